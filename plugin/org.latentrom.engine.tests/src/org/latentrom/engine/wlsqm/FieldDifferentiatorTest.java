package org.latentrom.engine.wlsqm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** Names, units and masks of derived fields. */
class FieldDifferentiatorTest {
    private static final FieldShape SHAPE = new FieldShape(List.of("u", "v"), 12, 30, new Extent(-1, 2, 10, 10.6));

    /** u = -3 y + x^2, v = 5 x, with a hole and an isolated corner pixel. */
    private static Field flow() {
        var values = new float[SHAPE.size()];
        var valid = new boolean[SHAPE.pixels()];
        for (int row = 0; row < 12; row++) {
            for (int column = 0; column < 30; column++) {
                double x = SHAPE.x(column);
                values[row * 30 + column] = (float)(-3 * SHAPE.y(row) + x * x);
                values[SHAPE.pixels() + row * 30 + column] = (float)(5 * x);
                boolean hole = row >= 4 && row < 7 && column >= 10 && column < 14;
                boolean cut = row + column < 5 && row + column > 0;
                valid[row * 30 + column] = !hole && !cut;
            }
        }
        return new Field(SHAPE, values, Mask.of(12, 30, valid));
    }

    private static FieldDifferentiator prepared(final SingularRule rule) {
        return FieldDifferentiator.prepare(flow(),
            DifferentiatorOptions.of(FitOptions.of(Neighbourhood.disc(3.5)).withRule(rule)), Progress.NONE);
    }

    @Test
    void derivativesAreInPhysicalUnits() {
        FieldDifferentiator d = prepared(SingularRule.LEAVE_OUT);
        Field f = d.differentiate(flow(), List.of("v", "u"), EnumSet.of(Derivative.FXX, Derivative.FX, Derivative.FY),
            Progress.NONE);
        assertEquals(List.of("dx(v)", "dy(v)", "dxx(v)", "dx(u)", "dy(u)", "dxx(u)"), f.shape().channels());
        assertEquals(SHAPE.extent(), f.shape().extent());
        assertEquals(1, d.fits().singular());
        assertEquals(flow().mask().count() - 1, f.mask().count());
        assertFalse(f.mask().isValid(0));
        for (int row = 0; row < 12; row++) {
            for (int column = 0; column < 30; column++) {
                boolean valid = f.mask().isValid(row * 30 + column);
                assertEquals(valid ? 5 : 0, f.at(0, row, column), 1e-4);
                assertEquals(valid ? 2 * SHAPE.x(column) : 0, f.at(3, row, column), 1e-3);
                assertEquals(valid ? -3 : 0, f.at(4, row, column), 1e-3);
                assertEquals(valid ? 2 : 0, f.at(5, row, column), 1e-2);
            }
        }
    }

    @Test
    void vorticityDivergenceAndLaplacian() {
        Field w = prepared(SingularRule.LOWER_ORDER).differentiate(flow(), List.of(DerivedChannel.vorticity("u", "v"),
            DerivedChannel.divergence("u", "v"), DerivedChannel.laplacian("u"), DerivedChannel.of("v", Derivative.FX)),
            Progress.NONE);
        assertEquals(List.of("vorticity", "divergence", "laplacian(u)", "dx(v)"), w.shape().channels());
        assertEquals(flow().mask(), w.mask());
        assertEquals(8, w.at(0, 6, 20), 1e-3);
        assertEquals(0, w.at(0, 5, 11), "a masked pixel");
        assertEquals(2 * SHAPE.x(20), w.at(1, 6, 20), 1e-3);
        assertEquals(2, w.at(2, 6, 20), 1e-2);
        assertEquals(5, w.at(3, 6, 20), 1e-3);
    }

    @Test
    void optionsReachTheFits() {
        Field f = flow();
        var options = new DifferentiatorOptions(FitOptions.of(Neighbourhood.disc(2.5)), Refit.ALSO_FIRST, 1);
        Field d = FieldDifferentiator.prepare(f, options, Progress.NONE).differentiate(f,
            List.of(DerivedChannel.of("u", Derivative.FXX)), Progress.NONE);
        var values = new double[SHAPE.pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = f.values()[i];
        }
        ImageWlsqm fits = ImageWlsqm.prepare(f.mask(), SHAPE.dx(), SHAPE.dy(), options.fit(), Progress.NONE);
        double[] expected = new ImageDerivatives(fits, Refit.ALSO_FIRST, 1, Progress.NONE).of(values,
            EnumSet.of(Derivative.FXX), Progress.NONE)[Derivative.FXX.ordinal()];
        for (int i = 0; i < values.length; i++) {
            assertEquals(d.mask().isValid(i) ? (float)expected[i] : 0, d.values()[i], "pixel " + i);
        }
    }

    @Test
    void servesFieldsOfTheSameGridAndMaskOnly() {
        FieldDifferentiator d = prepared(SingularRule.LEAVE_OUT);
        assertTrue(d.serves(flow()));
        var other = new Field(SHAPE, flow().values());
        assertFalse(d.serves(other));
        var e = assertThrows(IllegalArgumentException.class,
            () -> d.differentiate(other, List.of("u"), EnumSet.range(Derivative.F, Derivative.FYY), Progress.NONE));
        assertTrue(e.getMessage().contains("another grid or mask"), e.getMessage());
        var c = assertThrows(IllegalArgumentException.class,
            () -> d.differentiate(flow(), List.of("w"), EnumSet.range(Derivative.F, Derivative.FYY), Progress.NONE));
        assertTrue(c.getMessage().contains("\"w\"") && c.getMessage().contains("has u, v:"), c.getMessage());
    }

    @Test
    void deviationsAreGainsTimesNoise() {
        FieldDifferentiator d = prepared(SingularRule.LEAVE_OUT);
        Field sd = d.deviations("u", Derivative.FXX, 0.5);
        assertEquals(List.of("sd(dxx(u))"), sd.shape().channels());
        assertEquals(d.fitted(), sd.mask());
        double[] gains = d.fits().noiseGains(Derivative.FXX);
        assertEquals(0.5 * gains[100], sd.values()[100], 1e-6 * gains[100]);
        assertEquals(0, sd.values()[0], "singular");
        FieldDifferentiator refitted = FieldDifferentiator.prepare(flow(),
            new DifferentiatorOptions(FitOptions.of(Neighbourhood.disc(2.5)), Refit.SECOND, 0), Progress.NONE);
        assertThrows(IllegalArgumentException.class, () -> refitted.deviations("u", Derivative.FX, 1));
    }

    @Test
    void pixelsThatAreNotNumbersAreMasked() {
        Field f = flow();
        f.values()[SHAPE.pixels() + 8 * 30 + 7] = Float.NaN;
        f.values()[SHAPE.pixels() + 5 * 30 + 11] = Float.NaN; // lies in the hole anyway
        FieldDifferentiator d = prepared(SingularRule.LEAVE_OUT);
        assertEquals(0, d.without(f, List.of("u"), Progress.NONE).notANumber());
        assertSame(d, d.without(f, List.of("u"), Progress.NONE));
        FieldDifferentiator less = d.without(f, List.of("u", "v"), Progress.NONE);
        assertEquals(1, less.notANumber());
        assertTrue(less.serves(f), "the field's own mask is as before");
        Field both = d.differentiate(f, List.of("u", "v"), EnumSet.of(Derivative.FX, Derivative.FXX), Progress.NONE);
        assertFalse(both.mask().isValid(8 * 30 + 7));
        assertEquals(less.fitted(), both.mask());
        assertEquals(2 * SHAPE.x(8), both.at(0, 8, 8), 1e-3);
        assertEquals(5, both.at(2, 8, 8), 1e-3);
        assertTrue(d.differentiate(f, List.of("u"), EnumSet.of(Derivative.FX), Progress.NONE).mask()
            .isValid(8 * 30 + 7), "another channel's NaN does not matter");
        assertEquals(360 - 12 - 14 - 2, d.noise(f, "v", Progress.NONE).pixels());
    }

    @Test
    void fieldsWithoutUsablePixelsSayWhy() {
        var empty = new Field(SHAPE, new float[SHAPE.size()], Mask.of(12, 30, new boolean[360]));
        fails(empty, "none of the 12 x 30 pixels is valid");
        var none = new float[SHAPE.size()];
        Arrays.fill(none, Float.NaN);
        fails(new Field(SHAPE, none), "NaN");
        var scattered = new boolean[360];
        for (int i = 0; i < 360; i += 7) {
            scattered[i] = true;
        }
        fails(new Field(SHAPE, new float[SHAPE.size()], Mask.of(12, 30, scattered)), "no pixel can be fitted. ");
    }

    private static void fails(final Field field, final String words) {
        var e = assertThrows(IllegalArgumentException.class,
            () -> FieldDifferentiator
                .prepare(field, DifferentiatorOptions.of(FitOptions.of(Neighbourhood.disc(2.5))), Progress.NONE)
                .differentiate(field, List.of("u"), EnumSet.of(Derivative.F), Progress.NONE));
        assertTrue(e.getMessage().contains(words), e.getMessage());
    }

    @Test
    void badValuesAreNamedWithTheirChannel() {
        FieldDifferentiator d = prepared(SingularRule.LEAVE_OUT);
        Field f = flow();
        f.values()[SHAPE.pixels() + 8 * 30 + 7] = Float.POSITIVE_INFINITY;
        var e = assertThrows(IllegalArgumentException.class,
            () -> d.differentiate(f, List.of("v"), EnumSet.of(Derivative.F), Progress.NONE));
        assertTrue(e.getMessage().startsWith("channel \"v\": the value in row 8, column 7 is Infinity"),
            e.getMessage());
        f.values()[SHAPE.pixels() + 8 * 30 + 7] = 3e38f;
        var large = assertThrows(IllegalArgumentException.class,
            () -> d.differentiate(f, List.of("v"), EnumSet.of(Derivative.FXX), Progress.NONE));
        assertTrue(large.getMessage().contains("beyond float32"), large.getMessage());
    }
}
