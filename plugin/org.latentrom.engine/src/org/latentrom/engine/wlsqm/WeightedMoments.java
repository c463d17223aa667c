package org.latentrom.engine.wlsqm;

import java.util.Arrays;

import org.latentrom.engine.progress.Progress;

/**
 * Weighted sums of x^p y^q v over the neighbourhoods of all pixels of a row of a tile, x and y being offsets from the
 * pixel. Work grows with the number of neighbours. Sums are rounded, but the same for equal neighbourhoods.
 */
final class WeightedMoments implements MomentSource {
    private final FitGrid m_grid;

    private final Weights m_weights;

    private final Monomials m_monomials;

    private final Tile m_tile;

    private final Progress m_progress;

    private final int m_pad;

    private final RowRing m_rows;

    private final double[][] m_table;

    /** {@code [monomial][column]} */
    private final double[][] m_sums;

    private final double[][] m_terms;

    /**
     * @param values where the values come from, one a pixel, 0 at pixels that take no part
     * @param progress asked in every row of a neighbourhood whether to stop, since one row of pixels can take seconds
     */
    WeightedMoments(final RowRing.Reader values, final FitGrid grid, final Weights weights, final Monomials monomials,
        final Tile tile, final Progress progress) {
        m_grid = grid;
        m_weights = weights;
        m_monomials = monomials;
        m_tile = tile;
        m_progress = progress;
        m_pad = grid.neighbourhood().halfWidth(0);
        m_rows = new RowRing(values, 1, grid, tile);
        m_table = weights.table();
        m_sums = new double[monomials.count()][tile.width()];
        m_terms = new double[monomials.degreeOfX() + 1][tile.width()];
    }

    @Override
    public void row(final int row) {
        m_rows.advance(row);
        for (double[] sums : m_sums) {
            Arrays.fill(sums, 0);
        }
        for (int r = m_rows.first(row); r <= m_rows.last(row); r++) {
            m_progress.checkCanceled();
            RowKernel.sums(m_rows.get(r)[0], m_pad, m_table[Math.abs(r - row)], m_terms);
            for (int k = 0; k < m_sums.length; k++) {
                RowKernel.add(m_terms[m_monomials.p(k)], 0, RowKernel.power(r - row, m_monomials.q(k)), m_sums[k]);
            }
        }
        for (int column = 0; column < m_tile.width(); column++) {
            int pixel = row * m_grid.width() + m_tile.fromColumn() + column;
            if (m_weights.of(pixel) != m_weights.whole() && m_grid.mask().isValid(pixel)) {
                m_progress.checkCanceled();
                single(row, column, m_weights.of(pixel));
            }
        }
    }

    /** @return sums of a monomial, one a column of the tile; overwritten with the next row */
    double[] sums(final int monomial) {
        return m_sums[monomial];
    }

    /** A pixel with weights of its own. */
    private void single(final int row, final int column, final double farthest) {
        for (double[] sums : m_sums) {
            sums[column] = 0;
        }
        var ofRow = new double[m_terms.length];
        for (int r = m_rows.first(row); r <= m_rows.last(row); r++) {
            double[] values = m_rows.get(r)[0];
            int y = Math.abs(r - row);
            int w = m_table[y].length - 1;
            Arrays.fill(ofRow, 0);
            for (int x = -w; x <= w; x++) {
                double value = values[m_pad + column + x];
                if (value != 0) {
                    double term = value * m_weights.at(Math.abs(x), y, farthest);
                    for (int p = 0; p < ofRow.length; p++) {
                        ofRow[p] += term;
                        term *= x;
                    }
                }
            }
            for (int k = 0; k < m_sums.length; k++) {
                m_sums[k][column] += ofRow[m_monomials.p(k)] * RowKernel.power(r - row, m_monomials.q(k));
            }
        }
    }

    @Override
    public void at(final int column, final long[] key, final double[] moments) {
        for (int k = 0; k < key.length; k++) {
            moments[k] = m_sums[k][column];
            key[k] = Double.doubleToRawLongBits(moments[k]);
        }
    }
}
