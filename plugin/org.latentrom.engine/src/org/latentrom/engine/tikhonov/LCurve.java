package org.latentrom.engine.tikhonov;

import java.util.ArrayList;
import java.util.List;

import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.tikhonov.Selection.CurvePoint;

/**
 * The L-curve (Hansen 1992): logarithm of the seminorm over logarithm of the residual, at equally spaced log α; the
 * corner is where the curvature, of the circle through a point and its neighbours, is greatest.
 */
final class LCurve {
    private static final int POINTS_A_DECADE = 3;

    /** The curve is drawn, not computed with. */
    private static final double TOLERANCE = 0.03;

    private LCurve() {
    }

    /**
     * @param from least α, inner units
     * @param to greatest α
     * @return the points, by increasing α
     */
    static List<CurvePoint> points(final Smoother smoother, final double from, final double to,
        final Progress progress) {
        int n = Math.max(5, (int)Math.ceil(POINTS_A_DECADE * Math.log10(to / from)) + 1);
        var x = new double[n];
        var y = new double[n];
        var points = new CurvePoint[n];
        // from weak to strong smoothing: iterations begin at the data
        for (int i = 0; i < n; i++) {
            int done = i;
            progress.report((double)done / n, () -> "L-curve, point " + (done + 1) + " of " + n);
            double alpha = from * Math.pow(to / from, i / (n - 1.0));
            Smoothed s = smoother.smooth(alpha, TOLERANCE, progress);
            x[i] = Math.log(Math.max(s.residual(), Double.MIN_NORMAL));
            y[i] = Math.log(Math.max(s.seminorm(), Double.MIN_NORMAL));
            points[i] = new CurvePoint(alpha, s.residual(), s.seminorm(), Double.NaN);
        }
        List<CurvePoint> curve = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double curvature = i == 0 || i == n - 1 ? Double.NaN
                : curvature(x[i - 1], y[i - 1], x[i], y[i], x[i + 1], y[i + 1]);
            curve.add(new CurvePoint(points[i].alpha(), points[i].residual(), points[i].seminorm(), curvature));
        }
        return curve;
    }

    /** Curvature of the circle through three points, positive if the curve turns to the left. */
    static double curvature(final double ax, final double ay, final double bx, final double by, final double cx,
        final double cy) {
        double twiceArea = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
        double sides = Math.hypot(bx - ax, by - ay) * Math.hypot(cx - bx, cy - by) * Math.hypot(cx - ax, cy - ay);
        return sides == 0 ? 0 : 2 * twiceArea / sides;
    }

    /** @return α of the corner; NaN if the curve turns nowhere to the left */
    static double corner(final List<CurvePoint> curve) {
        double greatest = 0;
        double alpha = Double.NaN;
        for (CurvePoint p : curve) {
            if (p.curvature() > greatest) {
                greatest = p.curvature();
                alpha = p.alpha();
            }
        }
        return alpha;
    }
}
