package org.latentrom.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

final class ArrayPoolTest {
    @Test
    void lendsWhatWasGivenBack() {
        try (var pool = new ArrayPool()) {
            INDArray a = pool.take(DataType.FLOAT, 2, 3);
            assertArrayEquals(new long[]{2, 3}, a.shape());
            INDArray b = pool.take(DataType.FLOAT, 2, 3);
            assertNotSame(a, b);
            pool.give(a);
            assertSame(a, pool.take(DataType.FLOAT, 2, 3));
            pool.give(a);
            pool.give(b);
        }
    }

    @Test
    void lendsOnlyTheSameShapeAndType() {
        try (var pool = new ArrayPool()) {
            INDArray a = pool.take(DataType.FLOAT, 2, 3);
            pool.give(a);
            for (INDArray other : new INDArray[]{pool.take(DataType.FLOAT, 3, 2), pool.take(DataType.DOUBLE, 2, 3)}) {
                assertNotSame(a, other);
                other.close();
            }
        }
    }

    @Test
    void closesWhatWasGivenBackAlone() {
        var pool = new ArrayPool();
        INDArray lent = pool.take(DataType.FLOAT, 4);
        INDArray back = pool.take(DataType.FLOAT, 4);
        pool.give(back);
        pool.close();
        assertTrue(back.wasClosed());
        assertFalse(lent.wasClosed());
        lent.close();
        pool.close();
    }

    @Test
    void gradientsDoNotDependOnWhatLentArraysHeld() {
        var parameters = new Parameters(DataType.FLOAT);
        try (var plan = new Plan(parameters, 2)) {
            Tensor x = plan.input(4, 6, 6);
            Tensor t = x;
            for (int i = 0; i < 8; i++) {
                t = plan.activation(plan.convolution(t, 4, 3, 1, 1));
            }
            Tensor y = plan.convolution(t, 4, 3, 1, 1);
            parameters.allocate(true);
            plan.forward();
            y.gradient().assign(1);
            plan.backward(y);
            float[] first = new float[x.size()];
            x.getGradient(first);
            plan.backward(y);
            float[] again = new float[x.size()];
            x.getGradient(again);
            assertArrayEquals(first, again);
        } finally {
            parameters.close();
        }
    }
}
