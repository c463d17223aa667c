package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;

/** The WLSQM Differentiator on single fields: channels, options, and fields that other nodes would not make. */
class DifferentiatorFieldsTest {
    private static final int H = 20;

    private static final int W = 24;

    private static final FieldShape SHAPE = new FieldShape(List.of("u", "v"), H, W, new Extent(0, 2.4, 0, 2));

    /** u = x^3 + x y - y^2, v = x y + 2 x: fits of order 3 are exact. */
    private static Field flow(final Mask mask) {
        final float[] values = new float[SHAPE.size()];
        for (int i = 0; i < SHAPE.pixels(); i++) {
            final double x = SHAPE.x(i % W);
            final double y = SHAPE.y(i / W);
            values[i] = (float)(x * x * x + x * y - y * y);
            values[SHAPE.pixels() + i] = (float)(x * y + 2 * x);
        }
        return new Field(SHAPE, values, mask);
    }

    private static Field flow() {
        return flow(Mask.full(H, W));
    }

    private static Field derived(final Object... settings) {
        return new DifferentiatorProbe(settings).field("Row0", flow());
    }

    private static Object[] only(final Object... settings) {
        return Stream.concat(Stream.of("fx", false, "fy", false), Arrays.stream(settings)).toArray();
    }

    @Test
    void thirdAndFourthDerivatives() {
        final Field quartic = flow();
        for (int i = 0; i < SHAPE.pixels(); i++) {
            final double x = SHAPE.x(i % W);
            quartic.values()[i] = (float)(x * x * x * SHAPE.y(i / W));
        }
        final Field d = new DifferentiatorProbe(only("order", 4, "radius", 5.5, "third", true, "fourth", true,
            "channels", "NAMED", "channelNames", "u")).field("Row0", quartic);
        assertEquals(List.of("dxxx(u)", "dxxy(u)", "dxyy(u)", "dyyy(u)", "dxxxx(u)", "dxxxy(u)", "dxxyy(u)",
            "dxyyy(u)", "dyyyy(u)"), d.shape().channels());
        final int row = 10;
        final int column = 12;
        // the input is float32: errors of 1e-7 divided by the third and fourth power of 0.1
        assertEquals(6 * SHAPE.y(row), d.at(0, row, column), 0.01);
        assertEquals(6 * SHAPE.x(column), d.at(1, row, column), 0.01);
        assertEquals(0, d.at(2, row, column), 0.01);
        assertEquals(0, d.at(4, row, column), 0.1);
        assertEquals(6, d.at(5, row, column), 0.1);
    }

    @Test
    void laplacianVorticityAndDivergence() {
        final Field d = derived(only("order", 3, "radius", 3.5, "laplacian", true, "vorticity", true, "divergence",
            true));
        assertEquals(List.of("laplacian(u)", "laplacian(v)", "vorticity", "divergence"), d.shape().channels());
        for (int i = 0; i < SHAPE.pixels(); i += 37) {
            final double x = SHAPE.x(i % W);
            final double y = SHAPE.y(i / W);
            assertEquals(6 * x - 2, d.at(0, i / W, i % W), 0.01);
            assertEquals(0, d.at(1, i / W, i % W), 0.01);
            assertEquals(y + 2 - (x - 2 * y), d.at(2, i / W, i % W), 1e-3);
            assertEquals(3 * x * x + y + x, d.at(3, i / W, i % W), 1e-3);
        }
        final Field swapped = derived(only("order", 3, "radius", 3.5, "divergence", true, "u", "v", "v", " u"));
        final double x = SHAPE.x(3);
        assertEquals(SHAPE.y(5) + 2 + x - 2 * SHAPE.y(5), swapped.at(0, 5, 3), 1e-3);
    }

    /** Denoising and refitting leave a polynomial of the order of the fits as it is. */
    @Test
    void refittingAndDenoising() {
        for (String refit : List.of("OFF", "SECOND", "ALSO_FIRST")) {
            final Field d = derived("order", 3, "radius", 3.5, "fxx", true, "refit", refit, "denoiseSteps", 2);
            assertEquals(3 * SHAPE.x(12) * SHAPE.x(12) + SHAPE.y(10), d.at(0, 10, 12), 1e-4, refit);
            assertEquals(6 * SHAPE.x(12), d.at(2, 10, 12), 1e-3, refit);
        }
    }

    @Test
    void shapesAndWeightsOfNeighbourhoods() {
        for (String shape : List.of("DISC", "P_NORM", "BOX")) {
            for (String weights : List.of("UNIFORM", "CENTER", "RADIAL")) {
                final Field d = derived("order", 3, "shape", shape, "p", 1.0, "radius", 4.0, "weights", weights);
                assertEquals(3 * SHAPE.x(2) * SHAPE.x(2) + SHAPE.y(1), d.at(0, 1, 2), 1e-4, shape + weights);
            }
        }
    }

    /** An order-2 fit makes an error in x^3, so that a wider shape must give another result. */
    @Test
    void shapeAndWeightsMatter() {
        assertTrue(Math.abs(derived("shape", "BOX", "radius", 4.5).at(0, 10, 12)
            - derived("shape", "P_NORM", "p", 1.0, "radius", 4.5).at(0, 10, 12)) > 1e-2);
        assertTrue(Math.abs(derived("radius", 4.5).at(0, 10, 12)
            - derived("weights", "RADIAL", "radius", 4.5).at(0, 10, 12)) > 1e-2);
    }

    @Test
    void bandsAlongBordersAreDropped() {
        final boolean[] valid = new boolean[H * W];
        Arrays.fill(valid, true);
        valid[10 * W + 12] = false;
        final Mask mask = Mask.of(H, W, valid);
        assertEquals(mask, new DifferentiatorProbe().field("Row0", flow(mask)).mask());
        final Field radius = new DifferentiatorProbe("border", "RADIUS").field("Row0", flow(mask));
        assertEquals(mask.eroded(3), radius.mask());
        assertEquals(0, radius.at(0, 2, 5), "dropped pixels hold 0");
        assertEquals(mask.eroded(1),
            new DifferentiatorProbe("border", "GIVEN", "band", 1).field("Row0", flow(mask)).mask());
        final var e = assertThrows(IllegalArgumentException.class,
            () -> new DifferentiatorProbe("border", "GIVEN", "band", 10).field("Row0", flow(mask)));
        assertTrue(e.getMessage().contains("none is left") && e.getMessage().contains("narrower"), e.getMessage());
    }

    @Test
    void pixelsThatAreNotNumbers() {
        final Field f = flow();
        f.values()[7 * W + 3] = Float.NaN;
        final var probe = new DifferentiatorProbe();
        assertEquals("", warningAfter(probe, flow()));
        final Field d = probe.field("Row7", f);
        assertFalse(d.mask().isValid(7 * W + 3));
        assertEquals(H * W - 1, d.mask().count());
        assertTrue(probe.warning().contains("(NaN) were treated as masked in 1 of 2 rows (1 in row \"Row7\")"),
            probe.warning());
        assertEquals(3 * SHAPE.x(4) * SHAPE.x(4) + SHAPE.y(7), d.at(0, 7, 4), 5e-2);
    }

    private static String warningAfter(final DifferentiatorProbe probe, final Field field) {
        probe.field("Row0", field);
        return probe.warning();
    }

    @Test
    void pixelsWithTooFewNeighbours() {
        final boolean[] valid = new boolean[H * W];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = i % W < 15 || i / W == 10; // a room and a corridor of one pixel's width
        }
        final Mask mask = Mask.of(H, W, valid);
        final var out = new DifferentiatorProbe();
        out.field("Row3", flow(mask));
        assertTrue(out.warning().contains("left out in 1 of 1 row. In row \"Row3\": 8 pixels, the first in row 10, "
            + "column 16, have too few valid neighbours within radius 2.5 for a polynomial of order 2. A radius of "
            + "10.5 does for all"), out.warning());
        final var lowered = new DifferentiatorProbe("singular", "LOWER_ORDER");
        assertEquals(mask, lowered.field("Row3", flow(mask)).mask());
        assertTrue(lowered.warning().contains("polynomial of lower order")
            && lowered.warning().contains("choose a lower order"), lowered.warning());
    }

    @Test
    void fieldsThatCannotBeDerived() {
        final var row = new FieldShape(List.of("a"), 1, 30, new Extent(0, 1, 0, 1));
        fails(new Field(row, new float[30]), "one row", "along the other axis");
        fails(new Field(SHAPE, new float[SHAPE.size()], Mask.of(H, W, new boolean[H * W])), "valid", "mask");
        final Field infinite = flow();
        infinite.values()[50] = Float.NEGATIVE_INFINITY;
        fails(infinite, "\"u\"", "row 2, column 2", "Infinity");
    }

    @Test
    void aRowOfPixelsHasDerivativesAlongX() {
        final var row = new FieldShape(List.of("a"), 1, 8, new Extent(0, 4, 0, 1));
        final Field f = new Field(row, new float[]{0, 1, 4, 9, 16, 25, 36, 49});
        final Field d = new DifferentiatorProbe("fy", false, "fxx", true).field("Row0", f);
        assertEquals(List.of("dx(a)", "dxx(a)"), d.shape().channels());
        assertEquals(2 * 3 / 0.5, d.at(0, 0, 3), 1e-4);
        assertEquals(2 / 0.25, d.at(1, 0, 3), 1e-3);
    }

    private static void fails(final Field field, final String... words) {
        final var e =
            assertThrows(IllegalArgumentException.class, () -> new DifferentiatorProbe().field("Row0", field));
        Arrays.stream(words).forEach(w -> assertTrue(e.getMessage().contains(w), e.getMessage()));
    }

    @Test
    void rowsWithOtherChannels() {
        final var probe = new DifferentiatorProbe();
        probe.field("Row0", flow());
        final Field other = new Field(SHAPE.withChannels(List.of("u", "p")), flow().values());
        final var e = assertThrows(IllegalArgumentException.class, () -> probe.field("Row1", other));
        assertTrue(e.getMessage().contains("[u, p]") && e.getMessage().contains("[u, v]")
            && e.getMessage().contains("Name channels"), e.getMessage());
        final var named = new DifferentiatorProbe("channels", "NAMED", "channelNames", "u");
        named.field("Row0", flow());
        assertEquals(List.of("dx(u)", "dy(u)"), named.field("Row1", other).shape().channels());
    }

    @Test
    void noiseOfEachChannel() {
        final var random = new Random(5);
        final Field f = flow();
        for (int i = 0; i < SHAPE.pixels(); i++) {
            f.values()[SHAPE.pixels() + i] += (float)(0.01 * random.nextGaussian());
        }
        assertEquals(0, new DifferentiatorProbe().noise("Row0", f).length);
        final double[] unbiased = new DifferentiatorProbe("noise", "UNBIASED", "order", 3, "radius", 3.5)
            .noise("Row0", f);
        assertEquals(2, unbiased.length);
        assertEquals(0, unbiased[0], 1e-3);
        assertEquals(0.01, unbiased[1], 1e-3);
        final double[] rms = new DifferentiatorProbe("noise", "RMS", "order", 3, "radius", 3.5).noise("Row0", f);
        assertTrue(rms[1] < 0.95 * unbiased[1], rms[1] + " is not corrected");
    }

    /** Over many seeds a derivative varies as its predicted standard deviation says. */
    @Test
    void noiseOfTheDerivatives() {
        final var probe = new DifferentiatorProbe("deviation", true, "order", 3, "radius", 3.5, "channels", "NAMED",
            "channelNames", "u", "fy", false, "fxx", true);
        final int[] pixels = {0, 10 * W + 12};
        final double[][] sums = new double[2][3];
        final int seeds = 200;
        for (int seed = 0; seed < seeds; seed++) {
            final var random = new Random(seed);
            final Field f = flow();
            for (int i = 0; i < SHAPE.pixels(); i++) {
                f.values()[i] += (float)(0.01 * random.nextGaussian());
            }
            final Field d = probe.field("Row" + seed, f);
            assertEquals(List.of("dx(u)", "dxx(u)", "sd(dx(u))", "sd(dxx(u))"), d.shape().channels());
            for (int p = 0; p < 2; p++) {
                final double x = SHAPE.x(pixels[p] % W);
                final double error = d.at(0, pixels[p] / W, pixels[p] % W) - 3 * x * x - SHAPE.y(pixels[p] / W);
                sums[p][0] += error * error / seeds;
                sums[p][1] += d.at(2, pixels[p] / W, pixels[p] % W) / seeds;
            }
        }
        for (double[] s : sums) {
            assertEquals(1, Math.sqrt(s[0]) / s[1], 0.15, "standard error of 200 seeds: 5 %");
        }
        assertTrue(sums[0][1] > 5 * sums[1][1], "a corner is noisier");
    }

    @Test
    void conditionNumbersAndLeverages() {
        final Field d = derived("condition", true, "leverage", true);
        assertEquals(List.of("dx(u)", "dy(u)", "dx(v)", "dy(v)", "condition number", "leverage"),
            d.shape().channels());
        assertEquals(0.2119, d.at(5, 10, 12), 1e-4, "interior, radius 2.5: the reference's table");
        assertEquals(0.9048, d.at(5, 0, 0), 1e-4, "corner");
        assertTrue(d.at(4, 0, 0) > d.at(4, 10, 12) && d.at(4, 10, 12) > 1);
        final var probe = new DifferentiatorProbe(only("leverage", true));
        final Field alone = probe.field("Row0", flow());
        final Field gap = flow();
        gap.values()[10 * W + 11] = Float.NaN;
        assertTrue(probe.field("Row1", gap).at(0, 10, 12) > alone.at(0, 10, 12), "a neighbour less");
        assertEquals(alone.at(0, 10, 12), probe.field("Row2", flow()).at(0, 10, 12));
        assertEquals(List.of("leverage"), alone.shape().channels());
    }
}
