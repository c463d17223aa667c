package org.latentrom.engine.tikhonov;

import java.util.Arrays;

import org.latentrom.engine.field.Mask;

/**
 * The second differences of an image where its mask lets them exist: fxx and fyy at pixels with both neighbours, fxy at
 * corners of four valid pixels. The square of all of them, with natural boundary conditions by what is left out, is the
 * thin-plate energy {@code Σ fxx² + 2 fxy² + fyy² = fᵀLf}; it is 0 for every f that is linear in x and y.
 */
final class HessianStencils {
    private final int m_height;

    private final int m_width;

    private final double m_wxx;

    private final double m_wyy;

    private final double m_wxy;

    private final boolean[] m_xx;

    private final boolean[] m_yy;

    /** corner (row, column) is the lower left one of that pixel; there are (height + 1) x (width + 1) */
    private final boolean[] m_xy;

    private final boolean[] m_coupled;

    private int m_count;

    /**
     * @param mask the domain
     * @param dx width of a pixel, in the length that derivatives are per
     * @param dy height of a pixel
     */
    HessianStencils(final Mask mask, final double dx, final double dy) {
        m_height = mask.height();
        m_width = mask.width();
        m_wxx = 1 / (dx * dx);
        m_wyy = 1 / (dy * dy);
        m_wxy = 1 / (dx * dy);
        int n = m_height * m_width;
        m_xx = new boolean[n];
        m_yy = new boolean[n];
        m_xy = new boolean[(m_height + 1) * (m_width + 1)];
        m_coupled = new boolean[n];
        boolean[] valid = mask.toBooleanArray();
        for (int row = 0; row < m_height; row++) {
            for (int column = 0; column < m_width; column++) {
                int p = row * m_width + column;
                m_xx[p] = column > 0 && column < m_width - 1 && valid[p] && couple(valid, p - 1, p, p + 1);
                m_yy[p] = row > 0 && row < m_height - 1 && valid[p] && couple(valid, p - m_width, p, p + m_width);
                m_xy[row * (m_width + 1) + column] = row > 0 && column > 0 && valid[p]
                    && couple(valid, p, p - 1, p - m_width, p - m_width - 1);
            }
        }
        for (boolean coupled : m_coupled) {
            m_count += coupled ? 1 : 0;
        }
    }

    private boolean couple(final boolean[] valid, final int... pixels) {
        for (int p : pixels) {
            if (!valid[p]) {
                return false;
            }
        }
        for (int p : pixels) {
            m_coupled[p] = true;
        }
        return true;
    }

    int height() {
        return m_height;
    }

    int width() {
        return m_width;
    }

    /** @return whether a pixel is in any difference; others keep their value */
    boolean[] coupled() {
        return m_coupled;
    }

    /** @return how many pixels are in a difference */
    int count() {
        return m_count;
    }

    /** @return a bound of the largest eigenvalue of L */
    double largest() {
        return 16 * (m_wxx + m_wyy) * (m_wxx + m_wyy);
    }

    /** @return fxx and fyy by pixel and fxy by corner; 0 where there is none */
    void apply(final double[] f, final double[][] hessian) {
        for (int row = 0; row < m_height; row++) {
            for (int column = 0; column < m_width; column++) {
                int p = row * m_width + column;
                hessian[0][p] = m_xx[p] ? m_wxx * (f[p - 1] - 2 * f[p] + f[p + 1]) : 0;
                hessian[1][p] = m_yy[p] ? m_wyy * (f[p - m_width] - 2 * f[p] + f[p + m_width]) : 0;
                int c = p + row;
                hessian[2][c] = m_xy[c] ? m_wxy * (f[p] - f[p - 1] - f[p - m_width] + f[p - m_width - 1]) : 0;
            }
        }
    }

    /** The adjoint of {@link #apply}: adds to f; what lies where there is no difference is not looked at. */
    void addAdjoint(final double[][] hessian, final double[] f) {
        for (int row = 0; row < m_height; row++) {
            for (int column = 0; column < m_width; column++) {
                int p = row * m_width + column;
                if (m_xx[p]) {
                    double v = m_wxx * hessian[0][p];
                    f[p - 1] += v;
                    f[p] -= 2 * v;
                    f[p + 1] += v;
                }
                if (m_yy[p]) {
                    double v = m_wyy * hessian[1][p];
                    f[p - m_width] += v;
                    f[p] -= 2 * v;
                    f[p + m_width] += v;
                }
                if (m_xy[p + row]) {
                    double v = m_wxy * hessian[2][p + row];
                    f[p] += v;
                    f[p - 1] -= v;
                    f[p - m_width] -= v;
                    f[p - m_width - 1] += v;
                }
            }
        }
    }

    /** @return arrays for {@link #apply} */
    double[][] hessian() {
        return new double[][]{new double[m_xx.length], new double[m_xx.length], new double[m_xy.length]};
    }

    /** Writes Lf, the gradient of half the thin-plate energy; {@code work} is overwritten. */
    void normal(final double[] f, final double[] result, final double[][] work) {
        apply(f, work);
        for (int i = 0; i < work[2].length; i++) {
            work[2][i] *= 2;
        }
        Arrays.fill(result, 0);
        addAdjoint(work, result);
    }
}
