package org.latentrom.engine.wlsqm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** Fits of the smallest images, and symmetries that every fit must have. */
class EdgeCasesTest {
    private static final Neighbourhood DISC = Neighbourhood.disc(2.5);

    private static ImageWlsqm prepare(final Mask mask, final SingularRule rule) {
        return ImageWlsqm.prepare(mask, 1, 1, FitOptions.of(DISC).withRule(rule), Progress.NONE);
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "2, 9", "9, 2"})
    void imagesTooSmallForAParabolaAreSingularThroughout(final int height, final int width) {
        Mask mask = Mask.full(height, width);
        ImageWlsqm out = prepare(mask, SingularRule.LEAVE_OUT);
        assertEquals(height * width, out.singular());
        assertEquals(0, out.fitted().count());
        double[] z = new Random(1).doubles(height * width).toArray();
        for (double[] derivative : out.fit(z, Progress.NONE)) {
            for (double d : derivative) {
                assertTrue(Double.isNaN(d));
            }
        }
        ImageWlsqm lower = prepare(mask, SingularRule.LOWER_ORDER);
        assertEquals(height * width, lower.lowered());
        for (double[] derivative : lower.fit(z, Progress.NONE)) {
            for (double d : derivative) {
                assertTrue(Double.isFinite(d));
            }
        }
    }

    @Test
    void threeByThreeIsTheLeastImageWithAFit() {
        ImageWlsqm fits = prepare(Mask.full(3, 3), SingularRule.LEAVE_OUT);
        assertEquals(0, fits.singular());
        var z = new double[9];
        for (int i = 0; i < 9; i++) {
            z[i] = 1 + 2 * (i % 3) - 3 * (i / 3) + (i % 3) * (i / 3);
        }
        double[][] d = fits.fit(z, Progress.NONE);
        for (int i = 0; i < 9; i++) {
            assertEquals(2 + i / 3, d[1][i], 1e-12);
            assertEquals(-3 + i % 3, d[2][i], 1e-12);
            assertEquals(1, d[4][i], 1e-12);
        }
    }

    @Test
    void anEmptyMaskIsRefused() {
        Mask none = Mask.of(5, 6, new boolean[30]);
        for (SingularRule rule : SingularRule.values()) {
            var e = assertThrows(IllegalArgumentException.class, () -> prepare(none, rule));
            assertTrue(e.getMessage().contains("none of the 5 x 6 pixels is valid"), e.getMessage());
        }
    }

    /** Mirroring the image changes the sign of odd derivatives; transposing it exchanges x and y. */
    @Test
    void mirrorsAndTranspositions() {
        int n = 15;
        var random = new Random(2);
        var valid = new boolean[n * n];
        double[] z = random.doubles(n * n, -1, 1).toArray();
        for (int i = 0; i < valid.length; i++) {
            valid[i] = random.nextDouble() < 0.8;
        }
        var mirrored = new double[n * n];
        var mirroredValid = new boolean[n * n];
        var transposed = new double[n * n];
        var transposedValid = new boolean[n * n];
        for (int i = 0; i < n * n; i++) {
            int m = i / n * n + n - 1 - i % n;
            mirrored[m] = z[i];
            mirroredValid[m] = valid[i];
            int t = i % n * n + i / n;
            transposed[t] = z[i];
            transposedValid[t] = valid[i];
        }
        double[][] d = prepare(Mask.of(n, n, valid), SingularRule.LEAVE_OUT).fit(z, Progress.NONE);
        double[][] dm = prepare(Mask.of(n, n, mirroredValid), SingularRule.LEAVE_OUT).fit(mirrored, Progress.NONE);
        double[][] dt = prepare(Mask.of(n, n, transposedValid), SingularRule.LEAVE_OUT).fit(transposed, Progress.NONE);
        int[] sign = {1, -1, 1, 1, -1, 1};
        int[] exchanged = {0, 2, 1, 5, 4, 3};
        for (int i = 0; i < n * n; i++) {
            for (int k = 0; k < 6; k++) {
                assertEquals(d[k][i], sign[k] * dm[k][i / n * n + n - 1 - i % n], 1e-11, k + " at " + i);
                assertEquals(d[k][i], dt[exchanged[k]][i % n * n + i / n], 1e-11, k + " at " + i);
            }
        }
    }

    /** The fit is linear in the values. */
    @Test
    void sumsAndMultiples() {
        var random = new Random(3);
        double[] a = random.doubles(400, -1, 1).toArray();
        double[] b = random.doubles(400, -1e6, 1e6).toArray();
        var sum = new double[400];
        for (int i = 0; i < 400; i++) {
            sum[i] = 3 * a[i] - 0.25 * b[i];
        }
        ImageWlsqm fits = prepare(Mask.full(20, 20), SingularRule.LEAVE_OUT);
        double[][] da = fits.fit(a, Progress.NONE);
        double[][] db = fits.fit(b, Progress.NONE);
        double[][] ds = fits.fit(sum, Progress.NONE);
        for (int k = 0; k < 6; k++) {
            for (int i = 0; i < 400; i++) {
                assertEquals(3 * da[k][i] - 0.25 * db[k][i], ds[k][i], 1e-8);
            }
        }
    }

    /** A step of float32 at a large offset, such as a pressure in pascal: the differences keep all their digits. */
    @ParameterizedTest
    @CsvSource({"0", "101325", "16777216", "-3e9"})
    void aLargeOffsetDoesNotTouchTheDerivatives(final double offset) {
        ImageWlsqm fits = prepare(Mask.full(12, 12), SingularRule.LEAVE_OUT);
        var z = new double[144];
        for (int i = 0; i < 144; i++) {
            z[i] = offset + 0.5 * (i % 12) - 0.25 * (i / 12);
        }
        double[][] d = fits.fit(z, Progress.NONE);
        for (int i = 0; i < 144; i++) {
            assertEquals(0.5, d[1][i], 1e-12);
            assertEquals(-0.25, d[2][i], 1e-12);
            assertEquals(0, d[3][i], 1e-12);
        }
    }

    /** In a field: one channel of several, one derivative, over an obstacle; the rest of the field plays no part. */
    @ParameterizedTest
    @EnumSource(value = Derivative.class, mode = EnumSource.Mode.MATCH_ALL, names = "F[XY]{0,2}")
    void oneDerivativeOfOneChannel(final Derivative wanted) {
        var shape = new FieldShape(List.of("p", "u"), 9, 11, new Extent(-1, 1.2, 5, 5.9));
        var valid = new boolean[99];
        var values = new float[198];
        for (int i = 0; i < 99; i++) {
            valid[i] = i != 49;
            double x = shape.x(i % 11);
            double y = shape.y(i / 11) - 5;
            values[i] = 1e30f;
            values[99 + i] = valid[i] ? (float)(2 + x - 3 * y + 0.5 * x * x + x * y - 2 * y * y) : 0;
        }
        var field = new Field(shape, values, Mask.of(9, 11, valid));
        var d = FieldDifferentiator.prepare(field, DifferentiatorOptions.of(FitOptions.of(DISC)), Progress.NONE);
        Field all = d.differentiate(field, List.of("u"), EnumSet.range(Derivative.F, Derivative.FYY), Progress.NONE);
        Field one = d.differentiate(field, List.of("u"), Set.of(wanted), Progress.NONE);
        assertEquals(List.of(wanted.of("u")), one.shape().channels());
        var expected = new float[99];
        System.arraycopy(all.values(), 99 * wanted.ordinal(), expected, 0, 99);
        assertArrayEquals(expected, one.values());
        double[] exact = {0, 0, 0, 1, 1, -4};
        for (int i = 0; i < 99 && wanted.ordinal() > 2; i++) {
            assertEquals(valid[i] ? exact[wanted.ordinal()] : 0, one.values()[i], 2e-3, "pixel " + i);
        }
    }

    @Test
    void channelsKeepTheirOrderAndNothingIsNothing() {
        var shape = new FieldShape(List.of("a", "b", "c"), 6, 6, new Extent(0, 1, 0, 1));
        var field = new Field(shape, new float[108]);
        var d = FieldDifferentiator.prepare(field, DifferentiatorOptions.of(FitOptions.of(DISC)), Progress.NONE);
        var names = new ArrayList<String>();
        names.addAll(List.of("dx(c)", "dyy(c)", "dx(a)", "dyy(a)"));
        assertEquals(names, d.differentiate(field, List.of("c", "a"), EnumSet.of(Derivative.FYY, Derivative.FX),
            Progress.NONE).shape().channels());
        assertThrows(IllegalArgumentException.class,
            () -> d.differentiate(field, List.of("a"), Set.of(), Progress.NONE));
        assertThrows(IllegalArgumentException.class,
            () -> d.differentiate(field, List.of("a", "a"), Set.of(Derivative.FX), Progress.NONE));
    }
}
