package org.latentrom.engine.tikhonov;

import java.util.function.IntToDoubleFunction;

/**
 * The straight line or plane of least squares through samples, {@code c + sx (x - x0) + sy (y - y0)} about their
 * centre. All functionals have it for nothing, so that it is taken off before anything is computed.
 */
record LinearTrend(double x0, double y0, double c, double sx, double sy) {
    /** Share of the variance below which a direction counts as one without extent. */
    private static final double FLAT = 1e-12;

    /** @param used which samples count; at least one */
    static LinearTrend fit(final IntToDoubleFunction x, final IntToDoubleFunction y, final double[] z,
        final boolean[] used) {
        double n = 0;
        double xSum = 0;
        double ySum = 0;
        double zSum = 0;
        for (int i = 0; i < z.length; i++) {
            if (used[i]) {
                n++;
                xSum += x.applyAsDouble(i);
                ySum += y.applyAsDouble(i);
                zSum += z[i];
            }
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double xz = 0;
        double yz = 0;
        for (int i = 0; i < z.length; i++) {
            if (used[i]) {
                double u = x.applyAsDouble(i) - xSum / n;
                double v = y.applyAsDouble(i) - ySum / n;
                double w = z[i] - zSum / n;
                xx += u * u;
                xy += u * v;
                yy += v * v;
                xz += u * w;
                yz += v * w;
            }
        }
        double determinant = xx * yy - xy * xy;
        double sx = 0;
        double sy = 0;
        if (determinant > FLAT * (xx + yy) * (xx + yy)) {
            sx = (yy * xz - xy * yz) / determinant;
            sy = (xx * yz - xy * xz) / determinant;
        } else if (xx >= yy && xx > 0) {
            sx = xz / xx;
        } else if (yy > 0) {
            sy = yz / yy;
        }
        return new LinearTrend(xSum / n, ySum / n, zSum / n, sx, sy);
    }

    double at(final double x, final double y) {
        return c + sx * (x - x0) + sy * (y - y0);
    }
}
