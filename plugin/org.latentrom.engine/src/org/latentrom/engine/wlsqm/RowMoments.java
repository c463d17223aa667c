package org.latentrom.engine.wlsqm;

import java.util.Arrays;

/**
 * Sums of x^p y^q v over the neighbourhoods of all pixels of a row, v being integers, x the column and y the row of a
 * pixel. Rows of a neighbourhood are intervals, so each gives the difference of two prefix sums; for a row of pixels
 * that is an addition and a subtraction of arrays, which the compiler turns into vector instructions. Prefix sums of
 * the rows in reach are kept in a ring; an object serves one thread, which asks for rows in ascending order.
 */
final class RowMoments {
    /** The values of one row. */
    @FunctionalInterface
    interface Rows {
        /** @param values receives the row's values, one a column; 0 at pixels that take no part */
        void read(int row, long[] values);
    }

    private final Rows m_rows;

    private final int m_height;

    private final int m_width;

    private final Neighbourhood m_neighbourhood;

    private final Monomials m_monomials;

    /** Columns by which prefix sums are prolonged at both ends, so that no border needs a case of its own. */
    private final int m_pad;

    private final long[][][] m_ring;

    private final long[] m_values;

    private int m_next = -1;

    /**
     * @param rows where the values come from
     * @param neighbourhood clipped to the image ({@link Neighbourhood#within})
     * @param monomials which sums to make
     */
    RowMoments(final Rows rows, final int height, final int width, final Neighbourhood neighbourhood,
        final Monomials monomials) {
        m_rows = rows;
        m_height = height;
        m_width = width;
        m_neighbourhood = neighbourhood;
        m_monomials = monomials;
        m_pad = neighbourhood.halfWidths()[0];
        m_ring = new long[2 * neighbourhood.reach() + 1][monomials.count()][width + 2 * m_pad + 1];
        m_values = new long[width];
    }

    /**
     * Sums over the neighbourhoods of one row's pixels, as far as they lie in the image.
     *
     * @param row not below that of the last call
     * @param sums {@code sums[monomial][column]}, receives the sums modulo 2^64, about the origin (0, 0)
     */
    void sum(final int row, final long[][] sums) {
        int reach = m_neighbourhood.reach();
        int last = Math.min(m_height - 1, row + reach);
        int first = Math.max(0, row - reach);
        for (m_next = Math.max(m_next, first); m_next <= last; m_next++) {
            buildPrefixSums(m_next, m_ring[m_next % m_ring.length]);
        }
        for (int m = 0; m < sums.length; m++) {
            Arrays.fill(sums[m], 0);
            for (int r = first; r <= last; r++) {
                int w = m_neighbourhood.halfWidths()[Math.abs(r - row)];
                addDifferences(sums[m], m_ring[r % m_ring.length][m], m_pad + w + 1, m_pad - w);
            }
        }
    }

    private static void addDifferences(final long[] sum, final long[] prefix, final int end, final int begin) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += prefix[j + end] - prefix[j + begin];
        }
    }

    /** prefix[pad + j] = sum of x^p y^q v over the columns before j, constant beyond both ends of the row. */
    private void buildPrefixSums(final int row, final long[][] prefix) {
        m_rows.read(row, m_values);
        for (int m = 0; m < prefix.length; m++) {
            int p = m_monomials.p(m);
            long y = power(row, m_monomials.q(m));
            long[] sums = prefix[m];
            long sum = 0;
            for (int j = 0; j < m_width; j++) {
                sums[m_pad + j] = sum;
                sum += power(j, p) * y * m_values[j];
            }
            Arrays.fill(sums, m_pad + m_width, sums.length, sum);
        }
    }

    private static long power(final long base, final int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }
}
