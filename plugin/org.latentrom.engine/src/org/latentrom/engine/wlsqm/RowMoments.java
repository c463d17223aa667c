package org.latentrom.engine.wlsqm;

import java.util.Arrays;

/**
 * Sums of x^p y^q v over the neighbourhoods of all pixels of a row of a tile, x and y being offsets from the pixel and
 * v integers. All sums are exact, since integers wrap around and results are smaller than 2^63.
 * <p>
 * Powers of x go into prefix sums. Powers of y need no multiplication: adding up, row by row, the sums of the sums so
 * far gives each row the weight C(k + q, q), where k counts the rows that follow, and powers of y are integer
 * combinations of these binomial coefficients.
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

    /** {@code [monomial][column]}; while rows are added, with binomial coefficients instead of powers of y. */
    private final long[][] m_sums;

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
        m_sums = new long[monomials.count()][tile.width()];
        m_terms = new long[tile.width()];
        int powers = monomials.degreeOfY(0) + 1;
        m_powers = new long[powers][powers];
        m_prefixes = new PrefixRows((row, from, to, values, at) -> {
            rows.read(row, from, to, values[0], at);
            for (int p = 1; p < values.length; p++) {
                for (int j = 0; j < to - from; j++) {
                    values[p][at + j] = (from - tile.fromColumn() + j) * values[p - 1][at + j];
                }
            }
        }, monomials.degreeOfX() + 1, height, width, neighbourhood, tile);
    }

    @Override
    public void row(final int row) {
        m_prefixes.advance(row);
        int first = m_prefixes.first(row);
        int last = m_prefixes.last(row);
        for (long[] sums : m_sums) {
            Arrays.fill(sums, 0);
        }
        for (int p = 0; p <= m_monomials.degreeOfX(); p++) {
            int degree = m_monomials.degreeOfY(p);
            for (int r = first; r <= last; r++) {
                int halfWidth = m_neighbourhood.halfWidth(r - row);
                if (degree == 0) {
                    m_prefixes.add(r, p, halfWidth, sums(p, 0));
                    continue;
                }
                m_prefixes.set(r, p, halfWidth, m_terms);
                accumulate(m_terms, sums(p, 0), sums(p, 1));
                for (int q = 2; q <= degree; q++) {
                    add(sums(p, q - 1), sums(p, q));
                }
            }
        }
        if (last - row != m_powersAt) {
            m_powersAt = last - row;
            binomialsOfPowers(m_powersAt, m_powers);
        }
        for (int k = m_sums.length - 1; k >= 0; k--) {
            combine(m_monomials.p(k), m_monomials.q(k));
        }
        m_monomials.shiftX(m_sums);
    }

    private long[] sums(final int p, final int q) {
        return m_sums[m_monomials.index(p, q)];
    }

    /** Puts a power of y in the place of a binomial coefficient, those of lower degree being left. */
    private void combine(final int p, final int q) {
        long[] sums = sums(p, q);
        for (int i = q; i >= 0; i--) {
            long factor = m_powers[q][i];
            long[] terms = sums(p, i);
            if (i == q) {
                for (int j = 0; j < sums.length && factor != 1; j++) {
                    sums[j] *= factor;
                }
            } else {
                for (int j = 0; j < sums.length; j++) {
                    sums[j] += factor * terms[j];
                }
            }
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

    /** @return sums of a monomial, one a column of the tile; overwritten with the next row */
    long[] sums(final int monomial) {
        return m_sums[monomial];
    }

    @Override
    public void at(final int column, final long[] key, final double[] moments) {
        for (int k = 0; k < key.length; k++) {
            key[k] = m_sums[k][column];
            moments[k] = key[k];
        }
    }
}
