package org.latentrom.engine.wlsqm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** Leverages, noise gains and condition numbers against the table of the specification (C.7); stencils. */
class DiagnosticsTest {
    private static ImageWlsqm prepare(final int n, final double radius, final int order) {
        return ImageWlsqm.prepare(Mask.full(n, n), 1, 1, FitOptions.of(Neighbourhood.disc(radius)).withOrder(order),
            Progress.NONE);
    }

    private static void assertRounded(final double expected, final double actual, final double digits) {
        assertEquals(expected, actual, expected * digits);
    }

    /** Interior, then corner; all figures are given with two to four digits. */
    @ParameterizedTest
    @CsvSource({
        "2.5, .2119, .9048, .460, .172, 1.82, .302, 1.60, .167, .756, 220, 2.9e3",
        "3.5, .1116, .7755, .334, .0962, 1.10, .118, .640, .0763, .378, 194, 2.6e3",
        "5.5, .0417, .4957, .204, .0366, .487, .0279, .167, .0167, .0971, 140, 2.2e3",
        "10.5, .0115, .2169, .107, .0102, .158, .00407, .0272, .00241, .0159, 121, 2.4e3",
        "40.5, .00077, .0220, .0278, 6.86e-4, .0124, 7.18e-5, 5.39e-4, 4.14e-5, 3.07e-4, 106, 2.6e3"})
    void tableOfTheSpecification(final double radius, final double leverage, final double cornerLeverage,
        final double f, final double fx, final double cornerFx, final double fxx, final double cornerFxx,
        final double fxy, final double cornerFxy, final double condition, final double cornerCondition) {
        int n = 2 * (int)radius + 3;
        int centre = n * n / 2;
        ImageWlsqm fits = prepare(n, radius, 2);
        assertRounded(leverage, fits.leverages()[centre], 0.007);
        assertRounded(cornerLeverage, fits.leverages()[0], 0.003);
        assertRounded(f, fits.noiseGains(Derivative.F)[centre], 0.005);
        for (int along = 0; along < 2; along++) {
            double[] first = fits.noiseGains(along == 0 ? Derivative.FX : Derivative.FY);
            double[] second = fits.noiseGains(along == 0 ? Derivative.FXX : Derivative.FYY);
            assertRounded(fx, first[centre], 0.005);
            assertRounded(cornerFx, first[0], 0.005);
            assertRounded(fxx, second[centre], 0.005);
            assertRounded(cornerFxx, second[0], 0.005);
        }
        assertRounded(fxy, fits.noiseGains(Derivative.FXY)[centre], 0.005);
        assertRounded(cornerFxy, fits.noiseGains(Derivative.FXY)[0], 0.005);
        assertRounded(condition, fits.conditionNumbers()[centre], 0.005);
        assertRounded(cornerCondition, fits.conditionNumbers()[0], 0.02);
    }

    @Test
    void nothingIsSaidOfPixelsWithoutAFit() {
        var valid = new boolean[100];
        valid[55] = true;
        ImageWlsqm fits = ImageWlsqm.prepare(Mask.of(10, 10, valid), 1, 1,
            FitOptions.of(Neighbourhood.disc(2.5)).withRule(SingularRule.LOWER_ORDER), Progress.NONE);
        assertEquals(1, fits.leverages()[55]);
        assertEquals(1, fits.conditionNumbers()[55]);
        assertEquals(0, fits.orders()[55]);
        assertEquals(-1, fits.orders()[54]);
        assertTrue(Double.isNaN(fits.leverages()[54]));
        assertTrue(Double.isNaN(fits.conditionNumbers()[54]));
        assertTrue(Double.isNaN(fits.noiseGains(Derivative.F)[54]));
        assertThrows(IllegalArgumentException.class, () -> fits.noiseGains(Derivative.FXXX));
    }

    /** Inside, the fit is the cross-correlation with the stencil, for every order, weighting and derivative. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void stencilsAreTheInteriorFit(final int order) {
        int n = 24;
        double[] z = new Random(6).doubles(n * n, -1, 1).toArray();
        for (Weighting weighting : Weighting.values()) {
            for (Neighbourhood neighbourhood : new Neighbourhood[]{Neighbourhood.disc(4.5), Neighbourhood.box(4),
                Neighbourhood.pNorm(5, 1)}) {
                ImageWlsqm fits = ImageWlsqm.prepare(Mask.full(n, n), 0.5, 0.25,
                    FitOptions.of(neighbourhood).withOrder(order).withWeighting(weighting), Progress.NONE);
                double[][] fit = fits.fit(z, Progress.NONE);
                int reach = neighbourhood.reach();
                for (int k = 0; k < fit.length; k++) {
                    double[][] stencil = fits.stencil(Derivative.values()[k]);
                    for (int row = reach; row < n - reach; row += 3) {
                        for (int column = reach; column < n - reach; column++) {
                            double sum = 0;
                            for (int y = -reach; y <= reach; y++) {
                                for (int x = -reach; x <= reach; x++) {
                                    sum += stencil[reach + y][reach + x] * z[(row + y) * n + column + x];
                                }
                            }
                            double expected = fit[k][row * n + column];
                            assertEquals(expected, sum, 1e-10 * (1 + Math.abs(expected)), "derivative " + k);
                        }
                    }
                }
            }
        }
    }

    @Test
    void stencilsOfImagesOfOneRowLieInOneRow() {
        ImageWlsqm fits = ImageWlsqm.prepare(Mask.full(1, 9), 0.5, 1,
            FitOptions.of(Neighbourhood.disc(1)), Progress.NONE);
        double[][] expected = {{0, 0, 0}, {4, -8, 4}, {0, 0, 0}};
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 3; x++) {
                assertEquals(expected[y][x], fits.stencil(Derivative.FXX)[y][x], 1e-13);
            }
        }
        var e = assertThrows(IllegalArgumentException.class, () -> fits.stencil(Derivative.FY));
        assertTrue(e.getMessage().contains("have no derivative FY"), e.getMessage());
    }

    @Test
    void aRadiusTooSmallForTheWholeImageIsNamed() {
        ImageWlsqm fits = prepare(9, 1, 2);
        assertEquals(81, fits.singular());
        var e = assertThrows(IllegalArgumentException.class, () -> fits.stencil(Derivative.F));
        assertTrue(e.getMessage().contains("within radius 1.0: choose 2.0 or more"), e.getMessage());
    }

    private static Mask mask(final int height, final int width) {
        var random = new Random(11);
        var valid = new boolean[height * width];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = random.nextDouble() < 0.7;
        }
        return Mask.of(height, width, valid);
    }

    /** What the figures mean, by changing one value after the other: the columns of the fit. */
    @ParameterizedTest
    @CsvSource({"UNIFORM, 1", "CENTER, 1", "RADIAL, 1", "UNIFORM, 2", "CENTER, 2", "RADIAL, 2", "UNIFORM, 3",
        "CENTER, 3", "RADIAL, 3"})
    void leveragesAndNoiseGainsAreThoseOfTheFit(final Weighting weighting, final int order) {
        int height = 11;
        int width = 13;
        Mask mask = mask(height, width);
        ImageWlsqm fits = ImageWlsqm.prepare(mask, 0.5, 2, new FitOptions(Neighbourhood.disc(4.5), order, weighting,
            SingularRule.LOWER_ORDER), Progress.NONE);
        int derivatives = (order + 1) * (order + 2) / 2;
        var squares = new double[derivatives][height * width];
        double[] leverages = fits.leverages();
        for (int j = 0; j < height * width; j++) {
            var z = new double[height * width];
            z[j] = 1;
            double[][] column = fits.fit(z, Progress.NONE);
            for (int k = 0; k < derivatives; k++) {
                for (int i = 0; i < z.length && mask.isValid(j); i++) {
                    squares[k][i] += column[k][i] * column[k][i];
                }
            }
            if (mask.isValid(j)) {
                assertEquals(column[0][j], leverages[j], 1e-9, "pixel " + j);
                assertTrue(leverages[j] > 0 && leverages[j] < 1 + 1e-9);
            }
        }
        for (int k = 0; k < derivatives; k++) {
            double[] gains = fits.noiseGains(Derivative.values()[k]);
            for (int i = 0; i < gains.length; i++) {
                assertEquals(mask.isValid(i), !Double.isNaN(gains[i]));
                if (mask.isValid(i)) {
                    assertEquals(Math.sqrt(squares[k][i]), gains[i], 1e-7 * (1 + gains[i]), "pixel " + i);
                }
            }
        }
    }

    /** Normal matrices of order 1 in closed form: a pixel and its neighbours on both sides. */
    @Test
    void conditionNumberOfAThreePointFit() {
        ImageWlsqm fits = ImageWlsqm.prepare(Mask.full(1, 3), 5, 1,
            FitOptions.of(Neighbourhood.disc(1)).withOrder(1), Progress.NONE);
        // inside [3 0; 0 2], at the ends [2 1; 1 1] whose eigenvalues are (3 +- sqrt 5) / 2
        double[] condition = fits.conditionNumbers();
        assertEquals(1.5, condition[1], 1e-14);
        double ends = (3 + Math.sqrt(5)) / (3 - Math.sqrt(5));
        assertEquals(ends, condition[0], 1e-13);
        assertEquals(ends, condition[2], 1e-13);
        assertEquals(2.0 / 3, 1 - fits.leverages()[1], 1e-15);
    }

    @Test
    void conditionNumbersDoNotDependOnTheSizeOfPixels() {
        FitOptions options = FitOptions.of(Neighbourhood.disc(5.5)).withOrder(4);
        double[] small = ImageWlsqm.prepare(mask(20, 20), 1e-3, 1e-3, options, Progress.NONE).conditionNumbers();
        double[] large = ImageWlsqm.prepare(mask(20, 20), 50, 50, options, Progress.NONE).conditionNumbers();
        for (int i = 0; i < small.length; i++) {
            assertEquals(small[i], large[i]);
            assertTrue(Double.isNaN(small[i]) || small[i] >= 1);
        }
    }
}
