package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.cvae.network.Architecture;
import org.latentrom.engine.cvae.network.NetworkOptions;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** Every valid value has one place in the network's input; padding and invalid pixels have none. */
class PackingTest {
    @Test
    void everyValidValueHasOnePlace() {
        for (int[] size : new int[][]{{10, 13}, {16, 16}, {1, 1}, {5, 40}, {33, 17}}) {
            var shape = new FieldShape(List.of("a", "b", "c"), size[0], size[1], new Extent(0, 1, 0, 1));
            Architecture a = Architecture.of(shape, NetworkOptions.DEFAULT);
            Mask mask = size[0] > 4 ? TestFields.hole(size[0], size[1]) : Mask.full(size[0], size[1]);
            var packing = new Packing(a, mask);
            var seen = new BitSet();
            for (int c = 0; c < 3; c++) {
                assertEquals(mask.count(), packing.valid(c).length);
                for (int i : packing.valid(c)) {
                    int source = packing.source(i);
                    assertEquals(c, source / shape.pixels());
                    assertTrue(mask.isValid(source % shape.pixels()));
                    assertTrue(!seen.get(source), "used twice: " + source);
                    seen.set(source);
                    assertEquals(c, i / (packing.size() / 3), "a channel's patches lie together");
                }
            }
            assertEquals(3 * mask.count(), seen.cardinality());
            assertEquals(3 * mask.count(), packing.validSize());
            long unused = 0;
            for (int i = 0; i < packing.size(); i++) {
                unused += packing.source(i) < 0 ? 1 : 0;
            }
            assertEquals(packing.size() - 3 * mask.count(), unused);
        }
    }

    @Test
    void neighboursInAPatchBecomeChannels() {
        var a = TestFields.architecture(1, 8, 8, 2, 1, 4, 4, 1);
        var packing = new Packing(a, Mask.full(8, 8));
        assertEquals(4, a.packedChannels());
        // patch row 1, column 2 covers pixel rows 2, 3 and columns 4, 5
        for (int k = 0; k < 4; k++) {
            assertEquals((2 + k / 2) * 8 + 4 + k % 2, packing.source(k * 16 + 1 * 4 + 2));
        }
    }

    @Test
    void scalingIsLearnedFromValidPixelsOfTheGivenRows() {
        List<Field> fields = TestFields.waves(12);
        boolean[] valid = fields.get(0).mask().toBooleanArray();
        Scaling s = Scaling.of(fields, new int[]{1, 4, 7}, valid, Progress.NONE);
        int pixels = valid.length;
        for (int c = 0; c < 2; c++) {
            double squares = 0;
            double low = 1e9;
            double high = -1e9;
            int n = 0;
            for (int p = 0; p < pixels; p++) {
                int i = c * pixels + p;
                float[] x = {fields.get(1).values()[i], fields.get(4).values()[i], fields.get(7).values()[i]};
                double mean = (x[0] + (double)x[1] + x[2]) / 3;
                assertEquals(valid[p] ? mean : 0, s.mean()[i], 1e-6);
                for (int k = 0; valid[p] && k < 3; k++, n++) {
                    squares += (x[k] - mean) * (x[k] - mean);
                    low = Math.min(low, x[k]);
                    high = Math.max(high, x[k]);
                }
            }
            assertEquals(Math.sqrt(squares / n), s.deviation()[c], 1e-6);
            assertEquals(low, s.low()[c]);
            assertEquals(high, s.high()[c]);
        }
    }

    @Test
    void constantChannelGetsAPositiveDeviation() {
        var shape = new FieldShape(List.of("zero", "seven"), 2, 2, new Extent(0, 1, 0, 1));
        var field = new Field(shape, new float[]{0, 0, 0, 0, 7, 7, 7, 7});
        Scaling s = Scaling.of(List.of(field, field), new int[]{0, 1}, field.mask().toBooleanArray(),
            Progress.NONE);
        for (int c = 0; c < 2; c++) {
            assertTrue(s.deviation()[c] > 0 && s.high()[c] > s.low()[c]);
        }
    }
}
