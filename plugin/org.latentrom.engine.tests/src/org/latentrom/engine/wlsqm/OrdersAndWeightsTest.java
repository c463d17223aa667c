package org.latentrom.engine.wlsqm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** Fits of all orders, weightings and shapes against their definition. */
class OrdersAndWeightsTest {
    private static Mask mask(final int height, final int width, final double share) {
        var random = new Random(7);
        var valid = new boolean[height * width];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = random.nextDouble() < share;
        }
        return Mask.of(height, width, valid);
    }

    private static double[] image(final int pixels) {
        return new Random(8).doubles(pixels, -1, 1).toArray();
    }

    /** The tolerance is that of normal equations: rounding times their condition number, which is checked elsewhere. */
    @ParameterizedTest
    @CsvSource({"17, 23, 1, 0, 1, 2", "17, 23, 0.5, 1, 1.5, 2", "17, 23, 0.8, 2, 3.2, 1", "17, 23, 0.7, 2, 4, 3.5",
        "20, 21, 0.6, 2, 3.5, Infinity", "17, 23, 0.8, 3, 4.5, 2", "15, 16, 0.5, 3, 5, Infinity", "17, 23, 1, 4, 4, 2",
        "17, 23, 0.8, 4, 6.5, 1", "9, 31, 1, 4, 40.5, 2", "6, 6, 1, 3, 50, 2", "24, 40, 0.4, 4, 7.5, 2.5",
        "16, 17, 0.3, 4, 12.5, 2", "8, 300, 0.9, 4, 9.25, 2"})
    void definition(final int height, final int width, final double share, final int order, final double radius,
        final double p) {
        Mask mask = mask(height, width, share);
        double[] z = image(height * width);
        for (Weighting weighting : Weighting.values()) {
            var options = new FitOptions(Neighbourhood.pNorm(radius, p), order, weighting, SingularRule.LEAVE_OUT);
            ImageWlsqm fits = ImageWlsqm.prepare(mask, 0.5, 0.75, options, Progress.NONE);
            double[][] fit = fits.fit(z, Progress.NONE);
            double[] condition = fits.conditionNumbers();
            var plain = new PlainWlsqm(mask, 0.5, 0.75, options);
            for (int i = 0; i < z.length; i++) {
                double[] expected = plain.fit(z, i / width, i % width);
                boolean solvable = mask.isValid(i) && !Double.isNaN(expected[0]);
                assertEquals(solvable, fits.fitted().isValid(i), weighting + ", pixel " + i);
                for (int k = 0; k < fit.length; k++) {
                    if (solvable) {
                        double size = Derivative.values()[k].factor(0.5 * Math.ceil(radius), 0.75 * Math.ceil(radius));
                        assertEquals(expected[k], fit[k][i],
                            2e-15 * condition[i] * Math.max(size, Math.abs(expected[k])),
                            weighting + ", pixel " + i + ", " + Derivative.values()[k]);
                    } else {
                        assertTrue(Double.isNaN(fit[k][i]), "pixel " + i);
                    }
                }
            }
        }
    }

    /** A polynomial of the fit's order comes back, with all its derivatives, whatever the weights. */
    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "4"})
    void polynomialsComeBack(final int order) {
        int n = 30;
        double dx = 0.125;
        double dy = 0.25;
        double[] c = new Random(order).doubles(15, -1, 1).toArray();
        Derivative[] all = Derivative.values();
        var z = new double[n * n];
        for (Derivative d : all) {
            for (int i = 0; i < z.length && d.order() <= order; i++) {
                z[i] += c[d.ordinal()] * Math.pow(i % n * dx - 2, d.x()) * Math.pow(i / n * dy - 4, d.y());
            }
        }
        for (Weighting weighting : Weighting.values()) {
            ImageWlsqm fits = ImageWlsqm.prepare(mask(n, n, 0.9), dx, dy,
                FitOptions.of(Neighbourhood.disc(6.5)).withOrder(order).withWeighting(weighting), Progress.NONE);
            double[][] fit = fits.fit(z, Progress.NONE);
            double[] condition = fits.conditionNumbers();
            double greatest = Arrays.stream(z).map(Math::abs).max().getAsDouble();
            assertEquals((order + 1) * (order + 2) / 2, fit.length);
            for (int k = 0; k < fit.length; k++) {
                for (int i = 0; i < z.length; i++) {
                    double exact = 0;
                    for (Derivative d : all) {
                        if (d.order() <= order && d.x() >= all[k].x() && d.y() >= all[k].y()) {
                            exact += c[d.ordinal()] * falling(d.x(), all[k].x()) * falling(d.y(), all[k].y())
                                * Math.pow(i % n * dx - 2, d.x() - all[k].x())
                                * Math.pow(i / n * dy - 4, d.y() - all[k].y());
                        }
                    }
                    if (fits.fitted().isValid(i)) {
                        double size = greatest * all[k].factor(7 * dx, 7 * dy);
                        assertEquals(exact, fit[k][i], 2e-15 * condition[i] * size, all[k] + " at " + i);
                    }
                }
            }
        }
    }

    private static double falling(final int n, final int factors) {
        return factors == 0 ? 1 : n * falling(n - 1, factors - 1);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "4"})
    void imagesOfOneRowAreFittedInX(final int order) {
        int n = 40;
        double[] z = image(n);
        for (Weighting weighting : Weighting.values()) {
            FitOptions options =
                FitOptions.of(Neighbourhood.disc(5.5)).withOrder(order).withWeighting(weighting);
            ImageWlsqm row = ImageWlsqm.prepare(mask(1, n, 0.8), 0.5, 7, options, Progress.NONE);
            ImageWlsqm column = ImageWlsqm.prepare(mask(n, 1, 0.8), 3, 0.5, options, Progress.NONE);
            double[][] alongX = row.fit(z, Progress.NONE);
            double[][] alongY = column.fit(z, Progress.NONE);
            double[] power = new double[n];
            Arrays.setAll(power, i -> Math.pow(0.5 * i - 8, order));
            double[][] exact = row.fit(power, Progress.NONE);
            double[] condition = row.conditionNumbers();
            for (int k = 0; k < alongX.length; k++) {
                Derivative d = Derivative.values()[k];
                assertEquals(d.y() == 0, row.supports(d));
                assertEquals(d.x() == 0, column.supports(d));
                for (int i = 0; i < n && d.y() == 0; i++) {
                    double same = alongY[Monomials.count(d.x()) - 1][i];
                    assertEquals(row.fitted().isValid(i), !Double.isNaN(alongX[k][i]));
                    if (row.fitted().isValid(i)) {
                        double rounding = 2e-15 * condition[i] * d.factor(3, 1);
                        assertEquals(alongX[k][i], same, rounding);
                        double derivative = falling(order, d.x()) * Math.pow(0.5 * i - 8, order - d.x());
                        assertEquals(derivative, exact[k][i], Math.pow(11.5, order) * rounding, d + ", " + i);
                    }
                }
                assertTrue(d.y() == 0 || Arrays.stream(alongX[k]).allMatch(Double::isNaN));
            }
            assertFalse(row.supports(Derivative.FY));
        }
    }

    @Test
    void oneLonePixelIsItsOwnMean() {
        ImageWlsqm fits = ImageWlsqm.prepare(Mask.full(1, 1), 1, 1,
            FitOptions.of(Neighbourhood.disc(3)).withOrder(4).withRule(SingularRule.LOWER_ORDER), Progress.NONE);
        assertEquals(7.5, fits.fit(new double[]{7.5}, Progress.NONE)[0][0]);
        assertFalse(fits.supports(Derivative.FX));
        assertEquals(0, fits.lowered(), "in no direction is there an order to lower");
    }

    @Test
    void missingValuesAreMasked() {
        int n = 20;
        Mask mask = mask(n, n, 0.8);
        double[] z = image(n * n);
        double[] gaps = z.clone();
        boolean[] valid = mask.toBooleanArray();
        for (int i = 0; i < z.length; i += 13) {
            gaps[i] = Double.NaN;
            valid[i] = false;
        }
        for (Weighting weighting : Weighting.values()) {
            FitOptions options = FitOptions.of(Neighbourhood.disc(3.5)).withWeighting(weighting);
            ImageWlsqm fits = ImageWlsqm.prepare(mask, 1, 1, options, Progress.NONE);
            double[][] expected =
                ImageWlsqm.prepare(Mask.of(n, n, valid), 1, 1, options, Progress.NONE).fit(z, Progress.NONE);
            ImageWlsqm without = fits.without(gaps, Progress.NONE);
            assertEquals(Mask.of(n, n, valid), without.mask());
            assertSame(fits, fits.without(z, Progress.NONE));
            for (int k = 0; k < 6; k++) {
                assertArrayEquals(expected[k], fits.fit(gaps, Progress.NONE)[k]);
                assertArrayEquals(expected[k], without.fit(gaps, Progress.NONE)[k]);
            }
        }
        var e = assertThrows(IllegalArgumentException.class, () -> ImageWlsqm.prepare(mask, 1, 1,
            FitOptions.of(Neighbourhood.disc(3.5)), Progress.NONE).fit(new double[]{Double.NaN}, Progress.NONE));
        assertTrue(e.getMessage().contains("1 values for an image of 400 pixels"), e.getMessage());
        Arrays.fill(gaps, Double.NaN);
        e = assertThrows(IllegalArgumentException.class, () -> ImageWlsqm.prepare(mask, 1, 1,
            FitOptions.of(Neighbourhood.disc(3.5)), Progress.NONE).fit(gaps, Progress.NONE));
        assertTrue(e.getMessage().contains("NaN"), e.getMessage());
    }

    @Test
    void float32IsFloat64RoundedOnce() {
        int n = 60;
        Mask mask = mask(n, n, 0.9);
        var z = new float[n * n];
        double[] image = image(n * n);
        var wide = new double[n * n];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float)(101325 + image[i]);
            wide[i] = z[i];
        }
        for (Weighting weighting : Weighting.values()) {
            ImageWlsqm fits = ImageWlsqm.prepare(mask, 0.1, 0.1,
                FitOptions.of(Neighbourhood.disc(20.5)).withOrder(3).withWeighting(weighting), Progress.NONE);
            float[][] narrow = fits.fit(z, Progress.NONE);
            double[][] full = fits.fit(wide, Progress.NONE);
            for (int k = 0; k < full.length; k++) {
                for (int i = 0; i < z.length; i++) {
                    assertEquals((float)full[k][i], narrow[k][i]);
                }
            }
        }
        z[61] = Float.POSITIVE_INFINITY;
        ImageWlsqm fits = ImageWlsqm.prepare(Mask.full(n, n), 1, 1, FitOptions.of(Neighbourhood.disc(2.5)),
            Progress.NONE);
        var e = assertThrows(IllegalArgumentException.class, () -> fits.fit(z, Progress.NONE));
        assertTrue(e.getMessage().contains("row 1, column 1 is Infinity"), e.getMessage());
    }

    /** All-equal and all-zero images, huge and tiny ones, work with weights too. */
    @Test
    void magnitudesWithWeights() {
        double[] z = image(400);
        for (Weighting weighting : new Weighting[]{Weighting.CENTER, Weighting.RADIAL}) {
            ImageWlsqm fits = ImageWlsqm.prepare(Mask.full(20, 20), 1, 1,
                FitOptions.of(Neighbourhood.disc(4.5)).withWeighting(weighting), Progress.NONE);
            for (double constant : new double[]{0, -7.1, Double.MAX_VALUE, Double.MIN_VALUE}) {
                double[][] fit = fits.fit(Arrays.stream(z).map(v -> constant).toArray(), Progress.NONE);
                assertTrue(Arrays.stream(fit[0]).allMatch(v -> v == constant));
                assertTrue(Arrays.stream(fit[4]).allMatch(v -> v == 0));
            }
            double[][] fit = fits.fit(z, Progress.NONE);
            for (int power : new int[]{-1000, 1000}) {
                double[][] scaled =
                    fits.fit(Arrays.stream(z).map(v -> Math.scalb(v, power)).toArray(), Progress.NONE);
                for (int k = 0; k < 6; k++) {
                    assertArrayEquals(fit[k], Arrays.stream(scaled[k]).map(v -> Math.scalb(v, -power)).toArray(),
                        1e-20);
                }
            }
        }
    }

    /** Beyond 64 bits, at order 4 from a radius of about 80, normal matrices are rounded: the fit is the same. */
    @Test
    void radiiBeyondExactMoments() {
        int n = 90;
        Neighbourhood wide = Neighbourhood.disc(130);
        assertTrue(wide.within(n, n).greatestMoment(8) > 0x1p62);
        double[] z = image(n * n);
        FitOptions options = FitOptions.of(wide).withOrder(4);
        double[][] fit = ImageWlsqm.prepare(Mask.full(n, n), 1, 1, options, Progress.NONE).fit(z, Progress.NONE);
        // all pixels see the whole image, so they all have the same polynomial
        int last = n * n - 1;
        for (int k = 10; k < 15; k++) {
            for (int pixel : new int[]{0, n - 1, 45 * n + 45, last - 7}) {
                assertEquals(fit[k][last], fit[k][pixel], 1e-9 * Math.abs(fit[k][last]));
            }
        }
        var plain = new PlainWlsqm(Mask.full(n, n), 1, 1, options);
        double[] expected = plain.fit(z, 45, 44);
        for (int k = 0; k < 15; k++) {
            assertEquals(expected[k], fit[k][45 * n + 44], 1e-10 * Math.abs(expected[k]));
        }
    }

    /** The sums behind such fits, against sums of arbitrary precision, in tiles at the border and inside. */
    @ParameterizedTest
    @CsvSource({"150.5, 8, 400", "400.25, 8, 1100", "1000, 8, 2300", "300, 6, 700"})
    void momentsBeyond64Bits(final double radius, final int degree, final int width) {
        int height = 5;
        Mask mask = mask(height, width, 0.8);
        var grid = new FitGrid(mask, 1, 1, FitOptions.of(Neighbourhood.box(radius)).withOrder(degree / 2));
        var monomials = new Monomials(degree);
        boolean beyond = false;
        for (int strip : new int[]{0, 1, Tile.strips(width) - 1}) {
            var tile = new Tile(3, 4, Tile.column(strip, width), Tile.column(strip + 1, width));
            var exact = new RowMoments((row, from, to, values, at) -> {
                for (int j = from; j < to; j++) {
                    values[at + j - from] = mask.isValid(row * width + j) ? 1 : 0;
                }
            }, height, width, grid.neighbourhood(), monomials, tile);
            var source = new LargeMoments(exact, new RoundedMoments(grid, monomials, tile));
            source.row(3);
            var moments = new double[monomials.count()];
            for (int column : new int[]{0, 100, tile.width() - 1}) {
                source.at(column, new long[moments.length], moments);
                for (int k = 0; k < moments.length; k++) {
                    double expected = moment(mask, radius, 3, tile.fromColumn() + column, monomials.p(k),
                        monomials.q(k));
                    assertEquals(expected, moments[k], Math.abs(expected) * 1e-15);
                    beyond |= Math.abs(expected) > 0x1p63;
                }
            }
        }
        assertTrue(beyond || degree == 6);
    }

    private static double moment(final Mask mask, final double radius, final int row, final int column, final int p,
        final int q) {
        var sum = BigInteger.ZERO;
        for (int i = 0; i < mask.height() * mask.width(); i++) {
            int x = i % mask.width() - column;
            if (mask.isValid(i) && Math.abs(x) <= radius) {
                BigInteger y = BigInteger.valueOf(i / mask.width() - row);
                sum = sum.add(BigInteger.valueOf(x).pow(p).multiply(y.pow(q)));
            }
        }
        return sum.doubleValue();
    }

    /** One row of a tile does not differ from the next: images wider than a tile. */
    @Test
    void tilesJoinWithoutSeams() {
        int height = 12;
        int width = 600;
        double[] z = image(height * width);
        for (Weighting weighting : Weighting.values()) {
            FitOptions options = FitOptions.of(Neighbourhood.disc(3.5)).withOrder(3).withWeighting(weighting);
            ImageWlsqm whole = ImageWlsqm.prepare(Mask.full(height, width), 1, 1, options, Progress.NONE);
            assertEquals(1 + 4 * 3 + 4 * 9, whole.solvers(), "equal pixels on both sides of a seam share a solver");
            double[][] fit = whole.fit(z, Progress.NONE);
            int from = 190;
            int part = 30;
            var cut = new double[height * part];
            Arrays.setAll(cut, i -> z[i / part * width + from + i % part]);
            double[][] expected = ImageWlsqm.prepare(Mask.full(height, part), 1, 1, options, Progress.NONE)
                .fit(cut, Progress.NONE);
            for (int k = 0; k < fit.length; k++) {
                for (int i = 0; i < cut.length; i++) {
                    if (i % part >= 3 && i % part < part - 3) {
                        assertEquals(expected[k][i], fit[k][i / part * width + from + i % part], 1e-12);
                    }
                }
            }
        }
    }
}
