package org.latentrom.engine.wlsqm;

import java.util.Arrays;

/**
 * Weighted sums over one row of a neighbourhood for all pixels of a tile's row: loops over the pixels, which the
 * compiler turns into vector instructions, inside of loops over the neighbours. Since weights are symmetric, two
 * neighbours share a multiplication. The sequence of additions is the same for every pixel.
 */
final class RowKernel {
    private RowKernel() {
    }

    /**
     * @param values a row, {@code pad} columns longer than the tile at both ends
     * @param weights of the offsets 0, 1, …, as far as the row of the neighbourhood reaches
     * @param terms {@code terms[p][j]} receives the sum of weight x^p value over the neighbours of column j
     */
    static void sums(final double[] values, final int pad, final double[] weights, final double[][] terms) {
        for (int p = 0; p < terms.length; p++) {
            Arrays.fill(terms[p], 0);
            if (p == 0) {
                add(values, pad, weights[0], terms[0]);
            }
            for (int x = 1; x < weights.length; x++) {
                double factor = weights[x] * power(x, p);
                if (p % 2 == 0) {
                    addEven(values, pad + x, pad - x, factor, terms[p]);
                } else {
                    addOdd(values, pad + x, pad - x, factor, terms[p]);
                }
            }
        }
    }

    /**
     * The transpose of {@link #sums}, summed over p.
     *
     * @param values {@code values[p]}: a row, {@code pad} columns longer than the tile at both ends
     */
    static void addTransposed(final double[][] values, final int pad, final double[] weights, final double[] sums) {
        for (int p = 0; p < values.length; p++) {
            if (p == 0) {
                add(values[0], pad, weights[0], sums);
            }
            for (int x = 1; x < weights.length; x++) {
                double factor = weights[x] * power(x, p);
                if (p % 2 == 0) {
                    addEven(values[p], pad - x, pad + x, factor, sums);
                } else {
                    addOdd(values[p], pad - x, pad + x, factor, sums);
                }
            }
        }
    }

    static double power(final double base, final int exponent) {
        double power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }

    /** {@code sums[j] += factor terms[at + j]} */
    static void add(final double[] terms, final int at, final double factor, final double[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += factor * terms[at + j];
        }
    }

    private static void addEven(final double[] terms, final int plus, final int minus, final double factor,
        final double[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += factor * (terms[plus + j] + terms[minus + j]);
        }
    }

    private static void addOdd(final double[] terms, final int plus, final int minus, final double factor,
        final double[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += factor * (terms[plus + j] - terms[minus + j]);
        }
    }
}
