package org.latentrom.engine.wlsqm;

import java.util.Arrays;

/**
 * Weighted sums of x^p y^q v over the neighbourhoods of all pixels of a row of a tile, x and y being offsets from the
 * pixel. Work grows with the number of neighbours. Sums are rounded, but the same for equal neighbourhoods.
 */
final class WeightedMoments implements MomentSource {
    private final FitGrid m_grid;

    private final Weights m_weights;

    private final Monomials m_monomials;

    private final Tile m_tile;

    private final int m_pad;

    private final RowRing m_rows;

    private final double[][] m_table;

    /** {@code [p][q][column]} with the weights of the whole neighbourhood. */
    private final double[][][] m_sums;

    private final double[][] m_terms;

    private int m_row;

    /** @param values where the values come from, one a pixel, 0 at pixels that take no part */
    WeightedMoments(final RowRing.Reader values, final FitGrid grid, final Weights weights, final Monomials monomials,
        final Tile tile) {
        m_grid = grid;
        m_weights = weights;
        m_monomials = monomials;
        m_tile = tile;
        m_pad = grid.neighbourhood().halfWidths()[0];
        m_rows = new RowRing(values, 1, grid, tile);
        m_table = weights.table();
        m_sums = new double[monomials.degreeOfX() + 1][][];
        for (int p = 0; p < m_sums.length; p++) {
            m_sums[p] = new double[monomials.degreeOfY(p) + 1][tile.width()];
        }
        m_terms = new double[m_sums.length][tile.width()];
    }

    @Override
    public void row(final int row) {
        m_row = row;
        m_rows.advance(row);
        for (double[][] ofP : m_sums) {
            for (double[] sum : ofP) {
                Arrays.fill(sum, 0);
            }
        }
        for (int r = m_rows.first(row); r <= m_rows.last(row); r++) {
            RowKernel.sums(m_rows.get(r)[0], m_pad, m_table[Math.abs(r - row)], m_terms);
            for (int p = 0; p < m_sums.length; p++) {
                for (int q = 0; q < m_sums[p].length; q++) {
                    RowKernel.add(m_terms[p], 0, RowKernel.power(r - row, q), m_sums[p][q]);
                }
            }
        }
    }

    /** @param moments receives the sums of one pixel, {@code column} counting from the tile's first */
    void at(final int column, final double[] moments) {
        double farthest = m_weights.of(m_row * m_grid.width() + m_tile.fromColumn() + column);
        if (farthest != m_weights.whole()) {
            single(column, farthest, moments);
            return;
        }
        for (int k = 0; k < moments.length; k++) {
            moments[k] = m_sums[m_monomials.p(k)][m_monomials.q(k)][column];
        }
    }

    /** A pixel with weights of its own. */
    private void single(final int column, final double farthest, final double[] moments) {
        Arrays.fill(moments, 0);
        var ofRow = new double[m_terms.length];
        for (int r = m_rows.first(m_row); r <= m_rows.last(m_row); r++) {
            double[] values = m_rows.get(r)[0];
            int y = Math.abs(r - m_row);
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
            for (int k = 0; k < moments.length; k++) {
                moments[k] += ofRow[m_monomials.p(k)] * RowKernel.power(r - m_row, m_monomials.q(k));
            }
        }
    }

    @Override
    public void at(final int column, final long[] key, final double[] moments) {
        at(column, moments);
        for (int k = 0; k < key.length; k++) {
            key[k] = Double.doubleToRawLongBits(moments[k]);
        }
    }
}
