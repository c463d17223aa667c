package org.latentrom.engine.nn;

import java.util.Arrays;

/** {@link Row} in float64, for the tests of gradients: line by line what {@link FloatRow} does. */
final class DoubleRow extends Row {
    private final double[] m_v;

    DoubleRow(final int capacity) {
        m_v = new double[capacity];
    }

    private static double[] of(final Row row) {
        return ((DoubleRow)row).m_v;
    }

    @Override
    void read(final Native array, final int from, final int n) {
        array.doubles().get(from, m_v, 0, n);
    }

    @Override
    void write(final Native array, final int to, final int n) {
        array.doubles().put(to, m_v, 0, n);
    }

    @Override
    double get(final int i) {
        return m_v[i];
    }

    @Override
    void set(final int i, final double value) {
        m_v[i] = value;
    }

    @Override
    void clear() {
        Arrays.fill(m_v, 0);
    }

    @Override
    double sum(final int from, final int n) {
        // four sums, because an addition waits for the one before
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i < from + n - 3; i += 4) {
            s0 += m_v[i];
            s1 += m_v[i + 1];
            s2 += m_v[i + 2];
            s3 += m_v[i + 3];
        }
        for (; i < from + n; i++) {
            s0 += m_v[i];
        }
        return s0 + s1 + (s2 + s3);
    }

    @Override
    double squares(final double centre, final int from, final int n) {
        double s0 = 0;
        double s1 = 0;
        int i = from;
        for (; i < from + n - 1; i += 2) {
            double a = m_v[i] - centre;
            double b = m_v[i + 1] - centre;
            s0 += a * a;
            s1 += b * b;
        }
        if (i < from + n) {
            s0 += (m_v[i] - centre) * (m_v[i] - centre);
        }
        return s0 + s1;
    }

    @Override
    double dot(final Row other, final int from, final int n) {
        double[] o = of(other);
        double s0 = 0;
        double s1 = 0;
        int i = from;
        for (; i < from + n - 1; i += 2) {
            s0 += m_v[i] * o[i];
            s1 += m_v[i + 1] * o[i + 1];
        }
        if (i < from + n) {
            s0 += m_v[i] * o[i];
        }
        return s0 + s1;
    }

    @Override
    void scale(final double centre, final double factor, final double summand, final int from, final int n) {
        double[] v = m_v;
        for (int i = from; i < from + n; i++) {
            v[i] = (v[i] - centre) * factor + summand;
        }
    }

    @Override
    void combine(final double a, final Row other, final double b, final double c, final int from, final int n) {
        double[] v = m_v;
        double[] o = of(other);
        double fa = a;
        double fb = b;
        double fc = c;
        for (int i = from; i < from + n; i++) {
            v[i] = fa * v[i] + fb * o[i] + fc;
        }
    }

    @Override
    void add(final int to, final Row other, final double factor, final int from, final int n) {
        double[] v = m_v;
        double[] o = of(other);
        double f = factor;
        int shift = from - to;
        for (int i = to; i < to + n; i++) {
            v[i] += f * o[i + shift];
        }
    }

    @Override
    void prelu(final double alpha, final int from, final int n) {
        double[] v = m_v;
        double a = alpha;
        for (int i = from; i < from + n; i++) {
            v[i] = Math.max(v[i], 0) + a * Math.min(v[i], 0);
        }
    }

    @Override
    void prelu(final Row alpha, final int n) {
        double[] v = m_v;
        double[] a = of(alpha);
        for (int i = 0; i < n; i++) {
            v[i] = Math.max(v[i], 0) + a[i] * Math.min(v[i], 0);
        }
    }

    // 1 where x is positive, 0 elsewhere: a branch would be mispredicted half of the time, and no vector instruction
    private static double step(final double x) {
        return Math.min(1, Math.max(0, x * Double.MAX_VALUE));
    }

    @Override
    void slope(final Row x, final double alpha, final int from, final int n) {
        double[] v = m_v;
        double[] o = of(x);
        double a = alpha;
        for (int i = from; i < from + n; i++) {
            double s = step(o[i]);
            v[i] *= s + a * (1 - s);
        }
    }

    @Override
    void slope(final Row x, final Row alpha, final int n) {
        double[] v = m_v;
        double[] o = of(x);
        double[] a = of(alpha);
        for (int i = 0; i < n; i++) {
            double s = step(o[i]);
            v[i] *= s + a[i] * (1 - s);
        }
    }

    @Override
    double negativeDot(final Row x, final int from, final int n) {
        double[] o = of(x);
        double s0 = 0;
        double s1 = 0;
        int i = from;
        for (; i < from + n - 1; i += 2) {
            s0 += m_v[i] * Math.min(o[i], 0);
            s1 += m_v[i + 1] * Math.min(o[i + 1], 0);
        }
        if (i < from + n) {
            s0 += m_v[i] * Math.min(o[i], 0);
        }
        return s0 + s1;
    }

    @Override
    void addNegative(final Row g, final Row x, final int n) {
        double[] v = m_v;
        double[] a = of(g);
        double[] o = of(x);
        for (int i = 0; i < n; i++) {
            v[i] += a[i] * Math.min(o[i], 0);
        }
    }
}
