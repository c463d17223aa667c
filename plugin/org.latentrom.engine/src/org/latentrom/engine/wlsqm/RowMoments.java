package org.latentrom.engine.wlsqm;

import java.util.Arrays;

/**
 * Sums of x^p y^q v over the neighbourhoods of all pixels of a row of a tile, x and y being offsets from the pixel and v
 * integers. All sums are exact, since integers wrap around and results are smaller than 2^63.
 * <p>
 * Powers of x go into prefix sums. Powers of y need no multiplication: adding up, row by row, the sums of the sums so far
 * gives each row the weight C(k + q, q), where k counts the rows that follow, and powers of y are integer combinations
 * of these binomial coefficients.
 */
final class RowMoments implements MomentSource {
    /** The values of one row. */
    @FunctionalInterface
    interface Rows {
        /** @param values receives at {@code at} and after the values of columns; 0 at pixels that take no part */
        void read(int row, int fromColumn, int toColumn, long[] values, int at);
    }

    private final Neighbourhood m_neighbourhood;

    private final Monomials m_monomials;

    private final PrefixRows m_prefixes;

    /** {@code [p][q][column]}: sums with x^p and binomial coefficients of y. */
    private final long[][][] m_sums;

    private final long[] m_terms;

    /** y^q = sum over i of {@code [q][i]} C(k + i, i). */
    private final long[][] m_powers;

    private int m_powersAt = -1;

    /**
     * @param rows where the values come from
     * @param neighbourhood clipped to the image ({@link Neighbourhood#within})
     * @param monomials which sums to make
     */
    RowMoments(final Rows rows, final int height, final int width, final Neighbourhood neighbourhood,
        final Monomials monomials, final Tile tile) {
        m_neighbourhood = neighbourhood;
        m_monomials = monomials;
        m_sums = new long[monomials.degreeOfX() + 1][][];
        for (int p = 0; p < m_sums.length; p++) {
            m_sums[p] = new long[monomials.degreeOfY(p) + 1][tile.width()];
        }
        m_terms = new long[tile.width()];
        m_powers = new long[m_sums[0].length][m_sums[0].length];
        m_prefixes = new PrefixRows((row, from, to, values, at) -> {
            rows.read(row, from, to, values[0], at);
            for (int p = 1; p < values.length; p++) {
                for (int j = 0; j < to - from; j++) {
                    values[p][at + j] = (from - tile.fromColumn() + j) * values[p - 1][at + j];
                }
            }
        }, m_sums.length, height, width, neighbourhood, tile);
    }

    @Override
    public void row(final int row) {
        m_prefixes.advance(row);
        int first = m_prefixes.first(row);
        int last = m_prefixes.last(row);
        for (int p = 0; p < m_sums.length; p++) {
            for (long[] sum : m_sums[p]) {
                Arrays.fill(sum, 0);
            }
            for (int r = first; r <= last; r++) {
                int halfWidth = m_neighbourhood.halfWidths()[Math.abs(r - row)];
                if (m_sums[p].length == 1) {
                    m_prefixes.add(r, p, halfWidth, m_sums[p][0]);
                    continue;
                }
                m_prefixes.set(r, p, halfWidth, m_terms);
                accumulate(m_terms, m_sums[p][0], m_sums[p][1]);
                for (int q = 2; q < m_sums[p].length; q++) {
                    add(m_sums[p][q - 1], m_sums[p][q]);
                }
            }
        }
        if (last - row != m_powersAt) {
            m_powersAt = last - row;
            binomialsOfPowers(m_powersAt, m_powers);
        }
    }

    private static void accumulate(final long[] terms, final long[] sums, final long[] sumsOfSums) {
        for (int j = 0; j < terms.length; j++) {
            long sum = sums[j] + terms[j];
            sums[j] = sum;
            sumsOfSums[j] += sum;
        }
    }

    private static void add(final long[] terms, final long[] sums) {
        for (int j = 0; j < terms.length; j++) {
            sums[j] += terms[j];
        }
    }

    /**
     * With y = last - k and B_i = C(k + i, i): y B_i = (last + i + 1) B_i - (i + 1) B_(i+1), as k B_i =
     * (i + 1) (B_(i+1) - B_i).
     */
    private static void binomialsOfPowers(final int last, final long[][] powers) {
        powers[0][0] = 1;
        for (int q = 1; q < powers.length; q++) {
            for (int i = 0; i <= q; i++) {
                long same = i < q ? (last + i + 1) * powers[q - 1][i] : 0;
                powers[q][i] = same - (i > 0 ? i * powers[q - 1][i - 1] : 0);
            }
        }
    }

    /** @param moments receives the sums of one pixel, {@code column} counting from the tile's first */
    void at(final int column, final long[] moments) {
        for (int k = 0; k < moments.length; k++) {
            long[][] sums = m_sums[m_monomials.p(k)];
            long[] power = m_powers[m_monomials.q(k)];
            long moment = power[0] * sums[0][column];
            for (int i = 1; i <= m_monomials.q(k); i++) {
                moment += power[i] * sums[i][column];
            }
            moments[k] = moment;
        }
        m_monomials.shiftX(moments, column);
    }

    @Override
    public void at(final int column, final long[] key, final double[] moments) {
        at(column, key);
        for (int k = 0; k < key.length; k++) {
            moments[k] = key[k];
        }
    }
}
