package org.latentrom.engine.tikhonov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.CancelAfter;
import org.latentrom.engine.wlsqm.Derivative;

class FieldTikhonovTest {
    private static final FieldShape SHAPE = new FieldShape(List.of("u", "v"), 12, 15, new Extent(-1, 2, 10, 13));

    private static Field field(final Mask mask) {
        var random = new Random(1);
        var values = new float[SHAPE.size()];
        for (int i = 0; i < SHAPE.pixels(); i++) {
            double x = SHAPE.x(i % 15);
            double y = SHAPE.y(i / 15);
            if (mask.isValid(i)) {
                values[i] = (float)(2 * x - 3 * y);
                values[SHAPE.pixels() + i] = (float)(x * y + 0.01 * random.nextGaussian());
            }
        }
        return new Field(SHAPE, values, mask);
    }

    private static final FieldTikhonov H2 = new FieldTikhonov(Regularization.H2, ParameterRule.discrepancy());

    @Test
    void channelsAndParametersByName() {
        Field field = field(Mask.full(12, 15));
        var r = H2.differentiate(field, List.of("v", "u"), EnumSet.of(Derivative.FXY, Derivative.FX), Progress.NONE);
        assertEquals(List.of("dx(v)", "dxy(v)", "dx(u)", "dxy(u)"), r.field().shape().channels());
        assertSame(field.mask(), r.field().mask());
        assertEquals(0, r.lost());
        assertEquals(List.of("v", "u"), List.copyOf(r.selections().keySet()));
        assertEquals(0.01, r.selections().get("v").noise(), 0.004);
        int pixel = 5 * 15 + 7;
        assertEquals(SHAPE.y(5), r.field().at(0, 5, 7), 0.1);
        assertEquals(1, r.field().at(1, 5, 7), 0.2);
        assertEquals(2, r.field().values()[2 * SHAPE.pixels() + pixel], 1e-4);
    }

    @Test
    void pixelsWithoutADerivativeAreLost() {
        var valid = new boolean[SHAPE.pixels()];
        Arrays.fill(valid, true);
        for (int i : new int[]{1, 15, 16}) {
            valid[i] = false; // pixel 0 is alone
        }
        var values = field(Mask.of(12, 15, valid)).values();
        values[40] = Float.NaN;
        var field = new Field(SHAPE, values, Mask.of(12, 15, valid));
        var r = H2.differentiate(field, List.of("u"), Set.of(Derivative.F, Derivative.FX), Progress.NONE);
        assertEquals(2, r.lost());
        assertTrue(!r.field().mask().isValid(0) && !r.field().mask().isValid(40));
        assertEquals(0, r.field().values()[40]);
        assertEquals(2, r.field().values()[SHAPE.pixels() + 41], 1e-4);
    }

    @Test
    void messagesNameTheChannel() {
        Field field = field(Mask.full(12, 15));
        assertThrows(IllegalArgumentException.class,
            () -> H2.differentiate(field, List.of("w"), Set.of(Derivative.FX), Progress.NONE));
        var infinite = new Field(SHAPE, field.values().clone());
        infinite.values()[SHAPE.pixels() + 31] = Float.POSITIVE_INFINITY;
        var e = assertThrows(IllegalArgumentException.class,
            () -> H2.differentiate(infinite, List.of("v"), Set.of(Derivative.FX), Progress.NONE));
        assertTrue(e.getMessage().contains("\"v\"") && e.getMessage().contains("row 2, column 1"), e.getMessage());
        var tv = new FieldTikhonov(Regularization.TV, ParameterRule.gcv());
        e = assertThrows(IllegalArgumentException.class,
            () -> tv.differentiate(field, List.of("v"), Set.of(Derivative.FX), Progress.NONE));
        assertTrue(e.getMessage().contains("cross-validation"), e.getMessage());
    }

    @Test
    void aRowHasNoDerivativeAcross() {
        var shape = new FieldShape(List.of("u"), 1, 9, new Extent(0, 1, 0, 1));
        var field = new Field(shape, new float[]{0, 1, 0, 2, 0, 1, 0, 3, 1});
        assertEquals(9, H2.differentiate(field, List.of("u"), Set.of(Derivative.FX, Derivative.FXX), Progress.NONE)
            .field().mask().count());
        var e = assertThrows(IllegalArgumentException.class,
            () -> H2.differentiate(field, List.of("u"), Set.of(Derivative.FX, Derivative.FY), Progress.NONE));
        assertTrue(e.getMessage().contains("dy(u)") && e.getMessage().contains("more pixels"), e.getMessage());
    }

    @Test
    void derivativesBeyondFloat32AreNamed() {
        var shape = new FieldShape(List.of("u"), 4, 4, new Extent(0, 1e-30, 0, 1));
        var values = new float[16];
        for (int i = 0; i < 16; i++) {
            values[i] = 1e20f * (i % 4) * (i % 4);
        }
        var e = assertThrows(IllegalArgumentException.class, () -> new FieldTikhonov(Regularization.H2,
            ParameterRule.fixed(1e-200)).differentiate(new Field(shape, values), List.of("u"),
                Set.of(Derivative.FX), Progress.NONE));
        assertTrue(e.getMessage().contains("float32"), e.getMessage());
    }

    @Test
    void reportsProgressWithinBounds() {
        var progress = new CancelAfter(Integer.MAX_VALUE - 1);
        for (ParameterRule rule : new ParameterRule[]{ParameterRule.discrepancy(), ParameterRule.lCurve(),
            ParameterRule.gcv()}) {
            new FieldTikhonov(Regularization.H2, rule).differentiate(field(Mask.full(12, 15)), List.of("u", "v"),
                Set.of(Derivative.FX), progress);
        }
        assertTrue(progress.asked() > 30);
    }
}
