package org.latentrom.engine.tikhonov;

import java.util.stream.IntStream;

/**
 * Solves with {@code I + weight Δ²} on a rectangle around the image, where Δ is the Laplacian with Neumann conditions,
 * which the cosine transform makes diagonal: residuals are continued by 0, the solution is restricted to the image. On
 * the image this is the inverse of a matrix M that is at least {@code A = I + weight L} ({@link HessianStencils}),
 * because every difference of A is one of the rectangle: so it preconditions conjugate gradients, and it may take the
 * place of A in the splitting of {@link HessianVariation}.
 */
final class NeumannPreconditioner {
    private final int m_height;

    private final int m_width;

    private final boolean[] m_coupled;

    private final CosineTransform m_along;

    private final CosineTransform m_across;

    private final int m_rows;

    private final int m_columns;

    private final double[] m_alongEigenvalues;

    private final double[] m_acrossEigenvalues;

    private final double[] m_data;

    private final double[] m_transposed;

    NeumannPreconditioner(final HessianStencils stencils, final double dx, final double dy) {
        m_height = stencils.height();
        m_width = stencils.width();
        m_coupled = stencils.coupled();
        m_rows = powerOfTwo(m_height);
        m_columns = powerOfTwo(m_width);
        m_along = new CosineTransform(m_columns);
        m_across = new CosineTransform(m_rows);
        m_alongEigenvalues = eigenvalues(m_columns, dx);
        m_acrossEigenvalues = eigenvalues(m_rows, dy);
        m_data = new double[Math.multiplyExact(m_rows, m_columns)];
        m_transposed = new double[m_data.length];
    }

    private static int powerOfTwo(final int n) {
        return n == 1 ? 1 : 2 * Integer.highestOneBit(n - 1);
    }

    private static double[] eigenvalues(final int n, final double h) {
        var eigenvalues = new double[n];
        for (int k = 0; k < n; k++) {
            double s = 2 * Math.sin(Math.PI * k / (2 * n)) / h;
            eigenvalues[k] = s * s;
        }
        return eigenvalues;
    }

    /** Writes M⁻¹ r; 0 at pixels that are in no difference. Not for several threads at a time. */
    void solve(final double[] r, final double weight, final double[] result) {
        for (int row = 0; row < m_rows; row++) {
            for (int column = 0; column < m_columns; column++) {
                int p = row * m_width + column;
                m_data[row * m_columns + column] =
                    row < m_height && column < m_width && m_coupled[p] ? r[p] : 0;
            }
        }
        pairs(m_height, (a, b, work) -> m_along.forward(m_data, a * m_columns, b * m_columns, work), m_columns);
        transpose(m_data, m_transposed, m_rows, m_columns);
        pairs(m_columns, (a, b, work) -> {
            m_across.forward(m_transposed, a * m_rows, b * m_rows, work);
            scale(a, weight);
            if (b != a) {
                scale(b, weight);
            }
            m_across.inverse(m_transposed, a * m_rows, b * m_rows, work);
        }, m_rows);
        transpose(m_transposed, m_data, m_columns, m_rows);
        pairs(m_height, (a, b, work) -> m_along.inverse(m_data, a * m_columns, b * m_columns, work), m_columns);
        for (int p = 0; p < result.length; p++) {
            result[p] = m_coupled[p] ? m_data[p / m_width * m_columns + p % m_width] : 0;
        }
    }

    private void scale(final int column, final double weight) {
        int at = column * m_rows;
        for (int k = 0; k < m_rows; k++) {
            double laplacian = m_alongEigenvalues[column] + m_acrossEigenvalues[k];
            m_transposed[at + k] /= 1 + weight * laplacian * laplacian;
        }
    }

    private interface PairWork {
        void on(int first, int second, double[] work);
    }

    /** Rows are transformed in pairs, pairs on all processors; which one does a pair does not change a bit. */
    private static void pairs(final int rows, final PairWork pair, final int length) {
        int chunks = Math.min((rows + 1) / 2, 2 * Runtime.getRuntime().availableProcessors());
        IntStream.range(0, chunks).parallel().forEach(chunk -> {
            var work = new double[2 * length];
            for (int i = chunk; 2 * i < rows; i += chunks) {
                pair.on(2 * i, Math.min(2 * i + 1, rows - 1), work);
            }
        });
    }

    private static void transpose(final double[] from, final double[] to, final int rows, final int columns) {
        int block = 16;
        for (int r0 = 0; r0 < rows; r0 += block) {
            for (int c0 = 0; c0 < columns; c0 += block) {
                for (int r = r0; r < Math.min(rows, r0 + block); r++) {
                    for (int c = c0; c < Math.min(columns, c0 + block); c++) {
                        to[c * rows + r] = from[r * columns + c];
                    }
                }
            }
        }
    }
}
