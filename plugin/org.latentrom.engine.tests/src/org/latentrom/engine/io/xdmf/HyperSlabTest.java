package org.latentrom.engine.io.xdmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of arrays in one to four dimensions, against loops over all indices. */
class HyperSlabTest {
    @Test
    void everyPartEqualsALoopOverItsIndices() {
        var random = new Random(20261122);
        for (int trial = 0; trial < 300; trial++) {
            int rank = 1 + random.nextInt(4);
            var shape = new long[rank];
            var numbers = new double[3 * rank];
            int total = 1;
            for (int k = 0; k < rank; k++) {
                shape[k] = 1 + random.nextInt(6);
                total *= (int)shape[k];
                int start = random.nextInt((int)shape[k]);
                int stride = 1 + random.nextInt(3);
                numbers[k] = start;
                numbers[rank + k] = stride;
                numbers[2 * rank + k] = 1 + random.nextInt((int)(shape[k] - 1 - start) / stride + 1);
            }
            var all = new int[total];
            Arrays.setAll(all, i -> i);
            HyperSlab slab = HyperSlab.of(numbers, shape);
            int[] expected = loop(numbers, shape, 0, 0).stream().mapToInt(Integer::intValue).toArray();
            assertEquals(expected.length, slab.size());
            assertArrayEquals(expected, (int[])slab.of(all, 0));
            assertEquals(expected[0], slab.first());
            assertEquals(expected[expected.length - 1] + 1, slab.end());
            // of a piece that holds no more than is needed
            int[] piece = Arrays.copyOfRange(all, (int)slab.first(), (int)slab.end());
            assertArrayEquals(expected, (int[])slab.of(piece, slab.first()));
        }
    }

    private static List<Integer> loop(final double[] numbers, final long[] shape, final int axis, final int at) {
        if (axis == shape.length) {
            return List.of(at);
        }
        var found = new ArrayList<Integer>();
        for (int i = 0; i < numbers[2 * shape.length + axis]; i++) {
            int index = (int)(numbers[axis] + i * numbers[shape.length + axis]);
            found.addAll(loop(numbers, shape, axis + 1, at * (int)shape[axis] + index));
        }
        return found;
    }

    @Test
    void theWholeIsNotCopied() {
        var values = new float[]{1, 2, 3, 4, 5, 6};
        assertSame(values, HyperSlab.of(new double[]{0, 0, 1, 1, 2, 3}, new long[]{2, 3}).of(values, 0));
    }

    @ParameterizedTest
    @CsvSource({"-1,1,1", "0,0,1", "0,-1,1", "0,1,0", "0,1,-1", "0,1,11", "10,1,1", "9,1,2", "0,5,3", "0.5,1,1",
        "0,1.5,1",
        "0,1,1.5", "NaN,1,1", "0,Infinity,1", "0,1,1e300", "1e18,1,1", "0,9e18,2", "0,1,2147483648"})
    void whatDoesNotLieInTheArrayIsNone(final double start, final double stride, final double count) {
        assertNull(HyperSlab.of(new double[]{start, stride, count}, new long[]{10}));
    }

    @Test
    void aPartThatIsTooLargeIsNone() {
        assertNull(HyperSlab.of(new double[]{0, 0, 1, 1, 100_000, 100_000}, new long[]{1 << 30, 1 << 30}));
        assertEquals(1, HyperSlab.of(new double[]{100_000, 100_000, 1, 1, 1, 1}, new long[]{1 << 30, 1 << 30}).size());
    }
}
