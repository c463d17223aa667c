package org.latentrom.engine.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

class PodBasisTest {
    private static final FieldShape SHAPE = new FieldShape(List.of("u", "v"), 3, 4, new Extent(0, 1, 0, 1));

    private static List<Field> random(final int count, final long seed, final Mask mask) {
        var random = new SplittableRandom(seed);
        var fields = new ArrayList<Field>();
        for (int k = 0; k < count; k++) {
            var values = new float[SHAPE.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = mask.isValid(i % SHAPE.pixels()) ? (float)random.nextGaussian() : 0;
            }
            fields.add(new Field(SHAPE, values, mask));
        }
        return fields;
    }

    private static Mask hole() {
        var valid = new boolean[12];
        Arrays.fill(valid, true);
        valid[5] = false;
        valid[6] = false;
        return Mask.of(3, 4, valid);
    }

    private static double dot(final Field a, final Field b) {
        return IntStream.range(0, a.values().length).mapToDouble(i -> (double)a.values()[i] * b.values()[i]).sum();
    }

    @Test
    void modesAreOrthonormal() {
        var basis = PodBasis.of(random(7, 1, hole()), 6, Progress.NONE);
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                assertEquals(i == j ? 1 : 0, dot(basis.mode(i), basis.mode(j)), 1e-6, i + ", " + j);
            }
        }
    }

    @Test
    void trainingFieldsComeBackAtFullRank() {
        List<Field> fields = random(7, 2, hole());
        var basis = PodBasis.of(fields, 7, Progress.NONE);
        assertEquals(6, basis.rank(), "seven fields less their mean span six directions");
        assertEquals(1, basis.energy(), 1e-12);
        for (Field f : fields) {
            assertArrayEquals(f.values(), basis.reconstruct(basis.project(f)).values(), 1e-6f);
        }
    }

    /** Fields mean + 3 a p + b q with known orthonormal p, q: modes, singular values and coordinates are known. */
    @Test
    void findsKnownModes() {
        var p = new float[24];
        var q = new float[24];
        p[0] = 0.6f;
        p[1] = 0.8f;
        q[13] = 1;
        double[] a = {1, -1, 1, -1};
        double[] b = {1, 1, -1, -1};
        var fields = new ArrayList<Field>();
        for (int k = 0; k < 4; k++) {
            var values = new float[24];
            for (int i = 0; i < 24; i++) {
                values[i] = (float)(5 + 3 * a[k] * p[i] + b[k] * q[i]);
            }
            fields.add(new Field(SHAPE, values));
        }
        var basis = PodBasis.of(fields, 2, Progress.NONE);
        assertArrayEquals(new double[]{6, 2, 0, 0}, basis.singularValues(), 1e-6);
        assertArrayEquals(p, basis.mode(0).values(), 1e-6f);
        assertArrayEquals(q, basis.mode(1).values(), 1e-6f);
        assertArrayEquals(new double[]{-3, 1}, basis.project(fields.get(1)), 1e-6);
        assertEquals(36.0 / 40, PodBasis.of(fields, 1, Progress.NONE).energy(), 1e-6);
        assertEquals(5, basis.mean().at(1, 2, 3), 1e-6);
    }

    @Test
    void whatStandsInInvalidPixelsDoesNotMatter() {
        List<Field> clean = random(5, 3, hole());
        List<Field> dirty = clean.stream().map(f -> {
            float[] values = f.values().clone();
            values[5] = Float.NaN;
            values[18] = 1e30f;
            return new Field(f.shape(), values, f.mask());
        }).toList();
        var a = PodBasis.of(clean, 3, Progress.NONE);
        var b = PodBasis.of(dirty, 3, Progress.NONE);
        assertArrayEquals(a.project(clean.get(2)), b.project(dirty.get(2)));
        assertEquals(0, b.mode(1).values()[18], "invalid pixels of a mode hold 0");
    }

    @Test
    void equalFieldsHaveNoMode() {
        Field f = random(1, 4, Mask.full(3, 4)).get(0);
        var basis = PodBasis.of(List.of(f, f, f), 2, Progress.NONE);
        assertEquals(0, basis.rank());
        assertEquals(1, basis.energy());
        assertArrayEquals(f.values(), basis.reconstruct(new double[0]).values(), 1e-6f);
    }

    @Test
    void refusesWhatCannotBeDecomposed() {
        List<Field> fields = random(3, 5, Mask.full(3, 4));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> PodBasis.of(fields, 4, Progress.NONE))
            .getMessage()
            .contains("smaller rank"));
        assertThrows(IllegalArgumentException.class, () -> PodBasis.of(List.of(), 0, Progress.NONE));
        List<Field> mixed = List.of(fields.get(0), random(1, 6, hole()).get(0));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> PodBasis.of(mixed, 1, Progress.NONE)).getMessage()
            .contains("10 valid of 3 x 4"));
        fields.get(1).values()[3] = Float.POSITIVE_INFINITY;
        assertTrue(assertThrows(IllegalArgumentException.class, () -> PodBasis.of(fields, 1, Progress.NONE))
            .getMessage()
            .contains("not finite"));
        var basis = PodBasis.of(random(3, 7, Mask.full(3, 4)), 2, Progress.NONE);
        assertThrows(IllegalArgumentException.class, () -> basis.reconstruct(new double[3]));
    }

    @Test
    void canBeCancelled() {
        var canceled = new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                // not of interest
            }

            @Override
            public void checkCanceled() {
                throw new CancellationException();
            }
        };
        assertThrows(CancellationException.class, () -> PodBasis.of(random(3, 8, Mask.full(3, 4)), 1, canceled));
    }
}
