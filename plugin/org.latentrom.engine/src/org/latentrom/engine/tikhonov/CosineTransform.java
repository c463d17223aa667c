package org.latentrom.engine.tikhonov;

/**
 * The discrete cosine transform (DCT-II) of a power of two of numbers and its inverse, two rows at a time in one
 * complex fast Fourier transform of the same length (Makhoul 1980). Immutable; calls may run beside each other.
 */
final class CosineTransform {
    private final int m_n;

    /** cos and sin of -2 pi k / n */
    private final double[] m_cos;

    private final double[] m_sin;

    /** cos and sin of pi k / (2 n) */
    private final double[] m_quarterCos;

    private final double[] m_quarterSin;

    private final int[] m_reversed;

    /** @param n a power of two */
    CosineTransform(final int n) {
        m_n = n;
        m_cos = new double[n];
        m_sin = new double[n];
        m_quarterCos = new double[n];
        m_quarterSin = new double[n];
        m_reversed = new int[n];
        int bits = Integer.numberOfTrailingZeros(n);
        for (int k = 0; k < n; k++) {
            m_cos[k] = Math.cos(2 * Math.PI * k / n);
            m_sin[k] = -Math.sin(2 * Math.PI * k / n);
            m_quarterCos[k] = Math.cos(Math.PI * k / (2 * n));
            m_quarterSin[k] = Math.sin(Math.PI * k / (2 * n));
            m_reversed[k] = bits == 0 ? 0 : Integer.reverse(k) >>> (32 - bits);
        }
    }

    /**
     * Replaces two rows by {@code X_k = Σ x_j cos(π (2 j + 1) k / 2n)}.
     *
     * @param data holds both rows
     * @param a where the first begins
     * @param b where the second begins; the same as a if there is only one
     * @param work 2 n numbers
     */
    void forward(final double[] data, final int a, final int b, final double[] work) {
        int n = m_n;
        for (int j = 0; j < n; j++) {
            int to = m_reversed[(j & 1) == 0 ? j / 2 : n - 1 - j / 2];
            work[2 * to] = data[a + j];
            work[2 * to + 1] = data[b + j];
        }
        transform(work, 1);
        for (int k = 0; k < n; k++) {
            int m = (n - k) & (n - 1);
            double re = work[2 * k];
            double im = work[2 * k + 1];
            double reMirrored = work[2 * m];
            double imMirrored = work[2 * m + 1];
            // the transforms of the real rows: (V_k + conj V_-k) / 2 and (V_k - conj V_-k) / 2i
            data[a + k] = (m_quarterCos[k] * (re + reMirrored) + m_quarterSin[k] * (im - imMirrored)) / 2;
            data[b + k] = (m_quarterCos[k] * (im + imMirrored) - m_quarterSin[k] * (re - reMirrored)) / 2;
        }
    }

    /** Undoes {@link #forward}. */
    void inverse(final double[] data, final int a, final int b, final double[] work) {
        int n = m_n;
        for (int k = 0; k < n; k++) {
            double c = m_quarterCos[k];
            double s = m_quarterSin[k];
            double a0 = data[a + k];
            double a1 = k == 0 ? 0 : data[a + n - k];
            double b0 = data[b + k];
            double b1 = k == 0 ? 0 : data[b + n - k];
            // e^(i pi k / 2n) (X_k - i X_(n-k)) of both rows, the second times i
            int to = 2 * m_reversed[k];
            work[to] = c * a0 + s * a1 - (s * b0 - c * b1);
            work[to + 1] = s * a0 - c * a1 + c * b0 + s * b1;
        }
        transform(work, -1);
        double scale = 1.0 / n;
        for (int j = 0; j < n; j++) {
            int from = (j & 1) == 0 ? j / 2 : n - 1 - j / 2;
            data[a + j] = scale * work[2 * from];
            data[b + j] = scale * work[2 * from + 1];
        }
    }

    /** Radix-2 butterflies on numbers in bit-reversed order. */
    private void transform(final double[] v, final int sign) {
        for (int half = 1; half < m_n; half *= 2) {
            int stride = m_n / (2 * half);
            for (int start = 0; start < m_n; start += 2 * half) {
                for (int k = 0; k < half; k++) {
                    double c = m_cos[k * stride];
                    double s = sign * m_sin[k * stride];
                    int p = 2 * (start + k);
                    int q = p + 2 * half;
                    double re = c * v[q] - s * v[q + 1];
                    double im = c * v[q + 1] + s * v[q];
                    v[q] = v[p] - re;
                    v[q + 1] = v[p + 1] - im;
                    v[p] += re;
                    v[p + 1] += im;
                }
            }
        }
    }
}
