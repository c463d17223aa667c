package org.latentrom.engine.wlsqm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.Npz;

/** The transpose of the fit: dot products, python-wlsqm's gradient, and the facts known of its demonstration. */
class AdjointTest {
    private static final int XX = Derivative.FXX.ordinal();

    private static final int YY = Derivative.FYY.ordinal();

    private static ImageWlsqm prepare(final int n, final double h, final double radius) {
        return ImageWlsqm.prepare(Mask.full(n, n), h, h, FitOptions.of(Neighbourhood.disc(radius)), Progress.NONE);
    }

    private static Mask mask(final int height, final int width, final double share, final Random random) {
        var valid = new boolean[height * width];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = random.nextDouble() < share;
        }
        return Mask.of(height, width, valid);
    }

    /** For any z and c, the fit of z times c is z times the adjoint of c, derivative by derivative. */
    @ParameterizedTest
    @CsvSource({"17, 23, 1, 0, 2.5", "17, 23, 0.7, 1, 3.2", "17, 23, 0.6, 2, 4", "31, 9, 0.8, 2, 12", "6, 6, 1, 2, 900",
        "40, 300, 0.9, 2, 5.5", "20, 30, 0.9, 3, 6.5", "20, 530, 0.8, 4, 7.5", "30, 30, 1, 4, 40.5", "1, 40, 1, 4, 6",
        "50, 1, 0.9, 3, 9", "60, 60, 1, 2, 25.5"})
    void dotProducts(final int height, final int width, final double share, final int order, final double radius) {
        for (Weighting weighting : Weighting.values()) {
            var random = new Random(5);
            Mask mask = mask(height, width, share, random);
            double[] z = random.doubles(height * width, -1, 1).toArray();
            var options =
                new FitOptions(Neighbourhood.disc(radius), order, weighting, SingularRule.LOWER_ORDER);
            ImageWlsqm fits = ImageWlsqm.prepare(mask, 0.5, 2, options, Progress.NONE);
            double[][] fit = fits.fit(z, Progress.NONE);
            for (int k = 0; k < fit.length; k++) {
                if (fits.supports(Derivative.values()[k])) {
                    var cotangents = new double[k + 1][];
                    cotangents[k] = random.doubles(height * width, -1, 1).toArray();
                    double[] adjoint = fits.adjoint(cotangents, Progress.NONE);
                    double left = 0;
                    double right = 0;
                    double size = 0;
                    for (int i = 0; i < z.length; i++) {
                        if (mask.isValid(i)) {
                            left += fit[k][i] * cotangents[k][i];
                            right += z[i] * adjoint[i];
                            size += Math.abs(fit[k][i] * cotangents[k][i]) + Math.abs(z[i] * adjoint[i]);
                        } else {
                            assertEquals(0, adjoint[i]);
                        }
                    }
                    assertEquals(left, right, 1e-12 * size, weighting + ", " + Derivative.values()[k]);
                }
            }
        }
    }

    /** The gradient of mean((fxx + fyy - load)^2), made by python-wlsqm's sensitivities. */
    @Test
    void poissonResidual() {
        Map<String, Npz> golden = Npz.all("/wlsqm/adjoint32.npz");
        ImageWlsqm fits = prepare(32, Math.PI / 31, 3.5);
        double[] load = golden.get("load").values();
        double[][] fit = fits.fit(golden.get("z").values(), Progress.NONE);
        var cotangent = new double[load.length];
        double loss = 0;
        for (int i = 0; i < load.length; i++) {
            double residual = fit[XX][i] + fit[YY][i] - load[i];
            assertEquals(golden.get("residual").values()[i], residual, 1e-10);
            loss += residual * residual / load.length;
            cotangent[i] = 2 * residual / load.length;
        }
        assertEquals(0.06808159765183822, loss, 1e-14);
        double[] gradient = fits.adjoint(laplacian(cotangent), Progress.NONE);
        double[] expected = golden.get("grad").values();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], gradient[i], 1e-10, "pixel " + i);
        }
    }

    private static double[][] laplacian(final double[] cotangent) {
        var cotangents = new double[6][];
        cotangents[XX] = cotangent;
        cotangents[YY] = cotangent;
        return cotangents;
    }

    /**
     * randomthought's difftest2: Z = a X^2 + Y on the unit square with a = 1, and the gradient of sum (fxx + fyy)^2
     * with respect to a. Its mean is 8 and it vanishes inside, since the columns of an interior Laplacian sum to 0.
     */
    @ParameterizedTest
    @CsvSource({"32, 3e-10", "128, 1e-7"})
    void meanEightAndNothingInside(final int n, final double inside) {
        double h = 1.0 / (n - 1);
        var z = new double[n * n];
        for (int i = 0; i < z.length; i++) {
            z[i] = Math.pow(i % n * h, 2) + i / n * h;
        }
        ImageWlsqm fits = prepare(n, h, 3.5);
        double[][] fit = fits.fit(z, Progress.NONE);
        var cotangent = new double[n * n];
        Arrays.setAll(cotangent, i -> 2 * (fit[XX][i] + fit[YY][i]));
        double[] gradient = fits.adjoint(laplacian(cotangent), Progress.NONE);
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double ofA = Math.pow(i % n * h, 2) * gradient[i];
            sum += ofA;
            int border = Math.min(Math.min(i % n, n - 1 - i % n), Math.min(i / n, n - 1 - i / n));
            if (border >= 8) {
                assertEquals(0, ofA, inside, "pixel " + i);
            }
        }
        assertEquals(8, sum / z.length, 1e-10);
    }

    /** The loss is quadratic, so central differences are right but for rounding. */
    @Test
    void finiteDifferences() {
        int n = 20;
        double[] z = new Random(3).doubles(n * n).toArray();
        ImageWlsqm fits = ImageWlsqm.prepare(mask(n, n, 0.9, new Random(1)), 1, 0.5,
            FitOptions.of(Neighbourhood.disc(3.5)).withOrder(3), Progress.NONE);
        int xxy = Derivative.FXXY.ordinal();
        double[][] fit = fits.fit(z, Progress.NONE);
        var cotangents = new double[10][];
        cotangents[xxy] = Arrays.stream(fit[xxy]).map(v -> 2 * v).toArray();
        double[] gradient = fits.adjoint(cotangents, Progress.NONE);
        for (int i = 0; i < z.length; i += 37) {
            double[] changed = z.clone();
            changed[i] += 0.5;
            double above = squares(fits.fit(changed, Progress.NONE)[xxy]);
            changed[i] -= 1;
            double below = squares(fits.fit(changed, Progress.NONE)[xxy]);
            assertEquals(above - below, gradient[i], 1e-9 * Math.max(1, above + below), "pixel " + i);
        }
    }

    private static double squares(final double[] values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).map(v -> v * v).sum();
    }

    @Test
    void zerosGiveZerosAndSizeDoesNotMatter() {
        ImageWlsqm fits = prepare(12, 1, 2.5);
        assertEquals(0, Arrays.stream(fits.adjoint(new double[6][], Progress.NONE)).map(Math::abs).sum());
        assertEquals(0, Arrays.stream(fits.adjoint(new double[][]{new double[144]}, Progress.NONE)).sum());
        double[] c = new Random(4).doubles(144).toArray();
        double[] small = fits.adjoint(laplacian(c), Progress.NONE);
        for (int power : new int[]{-1000, 900}) {
            double[] scaled = fits.adjoint(laplacian(Arrays.stream(c).map(v -> Math.scalb(v, power)).toArray()),
                Progress.NONE);
            for (int i = 0; i < c.length; i++) {
                assertEquals(small[i], Math.scalb(scaled[i], -power), 1e-15);
            }
        }
    }

    @Test
    void badCotangentsAreNamed() {
        ImageWlsqm fits = prepare(12, 1, 2.5);
        var third = new double[7][];
        third[6] = new double[144];
        var e = assertThrows(IllegalArgumentException.class, () -> fits.adjoint(third, Progress.NONE));
        assertTrue(e.getMessage().contains("FXXX") && e.getMessage().contains("order 2"), e.getMessage());
        e = assertThrows(IllegalArgumentException.class,
            () -> fits.adjoint(new double[][]{new double[7]}, Progress.NONE));
        assertTrue(e.getMessage().contains("7 cotangents of F for an image of 144 pixels"), e.getMessage());
        var c = new double[144];
        c[3 * 12 + 5] = Double.NaN;
        e = assertThrows(IllegalArgumentException.class, () -> fits.adjoint(new double[][]{null, c}, Progress.NONE));
        assertTrue(e.getMessage().contains("FX in row 3, column 5 is NaN"), e.getMessage());
        c[3 * 12 + 5] = Double.MAX_VALUE;
        e = assertThrows(IllegalArgumentException.class, () -> fits.adjoint(new double[][]{c}, Progress.NONE));
        assertTrue(e.getMessage().contains("beyond float64"), e.getMessage());
    }
}
