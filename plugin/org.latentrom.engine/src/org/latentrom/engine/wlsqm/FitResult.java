package org.latentrom.engine.wlsqm;

import java.util.Arrays;

/**
 * Derivatives of all pixels, float64 or float32, as {@code [derivative ordinal][pixel]}; NaN where nothing is stored.
 */
final class FitResult {
    private final double[][] m_doubles;

    private final float[][] m_floats;

    private FitResult(final double[][] doubles, final float[][] floats) {
        m_doubles = doubles;
        m_floats = floats;
    }

    static FitResult ofDoubles(final int derivatives, final int pixels) {
        var values = new double[derivatives][pixels];
        for (double[] v : values) {
            Arrays.fill(v, Double.NaN);
        }
        return new FitResult(values, null);
    }

    static FitResult ofFloats(final int derivatives, final int pixels) {
        var values = new float[derivatives][pixels];
        for (float[] v : values) {
            Arrays.fill(v, Float.NaN);
        }
        return new FitResult(null, values);
    }

    /** Stores one derivative of successive pixels. */
    void store(final Derivative derivative, final int pixel, final double[] row) {
        if (m_floats == null) {
            System.arraycopy(row, 0, m_doubles[derivative.ordinal()], pixel, row.length);
        } else {
            float[] values = m_floats[derivative.ordinal()];
            for (int j = 0; j < row.length; j++) {
                values[pixel + j] = (float)row[j];
            }
        }
    }

    double[][] doubles() {
        return m_doubles;
    }

    float[][] floats() {
        return m_floats;
    }
}
