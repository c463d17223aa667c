package org.latentrom.engine.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** Bases of fields that span few directions, exactly: whole numbers that float32 holds. */
class PodRankTest {
    private static final FieldShape SHAPE = new FieldShape(List.of("u"), 11, 13, new Extent(0, 1, 0, 1));

    /** @return fields in the span of {@code directions} random ones, about {@code offset} */
    private static List<Field> fields(final int count, final int directions, final int offset) {
        var random = new Random(17);
        var modes = new int[directions][SHAPE.size()];
        for (int[] mode : modes) {
            for (int i = 0; i < mode.length; i++) {
                mode[i] = random.nextInt(41) - 20;
            }
        }
        var fields = new ArrayList<Field>();
        for (int k = 0; k < count; k++) {
            var values = new float[SHAPE.size()];
            java.util.Arrays.fill(values, offset);
            for (int[] mode : modes) {
                int amplitude = random.nextInt(61) - 30;
                for (int i = 0; i < values.length; i++) {
                    values[i] += amplitude * mode[i];
                }
            }
            fields.add(new Field(SHAPE, values));
        }
        return fields;
    }

    @ParameterizedTest
    @CsvSource({"200, 1, 0", "200, 2, 0", "60, 5, 0", "200, 3, 1000000", "4, 3, 0", "3, 3, 0"})
    void noModeIsMadeOfRounding(final int count, final int directions, final int offset) {
        List<Field> fields = fields(count, directions, offset);
        var basis = PodBasis.of(fields, Math.min(count, 12), Progress.NONE);
        // centred fields of n snapshots span at most n - 1 directions
        assertEquals(Math.min(directions, count - 1), basis.rank());
        assertEquals(1, basis.energy(), 1e-12);
        for (Field f : fields) {
            float[] again = basis.reconstruct(basis.project(f)).values();
            assertArrayEquals(f.values(), again, 1e-6f * (offset + 1000));
        }
    }

    @Test
    void aSingleFieldIsItsOwnMeanAndHasNoMode() {
        Field f = fields(1, 2, 7).get(0);
        var basis = PodBasis.of(List.of(f), 1, Progress.NONE);
        assertEquals(0, basis.rank());
        assertArrayEquals(f.values(), basis.mean().values());
        assertArrayEquals(f.values(), basis.reconstruct(basis.project(f)).values());
        assertEquals(1, basis.energy());
    }

    @Test
    void fieldsWithoutValidPixelsHaveNoMode() {
        Mask none = Mask.of(11, 13, new boolean[143]);
        List<Field> fields = fields(5, 2, 0).stream().map(f -> new Field(SHAPE, new float[143], none)).toList();
        var basis = PodBasis.of(fields, 3, Progress.NONE);
        assertEquals(0, basis.rank());
        assertEquals(0, basis.reconstruct(new double[0]).mask().count());
    }

    @Test
    void orderOfTheFieldsDoesNotMatter() {
        List<Field> fields = fields(40, 6, 3);
        var reversed = new ArrayList<>(fields);
        java.util.Collections.reverse(reversed);
        var a = PodBasis.of(fields, 6, Progress.NONE);
        var b = PodBasis.of(reversed, 6, Progress.NONE);
        assertArrayEquals(a.singularValues(), b.singularValues(), 1e-6 * a.singularValues()[0]);
        for (int k = 0; k < 6; k++) {
            assertArrayEquals(a.mode(k).values(), b.mode(k).values(), 1e-5f, "mode " + k);
        }
    }

    /** Eckart-Young: what r modes leave is the energy of the other singular values. */
    @Test
    void errorIsTheEnergyThatIsLeftOut() {
        List<Field> fields = fields(30, 8, 0);
        double previous = Double.POSITIVE_INFINITY;
        for (int rank = 1; rank <= 8; rank++) {
            var basis = PodBasis.of(fields, rank, Progress.NONE);
            double left = 0;
            for (Field f : fields) {
                float[] again = basis.reconstruct(basis.project(f)).values();
                for (int i = 0; i < again.length; i++) {
                    left += Math.pow(again[i] - f.values()[i], 2);
                }
            }
            double expected = 0;
            double all = 0;
            for (int k = 0; k < basis.singularValues().length; k++) {
                double square = Math.pow(basis.singularValues()[k], 2);
                all += square;
                expected += k < rank ? 0 : square;
            }
            assertEquals(expected, left, 1e-6 * all, "rank " + rank);
            assertTrue(left < previous);
            previous = left;
        }
    }
}
