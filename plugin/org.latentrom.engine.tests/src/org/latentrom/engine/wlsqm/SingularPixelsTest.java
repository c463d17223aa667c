package org.latentrom.engine.wlsqm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** What is said of pixels whose neighbours are too few. */
class SingularPixelsTest {
    private static ImageWlsqm prepare(final Mask mask, final FitOptions options) {
        return ImageWlsqm.prepare(mask, 1, 1, options, Progress.NONE);
    }

    /** A polynomial of order n needs n + 1 pixels in a line from every corner. */
    @ParameterizedTest
    @CsvSource({"1, 2, 0, 400, 2", "1.5, 2, 0, 76, 2", "2.5, 3, 0, 76, 3", "2, 4, 0, 400, 4", "3.5, 4, 0, 76, 4",
        "1, 3, 0, 400, 3"})
    void unmaskedImagesNeedTheOrderAsRadius(final double radius, final int order, final int first, final int count,
        final double enough) {
        FitOptions options = FitOptions.of(Neighbourhood.disc(radius)).withOrder(order);
        assertEquals(enough, options.leastRadius());
        for (SingularRule rule : SingularRule.values()) {
            SingularPixels pixels =
                prepare(Mask.full(20, 20), options.withRule(rule)).singularPixels(Progress.NONE).orElseThrow();
            assertEquals(first, pixels.row() * 20 + pixels.column());
            assertEquals(enough, pixels.radius());
            assertTrue(pixels.count() >= 4 && pixels.count() <= count, pixels.toString());
        }
        Neighbourhood larger = Neighbourhood.disc(enough);
        ImageWlsqm fits = prepare(Mask.full(20, 20), options.withNeighbourhood(larger));
        assertTrue(fits.singularPixels(Progress.NONE).isEmpty());
    }

    /** The radius that is named does, and half a pixel less does not. */
    @ParameterizedTest
    @CsvSource({"0.1, 2, 2, 2", "0.1, 3, 3, Infinity", "0.05, 2, 2.3, 1", "0.2, 4, 2, 2", "0.03, 1, 1, 3"})
    void theNamedRadiusIsTheLeast(final double share, final int order, final double radius, final double p) {
        var random = new Random(3);
        var valid = new boolean[30 * 40];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = random.nextDouble() < share;
        }
        Mask mask = Mask.of(30, 40, valid);
        FitOptions options = FitOptions.of(Neighbourhood.pNorm(radius, p)).withOrder(order);
        ImageWlsqm fits = prepare(mask, options);
        SingularPixels pixels = fits.singularPixels(Progress.NONE).orElseThrow();
        assertEquals(fits.singular(), pixels.count());
        int first = 0;
        while (!valid[first] || fits.fitted().isValid(first)) {
            first++;
        }
        assertEquals(first, pixels.row() * 40 + pixels.column());
        double enough = pixels.radius();
        assertEquals(0, prepare(mask, options.withNeighbourhood(Neighbourhood.pNorm(enough, p))).singular());
        assertTrue(prepare(mask, options.withNeighbourhood(Neighbourhood.pNorm(enough - 0.5, p))).singular() > 0);
    }

    @Test
    void noRadiusDoesWherePixelsAreTooFewOrInLine() {
        var valid = new boolean[20 * 20];
        for (int i = 0; i < 20; i++) {
            valid[21 * i] = i < 19;
        }
        SingularPixels pixels = prepare(Mask.of(20, 20, valid), FitOptions.of(Neighbourhood.disc(4)))
            .singularPixels(Progress.NONE).orElseThrow();
        assertTrue(Double.isNaN(pixels.radius()));
        assertEquals("19 pixels, the first in row 0, column 0, have too few valid neighbours within radius 4.0 for a "
            + "polynomial of order 2. No radius does for all pixels of this mask: choose a lower order, or leave these "
            + "pixels out.", pixels.message());
    }

    @Test
    void theMessageNamesPixelsAndRemedy() {
        var valid = new boolean[100];
        Arrays.fill(valid, true);
        for (int i : new int[]{1, 2, 10, 11, 12, 20, 21, 22}) {
            valid[i] = false;
        }
        ImageWlsqm fits = prepare(Mask.of(10, 10, valid), FitOptions.of(Neighbourhood.disc(2.5)));
        assertEquals("The pixel in row 0, column 0 has too few valid neighbours within radius 2.5 for a polynomial of "
            + "order 2. A radius of " + fits.singularPixels(Progress.NONE).orElseThrow().radius()
            + " does for all, or choose a lower order.", fits.singularPixels(Progress.NONE).orElseThrow().message());
    }

    @Test
    void imagesOfOneRow() {
        SingularPixels pixels = prepare(Mask.full(1, 30), FitOptions.of(Neighbourhood.disc(1)).withOrder(3))
            .singularPixels(Progress.NONE).orElseThrow();
        assertEquals(3, pixels.radius());
        assertEquals(30, pixels.count());
    }

    @Test
    void theSearchCanBeCancelled() {
        ImageWlsqm fits = prepare(Mask.full(20, 20), FitOptions.of(Neighbourhood.disc(1)));
        var cancelled = new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                // not asked
            }

            @Override
            public void checkCanceled() {
                throw new CancellationException();
            }
        };
        assertThrows(CancellationException.class, () -> fits.singularPixels(cancelled));
    }
}
