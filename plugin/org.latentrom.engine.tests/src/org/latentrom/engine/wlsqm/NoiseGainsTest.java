package org.latentrom.engine.wlsqm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** Noise gains against the fits of all unit images: the gain of a pixel is the norm of its row of the fit's matrix. */
class NoiseGainsTest {
    private static final int HEIGHT = 24;

    private static final int WIDTH = 30;

    @ParameterizedTest
    @CsvSource({"0, UNIFORM, 3.5", "0, CENTER, 3.5", "0, RADIAL, 1.5", "0, RADIAL, 2.5", "1, RADIAL, 2.5",
        "2, UNIFORM, 3.5", "2, CENTER, 3.5", "2, RADIAL, 3.5", "3, CENTER, 4.5"})
    void areNormsOfTheFitsRows(final int order, final Weighting weighting, final double radius) {
        var valid = new boolean[HEIGHT * WIDTH];
        var random = new Random(7);
        for (int i = 0; i < valid.length; i++) {
            valid[i] = random.nextDouble() < 0.7;
        }
        FitOptions options = FitOptions.of(Neighbourhood.disc(radius)).withOrder(order).withWeighting(weighting)
            .withRule(SingularRule.LOWER_ORDER);
        ImageWlsqm fits = ImageWlsqm.prepare(Mask.of(HEIGHT, WIDTH, valid), 0.5, 0.25, options, Progress.NONE);
        int derivatives = Monomials.count(order);
        var squares = new double[derivatives][valid.length];
        for (int unit = 0; unit < valid.length; unit++) {
            if (valid[unit]) {
                var image = new double[valid.length];
                image[unit] = 1;
                double[][] fit = fits.fit(image, Progress.NONE);
                for (int k = 0; k < derivatives; k++) {
                    for (int i = 0; i < valid.length; i++) {
                        squares[k][i] += fit[k][i] * fit[k][i];
                    }
                }
            }
        }
        for (int k = 0; k < derivatives; k++) {
            double[] gains = fits.noiseGains(Derivative.values()[k]);
            for (int i = 0; i < valid.length; i++) {
                double norm = Math.sqrt(squares[k][i]); // NaN where there is no fit
                assertEquals(norm, gains[i], Double.isNaN(norm) ? 1 : 1e-9 * (1 + norm));
            }
        }
    }
}
