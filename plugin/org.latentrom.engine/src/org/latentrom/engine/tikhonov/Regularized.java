package org.latentrom.engine.tikhonov;

import java.util.List;

import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.tikhonov.ParameterRule.Kind;
import org.latentrom.engine.tikhonov.Selection.CurvePoint;
import org.latentrom.engine.tikhonov.Selection.Status;

/**
 * One data set, smoothed with the parameter that a rule chooses.
 *
 * @param values f in inner units
 * @param selection what was chosen, in the user's units
 */
record Regularized(double[] values, Selection selection) {
    /** What is smoothed, and the units it is in. */
    record Problem(Smoother smoother, Regularization regularization, Standardized data, double noise, double length,
        double extent) {
        double unit() {
            return regularization.unit(length, data.scale());
        }

        /** Root mean square of the data's deviation from their plane, over the samples that can be smoothed. */
        double deviation() {
            return Smoothed.rms(data.z(), new double[data.z().length], smoother.samples());
        }
    }

    private record Choice(double alpha, Status status, List<CurvePoint> curve) {
    }

    private static final double CHOOSING = 0.85;

    /**
     * @param problem smoother, units, and the noise estimated in the data's unit (NaN if it could not be)
     * @param rule the rule, in the user's units
     */
    static Regularized of(final Problem problem, final ParameterRule rule, final Progress progress) {
        Standardized data = problem.data();
        double known = rule.kind() == Kind.DISCREPANCY && !Double.isNaN(rule.value()) ? rule.value()
            : problem.noise();
        if (data.linear() || problem.smoother().samples() == 0) {
            return new Regularized(data.z(),
                new Selection(Double.POSITIVE_INFINITY, known, 0, Status.LINEAR, List.of()));
        }
        Choice choice = choose(problem, rule, known / data.scale(), progress.part(0, CHOOSING));
        progress.report(CHOOSING, () -> "Smoothing");
        double[] values;
        double residual;
        if (Double.isInfinite(choice.alpha())) {
            values = new double[data.z().length];
            residual = problem.deviation();
        } else {
            Smoothed smoothed = problem.smoother().smooth(choice.alpha(), Smoother.FINE, progress);
            values = smoothed.values();
            residual = smoothed.residual();
        }
        double seminormUnit = data.scale() / (problem.length() * problem.length());
        List<CurvePoint> curve = choice.curve().stream().map(p -> new CurvePoint(p.alpha() * problem.unit(),
            p.residual() * data.scale(), p.seminorm() * seminormUnit, p.curvature())).toList();
        return new Regularized(values, new Selection(choice.alpha() * problem.unit(), known,
            residual * data.scale(), choice.status(), curve));
    }

    private static Choice choose(final Problem problem, final ParameterRule rule, final double noise,
        final Progress progress) {
        boolean square = problem.regularization() == Regularization.H2;
        double seen = Double.isNaN(noise) || noise == 0 ? 1e-2 : noise;
        double from = square ? 1e-2 : 1e-2 * seen;
        double to = Math.max(1e3 * from,
            square ? Math.pow(problem.extent(), 4) : problem.extent() * problem.extent() / 10);
        switch (rule.kind()) {
            case FIXED:
                return new Choice(rule.value() / problem.unit(), Status.FOUND, List.of());
            case L_CURVE:
                List<CurvePoint> curve = LCurve.points(problem.smoother(), from, to, progress);
                double corner = LCurve.corner(curve);
                return Double.isNaN(corner)
                    ? new Choice(discrepancy(problem, noise, progress).alpha(), Status.NO_CORNER, curve)
                    : new Choice(corner, Status.FOUND, curve);
            case GCV:
                double minimum = new CrossValidation(problem.smoother(), progress).find(from, to);
                return Double.isNaN(minimum)
                    ? new Choice(discrepancy(problem, noise, progress).alpha(), Status.NO_MINIMUM, List.of())
                    : new Choice(minimum, Status.FOUND, List.of());
            default:
                return discrepancy(problem, rule.factor() * noise, progress);
        }
    }

    private static Choice discrepancy(final Problem problem, final double target, final Progress progress) {
        if (Double.isNaN(target)) {
            return new Choice(0, Status.NO_ESTIMATE, List.of());
        }
        if (target >= problem.deviation()) {
            return new Choice(Double.POSITIVE_INFINITY, Status.NOISE_TOO_LARGE, List.of());
        }
        if (target == 0) {
            return new Choice(0, Status.NO_NOISE, List.of());
        }
        boolean square = problem.regularization() == Regularization.H2;
        var search = new Discrepancy(problem.smoother(), target, progress);
        Discrepancy.Choice found = square
            ? search.find(100, 100, 1e4 * Math.pow(problem.extent(), 4))
            : search.find(10 * target, 10, 1e2 * problem.extent() * problem.extent());
        return new Choice(found.alpha(), found.status(), List.of());
    }
}
