package org.latentrom.engine.wlsqm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inverses of normal matrices, and whether pixels determine a polynomial, against exact arithmetic. */
class NormalEquationsTest {
    /** Ranks are computed modulo this prime: with points this close together no minor is a multiple of it by chance. */
    private static final long PRIME = Integer.MAX_VALUE;

    private static double[] moments(final List<int[]> points, final Monomials monomials) {
        var moments = new double[monomials.count()];
        for (int[] point : points) {
            for (int k = 0; k < moments.length; k++) {
                moments[k] += Math.pow(point[0], monomials.p(k)) * Math.pow(point[1], monomials.q(k));
            }
        }
        return moments;
    }

    private static List<int[]> randomPoints(final Random random, final int reach, final int width,
        final double share) {
        var points = new ArrayList<int[]>();
        for (int y = -reach; y <= reach; y++) {
            for (int x = -width; x <= width; x++) {
                if (x == 0 && y == 0 || random.nextDouble() < share) {
                    points.add(new int[]{x, y});
                }
            }
        }
        return points;
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 2", "3, 3", "4, 4", "4, 12"})
    void theInverseTimesTheMatrixIsTheIdentity(final int order, final int reach) {
        var monomials = new Monomials(2 * order);
        double[] moments = moments(randomPoints(new Random(1), reach, reach, 0.9), monomials);
        int n = monomials.countTo(order);
        var inverse = new double[2 + n * (n + 1) / 2];
        assertTrue(new NormalEquations(monomials).invert(moments, order, inverse, 2));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                double size = 0;
                for (int k = 0; k < n; k++) {
                    int row = Math.max(i, k);
                    double term = inverse[2 + row * (row + 1) / 2 + Math.min(i, k)] * moments[monomials
                        .index(monomials.p(k) + monomials.p(j), monomials.q(k) + monomials.q(j))];
                    sum += term;
                    size += Math.abs(term);
                }
                assertEquals(i == j ? 1 : 0, sum, 1e-11 * size, i + ", " + j);
            }
        }
        assertEquals(0, inverse[0] + inverse[1], "what lies before its place is not touched");
    }

    @Test
    void lowerOrdersLeaveZeros() {
        var monomials = new Monomials(4);
        double[] moments = moments(List.of(new int[]{0, 0}, new int[]{1, 0}, new int[]{0, 2}), monomials);
        var equations = new NormalEquations(monomials);
        var inverse = new double[21];
        assertFalse(equations.invert(moments, 2, inverse, 0));
        assertTrue(equations.invert(moments, 1, inverse, 0));
        // f(0,0) is the first value, fx the difference to the second, fy half of that to the third
        double[] expected = {1, -1, 2, -0.5, 0.5, 0.5};
        for (int k = 0; k < 21; k++) {
            assertEquals(k < 6 ? expected[k] : 0, inverse[k], 1e-14, "entry " + k);
        }
        assertTrue(equations.invert(moments, 0, inverse, 0));
        assertEquals(1.0 / 3, inverse[0], 1e-15);
        assertEquals(0, inverse[1]);
    }

    /** Sparse and narrow neighbourhoods, many of them in line or on a conic: judged as exact arithmetic judges. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4"})
    void singularIsWhatExactArithmeticCallsSingular(final int order) {
        var random = new Random(order);
        var monomials = new Monomials(2 * order);
        var basis = new Monomials(order);
        var equations = new NormalEquations(monomials);
        int n = basis.count();
        int singular = 0;
        for (int trial = 0; trial < 1500; trial++) {
            int reach = 1 + random.nextInt(2 * order);
            int width = 1 + random.nextInt(3 * order);
            double share = Math.min(1, 1.5 * n * random.nextDouble() / ((2 * reach + 1) * (2 * width + 1)) + 0.05);
            List<int[]> points = randomPoints(random, reach, width, share);
            boolean determined = rank(points, basis) == n;
            singular += determined ? 0 : 1;
            assertEquals(determined, equations.invert(moments(points, monomials), order,
                new double[n * (n + 1) / 2], 0), "trial " + trial + ", " + points.size() + " points");
        }
        assertTrue(singular > 150 && singular < 1350, singular + " of 1500 are singular");
    }

    private static int rank(final List<int[]> points, final Monomials basis) {
        var rows = new long[points.size()][basis.count()];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < rows[i].length; k++) {
                rows[i][k] = power(points.get(i)[0], basis.p(k)) * power(points.get(i)[1], basis.q(k)) % PRIME;
            }
        }
        int rank = 0;
        for (int k = 0; k < basis.count(); k++) {
            int pivot = rank;
            while (pivot < rows.length && rows[pivot][k] == 0) {
                pivot++;
            }
            if (pivot < rows.length) {
                long[] row = rows[pivot];
                rows[pivot] = rows[rank];
                rows[rank++] = row;
                for (int i = rank; i < rows.length; i++) {
                    long factor = rows[i][k];
                    // without division: the row is multiplied instead, which does not change the rank
                    for (int j = k; j < row.length; j++) {
                        rows[i][j] = Math.floorMod(rows[i][j] * row[k] % PRIME - factor * row[j] % PRIME, PRIME);
                    }
                }
            }
        }
        return rank;
    }

    private static long power(final long base, final int exponent) {
        return exponent == 0 ? 1 : Math.floorMod(base * power(base, exponent - 1), PRIME);
    }
}
