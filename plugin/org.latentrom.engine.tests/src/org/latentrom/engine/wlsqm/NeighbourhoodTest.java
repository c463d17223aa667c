package org.latentrom.engine.wlsqm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Discs, sums of monomials and integers that stand for values. */
class NeighbourhoodTest {
    @ParameterizedTest
    @CsvSource({"2, 13", "2.5, 21", "3.5, 37", "4.5, 69", "5.5, 97", "6.5, 137", "7.5, 177", "10.5, 349", "20.5, 1313",
        "40.5, 5169", "43.5, 5957", "5, 81"})
    void discsHaveTheKnownSizes(final double radius, final int size) {
        assertEquals(size, Neighbourhood.disc(radius).size());
    }

    @Test
    void radiiThatCannotWorkAreRefusedWithOneThatDoes() {
        for (double radius : new double[]{0.99, 0, -3, Double.NaN, 1000.5, Double.POSITIVE_INFINITY}) {
            var e = assertThrows(IllegalArgumentException.class, () -> Neighbourhood.disc(radius));
            assertTrue(e.getMessage().contains("at least 1.0"), e.getMessage());
        }
    }

    @Test
    void noOffsetIsAsLargeAsTheImage() {
        Neighbourhood n = Neighbourhood.disc(10.5).within(4, 6);
        assertEquals(3, n.reach());
        assertArrayEquals(new int[]{5, 5, 5, 5}, n.halfWidths());
    }

    @Test
    void greatestMomentBoundsAllMoments() {
        Neighbourhood n = Neighbourhood.disc(7.3);
        var monomials = new Monomials(4);
        for (int k = 0; k < monomials.count(); k++) {
            double sum = 0;
            for (int y = -n.reach(); y <= n.reach(); y++) {
                for (int x = -n.halfWidths()[Math.abs(y)]; x <= n.halfWidths()[Math.abs(y)]; x++) {
                    sum += Math.abs(Math.pow(x, monomials.p(k)) * Math.pow(y, monomials.q(k)));
                }
            }
            assertTrue(sum <= n.greatestMoment(4), monomials.p(k) + ", " + monomials.q(k));
        }
    }

    @Test
    void momentsMoveToAnotherOriginExactly() {
        var monomials = new Monomials(4);
        var moments = new long[monomials.count()][4];
        var expected = new long[monomials.count()][4];
        long[][] points = {{1000, 2000, 7}, {1003, 1999, -5}, {998, 2001, 1L << 40}};
        for (int k = 0; k < moments.length; k++) {
            assertEquals(k, monomials.index(monomials.p(k), monomials.q(k)));
            assertEquals(Derivative.values()[k], monomials.derivative(k));
            for (long[] p : points) {
                for (int j = 0; j < 4; j++) {
                    moments[k][j] += power(p[0], monomials.p(k)) * power(p[1], monomials.q(k)) * p[2];
                    expected[k][j] += power(p[0] - j, monomials.p(k)) * power(p[1], monomials.q(k)) * p[2];
                }
            }
        }
        monomials.shiftX(moments);
        assertArrayEquals(expected, moments);
    }

    @Test
    void polynomialsAreExpandedExactly() {
        var monomials = new Monomials(4);
        var coefficients = new long[monomials.count() + 1][5];
        var values = new long[3];
        // the polynomial sum (k + j) (X - x)^p (Y - y)^q for x = -2 + j, y = 5, at (X, Y) = (0, 7), (1, 7), …
        for (int k = 0; k < monomials.count(); k++) {
            for (int j = 0; j < 3; j++) {
                coefficients[1 + k][2 + j] = k + j;
            }
        }
        monomials.expand(coefficients, 1, 2, 3, -2, 5);
        for (int j = 0; j < 3; j++) {
            var same = new long[monomials.count() + 1][3];
            for (int k = 1; k < same.length; k++) {
                Arrays.fill(same[k], coefficients[k][2 + j]);
            }
            monomials.evaluate(same, 1, 7, values);
            for (int x = 0; x < 3; x++) {
                long expected = 0;
                for (int k = 0; k < monomials.count(); k++) {
                    expected += (k + j) * power(x + 2 - j, monomials.p(k)) * power(2, monomials.q(k));
                }
                assertEquals(expected, values[x]);
            }
        }
    }

    @Test
    void imagesOfOneRowOrColumnHaveMonomialsOfOneVariable() {
        for (boolean row : new boolean[]{true, false}) {
            var monomials = new Monomials(4, row, !row);
            assertEquals(5, monomials.count());
            assertEquals(3, monomials.countTo(2));
            assertEquals(row ? 4 : 0, monomials.degreeOfX());
            assertEquals(row ? 0 : 4, monomials.degreeOfY(0));
            assertEquals(-1, monomials.index(1, 1));
            assertEquals(row ? Derivative.FXXX : Derivative.FYYY, monomials.derivative(3));
        }
    }

    private static long power(final long base, final int exponent) {
        return exponent == 0 ? 1 : base * power(base, exponent - 1);
    }

    @ParameterizedTest
    @CsvSource({"1e-3, 20", "1, 57", "1e300, 40", "1e-300, 57"})
    void integersStandForValuesWithinHalfAStep(final double size, final int bits) {
        double[] values = {Double.NaN, -size, 0.3 * size, size, 0.123456789 * size};
        FixedPoint code = FixedPoint.of(-size, size, bits);
        assertEquals(0, code.encode(Double.NaN));
        for (int i = 1; i < values.length; i++) {
            long k = code.encode(values[i]);
            assertTrue(Math.abs(k) <= 1L << bits, () -> k + " is too large");
            double step = Math.max(size * Math.scalb(2, -bits), Math.ulp(size));
            assertEquals(values[i], code.middle() + code.decode(k), step);
            assertEquals(values[i] - code.middle() - code.decode(k), code.residual(values[i]));
        }
        assertTrue(Math.abs(code.encode(size)) >= 1L << (bits - 2), "bits are given away");
    }
}
