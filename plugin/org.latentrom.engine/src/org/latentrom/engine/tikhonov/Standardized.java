package org.latentrom.engine.tikhonov;

import java.util.function.IntToDoubleFunction;

/**
 * Data less their plane, in units of about their deviation from it, a power of two so that nothing is rounded.
 *
 * @param z the scaled deviations; 0 at samples that are not used
 * @param scale the unit
 * @param trend the plane of data / {@code unit}
 * @param unit a power of two near the greatest datum: sums of squares of huge data stay finite
 * @param linear whether the deviation is rounding only; z is then 0
 */
record Standardized(double[] z, double scale, LinearTrend trend, double unit, boolean linear) {
    private static final double ROUNDING = 1e-14;

    /**
     * @param data the data, finite where used
     * @param used which samples count, at least one
     */
    static Standardized of(final IntToDoubleFunction x, final IntToDoubleFunction y, final double[] data,
        final boolean[] used) {
        double greatest = 0;
        for (int i = 0; i < data.length; i++) {
            greatest = used[i] ? Math.max(greatest, Math.abs(data[i])) : greatest;
        }
        double unit = greatest == 0 ? 1 : power(greatest);
        var z = new double[data.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = used[i] ? data[i] / unit : 0;
        }
        LinearTrend trend = LinearTrend.fit(x, y, z, used);
        double square = 0;
        int count = 0;
        for (int i = 0; i < z.length; i++) {
            if (used[i]) {
                z[i] -= trend.at(x.applyAsDouble(i), y.applyAsDouble(i));
                square += z[i] * z[i];
                count++;
            }
        }
        double deviation = Math.sqrt(square / count);
        boolean linear = deviation <= ROUNDING;
        double inner = linear ? 1 : power(deviation);
        for (int i = 0; i < z.length; i++) {
            z[i] = linear ? 0 : z[i] / inner;
        }
        return new Standardized(z, inner * unit, trend, unit, linear);
    }

    private static double power(final double value) {
        return Math.scalb(1.0, Math.max(Double.MIN_EXPONENT, Math.getExponent(value)));
    }

    /** @return the datum that a scaled deviation at a place stands for */
    double value(final double f, final double x, final double y) {
        return f * scale + trend.at(x, y) * unit;
    }

    /** @return slope of the plane along x, in data per length */
    double slopeX() {
        return trend.sx() * unit;
    }

    /** @return slope of the plane along y, in data per length */
    double slopeY() {
        return trend.sy() * unit;
    }
}
