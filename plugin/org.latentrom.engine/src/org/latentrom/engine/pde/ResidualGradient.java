package org.latentrom.engine.pde;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.latentrom.engine.pde.expression.Equation;
import org.latentrom.engine.pde.expression.Evaluator;
import org.latentrom.engine.pde.expression.Expression;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.Derivative;
import org.latentrom.engine.wlsqm.ImageWlsqm;

/**
 * Residuals derived with respect to pixels, by the chain rule: formulas by symbols, symbols by fits (their transpose),
 * fits by the rows of the time window.
 */
final class ResidualGradient {
    /** An equation's formula derived with respect to a channel's value or derivative. */
    private record Partial(int equation, Variable.Channel variable, Expression formula) {
    }

    /** Spatial derivatives of a channel's time derivative: one fit gives them all. */
    private record Source(int channel, int t) {
    }

    private final PdeSystem m_system;

    private final ImageWlsqm m_fits;

    private final List<Partial> m_partials = new ArrayList<>();

    private final Evaluator m_evaluator;

    ResidualGradient(final PdeSystem system, final ImageWlsqm fits) {
        m_system = system;
        m_fits = fits;
        for (int e = 0; e < system.equations().size(); e++) {
            Equation equation = system.equations().get(e);
            for (String symbol : equation.residual().symbols()) {
                if (system.variable(symbol) instanceof Variable.Channel c) {
                    m_partials.add(new Partial(e, c, equation.residual().derivative(symbol)));
                }
            }
        }
        m_evaluator = new Evaluator(m_partials.stream().map(Partial::formula).toList());
    }

    double[][][] adjoint(final Residual residual, final double[][] cotangents, final Progress progress) {
        ResidualInputs inputs = residual.inputs();
        int pixels = cotangents[0].length;
        double[][] partials = m_evaluator.evaluate(inputs.inOrder(m_evaluator.symbols()), pixels, progress);
        Map<Source, double[][]> bySource = new HashMap<>();
        for (int p = 0; p < partials.length; p++) {
            Partial partial = m_partials.get(p);
            var source = new Source(m_system.channels().indexOf(partial.variable().channel()), partial.variable().t());
            double[][] sums = bySource.computeIfAbsent(source, s -> new double[Derivative.values().length][]);
            int d = partial.variable().derivative().ordinal();
            sums[d] = sums[d] == null ? new double[pixels] : sums[d];
            for (int i = 0; i < pixels; i++) {
                if (residual.mask().isValid(i)) {
                    sums[d][i] += partials[p][i] * cotangents[partial.equation()][i];
                }
            }
        }
        var gradient = new double[inputs.window().rows()][m_system.channels().size()][pixels];
        bySource.forEach((source, sums) -> {
            double[] weights = inputs.window().weights(source.t());
            double[] byPixel = byPixel(sums, pixels, progress);
            for (int row = 0; row < weights.length; row++) {
                double[] to = gradient[row][source.channel()];
                for (int i = 0; i < pixels; i++) {
                    to[i] += weights[row] * byPixel[i];
                }
            }
        });
        return gradient;
    }

    /** The value itself is the pixel's, not the fit's. */
    private double[] byPixel(final double[][] sums, final int pixels, final Progress progress) {
        double[] values = sums[0];
        sums[0] = null;
        boolean fitted = false;
        for (double[] s : sums) {
            fitted |= s != null;
        }
        if (!fitted) {
            return values;
        }
        double[] byPixel = m_fits.adjoint(sums, progress);
        for (int i = 0; values != null && i < pixels; i++) {
            byPixel[i] += values[i];
        }
        return byPixel;
    }
}
