package org.latentrom.engine.wlsqm;

import java.util.Arrays;

/**
 * The sums of {@link RowMoments} over the valid pixels, in float64. Prefix sums lose digits in their differences, but
 * not so many that the error could reach 2^63: neighbourhoods wide enough for sums of that size are not much narrower
 * than a tile and what it reads.
 */
final class RoundedMoments {
    private final FitGrid m_grid;

    private final Monomials m_monomials;

    private final int m_pad;

    /** Prefix sums of x^p, x counting from the tile's middle. */
    private final RowRing m_prefixes;

    private final int m_middle;

    private final double[][] m_sums;

    private final double[] m_terms;

    RoundedMoments(final FitGrid grid, final Monomials monomials, final Tile tile) {
        m_grid = grid;
        m_monomials = monomials;
        m_pad = grid.neighbourhood().halfWidth(0);
        m_middle = tile.width() / 2;
        m_sums = new double[monomials.count()][tile.width()];
        m_terms = new double[tile.width()];
        m_prefixes = new RowRing((row, from, to, prefixes, at) -> {
            for (int p = 0; p < prefixes.length; p++) {
                double sum = 0;
                for (int column = from; column < to; column++) {
                    prefixes[p][at + column - from] = sum;
                    boolean valid = grid.mask().isValid(row * grid.width() + column);
                    sum += valid ? RowKernel.power(column - tile.fromColumn() - m_middle, p) : 0;
                }
                Arrays.fill(prefixes[p], at + to - from, prefixes[p].length, sum);
            }
        }, monomials.degreeOfX() + 1, grid, tile);
    }

    /** Makes the sums of a row, which is not below that of the last call. */
    void row(final int row) {
        m_prefixes.advance(row);
        for (double[] sums : m_sums) {
            Arrays.fill(sums, 0);
        }
        for (int r = m_prefixes.first(row); r <= m_prefixes.last(row); r++) {
            int w = m_grid.neighbourhood().halfWidth(r - row);
            for (int p = 0; p <= m_monomials.degreeOfX(); p++) {
                subtract(m_prefixes.get(r)[p], m_pad + w + 1, m_pad - w, m_terms);
                for (int q = 0; q <= m_monomials.degreeOfY(p); q++) {
                    RowKernel.add(m_terms, 0, RowKernel.power(r - row, q), m_sums[m_monomials.index(p, q)]);
                }
            }
        }
        m_monomials.shiftX(m_sums, -m_middle);
    }

    private static void subtract(final double[] prefix, final int end, final int begin, final double[] terms) {
        for (int j = 0; j < terms.length; j++) {
            terms[j] = prefix[j + end] - prefix[j + begin];
        }
    }

    /** @return a sum of one pixel, {@code column} counting from the tile's first */
    double at(final int column, final int monomial) {
        return m_sums[monomial][column];
    }
}
