package org.latentrom.engine.wlsqm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
        for (int y = -3; y <= 3; y++) {
            assertEquals(5, n.halfWidth(y));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 25", "2, 3, 29", "3, 3.5, 45", "Infinity, 3, 49", "Infinity, 3.9, 49", "1, 2.5, 13",
        "200, 4, 77", "1.5, 2, 13"})
    void otherNormsGoFromRhombusToBox(final double p, final double radius, final int size) {
        Neighbourhood n = Neighbourhood.pNorm(radius, p);
        int expected = 0;
        for (int x = -4; x <= 4; x++) {
            for (int y = -4; y <= 4; y++) {
                double norm = Double.isInfinite(p) ? Math.max(Math.abs(x), Math.abs(y))
                    : Math.pow(Math.pow(Math.abs(x), p) + Math.pow(Math.abs(y), p), 1 / p);
                boolean inside = norm <= radius * (1 + 1e-12);
                assertEquals(inside, Math.abs(y) <= n.reach() && Math.abs(x) <= n.halfWidth(y), x + ", " + y);
                assertEquals(norm, n.norm(x, y), 1e-12);
                expected += inside ? 1 : 0;
            }
        }
        assertEquals(expected, n.size());
        assertEquals(size, n.size());
    }

    @Test
    void shapesAreComparedByWhatTheyAre() {
        assertEquals(Neighbourhood.disc(2.5), Neighbourhood.pNorm(2.5, 2));
        assertEquals(Neighbourhood.disc(2.5).hashCode(), Neighbourhood.pNorm(2.5, 2).hashCode());
        assertEquals(Neighbourhood.box(2.5), Neighbourhood.box(7).withRadius(2.5));
        assertNotEquals(Neighbourhood.disc(2.5), Neighbourhood.box(2.5));
        assertNotEquals(Neighbourhood.disc(2.5), Neighbourhood.disc(2.5).within(2, 9));
        assertEquals("disc of radius 2.5, box of radius 2.0, shape of norm 1.0 of radius 3.0",
            Neighbourhood.disc(2.5) + ", " + Neighbourhood.box(2) + ", " + Neighbourhood.pNorm(3, 1));
        assertEquals(FitOptions.of(Neighbourhood.disc(3)), FitOptions.of(Neighbourhood.disc(3)).withOrder(2));
    }

    @Test
    void badNormsAndOrdersAreRefused() {
        for (double p : new double[]{0.99, 0, -2, Double.NaN}) {
            var e = assertThrows(IllegalArgumentException.class, () -> Neighbourhood.pNorm(3, p));
            assertTrue(e.getMessage().contains("must be at least 1"), e.getMessage());
        }
        for (int order : new int[]{-1, 5}) {
            var e = assertThrows(IllegalArgumentException.class,
                () -> FitOptions.of(Neighbourhood.disc(3)).withOrder(order));
            assertTrue(e.getMessage().contains("order 0 to 4"), e.getMessage());
        }
    }

    @Test
    void greatestMomentBoundsAllMoments() {
        Neighbourhood n = Neighbourhood.disc(7.3);
        var monomials = new Monomials(4);
        for (int k = 0; k < monomials.count(); k++) {
            double sum = 0;
            for (int y = -n.reach(); y <= n.reach(); y++) {
                for (int x = -n.halfWidth(y); x <= n.halfWidth(y); x++) {
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
        FixedPoint code = FixedPoint.of(0, size, bits);
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
