package org.latentrom.engine.tikhonov;

import org.latentrom.engine.progress.Progress;

/**
 * The natural cubic spline f that minimises {@code Σ (f_i - z_i)² + α ∫ f''²}, by Reinsch's algorithm (1967; Green and
 * Silverman, Nonparametric Regression, 1994, §2.3): {@code (R + α DDᵀ) γ = Dz}, {@code f = z - α Dᵀγ}, where γ are the
 * second derivatives at the inner samples and R is the tridiagonal matrix of the hat functions' products. Direct, O(n).
 */
final class SmoothingSpline implements Smoother {
    private final double[] m_h;

    private final double[] m_z;

    private final SecondDifferences m_differences;

    private double[] m_gamma;

    /**
     * @param h the n - 1 spacings, n at least 3
     * @param z the n data
     */
    SmoothingSpline(final double[] h, final double[] z) {
        m_h = h;
        m_z = z;
        m_differences = new SecondDifferences(h);
    }

    private PentadiagonalSolver solver(final double alpha) {
        double[][] a = m_differences.normalBands();
        for (int i = 0; i < m_differences.rows(); i++) {
            a[0][i] = alpha * a[0][i] + (m_h[i] + m_h[i + 1]) / 3;
            a[1][i] = alpha * a[1][i] + m_h[i + 1] / 6;
            a[2][i] *= alpha;
        }
        return new PentadiagonalSolver(a[0], a[1], a[2]);
    }

    @Override
    public Smoothed smooth(final double alpha, final double tolerance, final Progress progress) {
        progress.checkCanceled();
        m_gamma = solver(alpha).solve(m_differences.times(m_z));
        double[] f = m_differences.transposedTimes(m_gamma);
        for (int i = 0; i < f.length; i++) {
            f[i] = m_z[i] - alpha * f[i];
        }
        double square = 0;
        for (int i = 0; i < m_gamma.length; i++) {
            double next = i + 1 < m_gamma.length ? m_gamma[i + 1] : 0;
            square += m_gamma[i] * (m_gamma[i] * (m_h[i] + m_h[i + 1]) / 3 + next * m_h[i + 1] / 3);
        }
        return new Smoothed(f, Smoothed.rms(f, m_z, f.length), Math.sqrt(square / f.length));
    }

    @Override
    public int samples() {
        return m_z.length;
    }

    @Override
    public double freedom(final double alpha, final Progress progress) {
        progress.checkCanceled();
        double[][] inverse = solver(alpha).inverseBands();
        double[][] normal = m_differences.normalBands();
        double sum = 0;
        for (int i = 0; i < m_differences.rows(); i++) {
            sum += inverse[0][i] * normal[0][i] + 2 * (inverse[1][i] * normal[1][i] + inverse[2][i] * normal[2][i]);
        }
        return m_z.length - alpha * sum;
    }

    /** @return f'' of the spline of the last α at all samples; 0 at both ends */
    double[] secondDerivatives() {
        var second = new double[m_z.length];
        System.arraycopy(m_gamma, 0, second, 1, m_gamma.length);
        return second;
    }

    /** @return f' of the spline with the given values and second derivatives */
    double[] firstDerivatives(final double[] f, final double[] second) {
        var first = new double[f.length];
        for (int i = 0; i < f.length; i++) {
            int left = Math.min(i, f.length - 2);
            double slope = (f[left + 1] - f[left]) / m_h[left];
            first[i] = left == i ? slope - m_h[i] / 6 * (2 * second[i] + second[i + 1])
                : slope + m_h[left] / 6 * (second[left] + 2 * second[i]);
        }
        return first;
    }
}
