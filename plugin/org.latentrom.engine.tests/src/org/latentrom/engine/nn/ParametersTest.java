package org.latentrom.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** The flat parameter vector and its views. */
class ParametersTest {
    @Test
    void weightsAreViewsOfTheVector() {
        try (var p = new Parameters(DataType.FLOAT)) {
            Weight a = p.declare(1, 0, 2, 3);
            Weight b = p.declare(0, 7, 4);
            p.allocate(true);
            assertEquals(10, p.size());
            p.set(p.initial(1));
            assertEquals(7, b.value().getFloat(2));
            b.value().putScalar(3, -1);
            assertEquals(-1, p.get()[9]);
            a.gradient().putScalar(new int[]{1, 2}, 5);
            assertEquals(5, p.gradient().getFloat(5));
            assertThrows(IllegalStateException.class, () -> p.declare(0, 0, 1));
        }
    }

    @Test
    void initialValuesFollowTheSeedAndTheDeviation() {
        try (var p = new Parameters(DataType.FLOAT)) {
            p.declare(0.5, 0, 100, 100);
            p.declare(0, 3, 10);
            p.allocate(false);
            float[] values = p.initial(5);
            assertArrayEquals(values, p.initial(5));
            assertEquals(false, Arrays.equals(values, p.initial(6)));
            double squares = 0;
            for (int i = 0; i < 10_000; i++) {
                squares += values[i] * values[i];
            }
            assertEquals(0.5, Math.sqrt(squares / 10_000), 0.02);
            assertEquals(3, values[10_005]);
        }
    }

    @Test
    void wrongLengthsAreRefused() {
        try (var p = new Parameters(DataType.FLOAT)) {
            p.declare(0, 0, 3);
            p.allocate(false);
            assertThrows(IllegalArgumentException.class, () -> p.set(new float[4]));
        }
    }

    /** Float64 tensors, which only tests use, take and give float32 all the same. */
    @Test
    void tensorsKeepTheirValuesInBothTypes() {
        for (DataType type : new DataType[]{DataType.FLOAT, DataType.DOUBLE}) {
            try (var p = new Parameters(type); var plan = new Plan(p, 2)) {
                Tensor t = plan.input(3);
                float[] values = {1, 2, 3, 4, 5, 6.5f};
                t.set(values);
                assertEquals(6.5f, t.value().getFloat(1, 2));
                var read = new float[6];
                t.get(read);
                assertArrayEquals(values, read);
                assertEquals(2, plan.batch());
                assertEquals(6, t.size());
            }
        }
    }
}
