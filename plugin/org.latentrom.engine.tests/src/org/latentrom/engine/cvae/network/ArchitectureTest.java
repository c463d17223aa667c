package org.latentrom.engine.cvae.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.FieldShape;

/** Sizes that are left open fit the grid; those that are given are kept. */
class ArchitectureTest {
    @Test
    void networksFitTheirGrids() {
        for (int[] size : new int[][]{{1, 1}, {3, 50}, {7, 7}, {28, 28}, {32, 160}, {33, 17}, {100, 250}, {256, 256}}) {
            var shape = new FieldShape(List.of("u", "v"), size[0], size[1], new Extent(0, 1, 0, 1));
            Architecture a = Architecture.of(shape, NetworkOptions.DEFAULT);
            assertTrue(a.rows() * a.patch() >= size[0] && a.columns() * a.patch() >= size[1]);
            int coarsest = 1 << a.network().levels() - 1;
            assertEquals(0, a.rows() % coarsest, "rows of " + a);
            assertEquals(0, a.columns() % coarsest, "columns of " + a);
            assertEquals(2 * a.patch() * a.patch(), a.packedChannels());
            assertTrue(a.rows() * a.patch() < size[0] + a.patch() * coarsest, "no more padding than needed: " + a);
            int pixels = Math.min(size[0], size[1]) / (a.patch() * coarsest);
            assertTrue(a.network().levels() == 1 || pixels >= 3, "coarsest of " + a);
        }
    }

    @Test
    void sizesOfTheOptionsAreKept() {
        var shape = new FieldShape(List.of("u"), 20, 20, new Extent(0, 1, 0, 1));
        Architecture a = Architecture.of(shape, NetworkOptions.DEFAULT.withSizes(12, 3, 9).withLatentSize(5));
        assertEquals(new Architecture(1, 20, 20, 0, NetworkOptions.DEFAULT.withSizes(12, 3, 9).withLatentSize(5)
            .withPatch(2).withWidening(4)), a);
        assertEquals(List.of(12, 24, 48), List.of(a.width(0), a.width(1), a.width(2)));
    }

    @Test
    void gridsTooLargeAreRefusedBeforeAnythingIsAllocated() {
        var shape = new FieldShape(List.of("u"), 30_000, 30_000, new Extent(0, 1, 0, 1));
        String message = assertThrows(IllegalArgumentException.class,
            () -> Architecture.of(shape, NetworkOptions.DEFAULT)).getMessage();
        assertTrue(message.contains("30000 x 30000") && message.contains("lower resolution"), message);
    }
}
