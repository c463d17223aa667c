package org.latentrom.engine.wlsqm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        return FieldDifferentiator.prepare(flow(), Neighbourhood.disc(3.5), rule, Progress.NONE);
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
    void vorticityOfAFlow() {
        Field w = prepared(SingularRule.LOWER_ORDER).vorticity(flow(), "u", "v", Progress.NONE);
        assertEquals(List.of("vorticity"), w.shape().channels());
        assertEquals(flow().mask(), w.mask());
        assertEquals(8, w.at(0, 6, 20), 1e-3);
        assertEquals(0, w.at(0, 5, 11));
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
        assertTrue(c.getMessage().contains("\"w\"") && c.getMessage().contains("[u, v]"), c.getMessage());
    }

    @Test
    void badValuesAreNamedWithTheirChannel() {
        FieldDifferentiator d = prepared(SingularRule.LEAVE_OUT);
        Field f = flow();
        f.values()[SHAPE.pixels() + 8 * 30 + 7] = Float.NaN;
        var e = assertThrows(IllegalArgumentException.class,
            () -> d.differentiate(f, List.of("v"), EnumSet.of(Derivative.F), Progress.NONE));
        assertTrue(e.getMessage().startsWith("channel \"v\": the value in row 8, column 7 is NaN"), e.getMessage());
        f.values()[SHAPE.pixels() + 8 * 30 + 7] = 3e38f;
        var large = assertThrows(IllegalArgumentException.class,
            () -> d.differentiate(f, List.of("v"), EnumSet.of(Derivative.FXX), Progress.NONE));
        assertTrue(large.getMessage().contains("beyond float32"), large.getMessage());
    }
}
