package org.latentrom.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Passes over native arrays: all values, whatever number of blocks; and float32 as float64. */
class PassTest {
    @BeforeAll
    static void prepare() {
        Backend.prepare();
    }

    private static float[] random(final int n) {
        var random = new Random(n);
        var values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float)random.nextGaussian();
        }
        return values;
    }

    private static INDArray array(final DataType type, final float[] values) {
        INDArray array = Nd4j.create(type, values.length);
        Backend.put(array, values);
        return array;
    }

    private static void addTwice(final float[][] a, final int n) {
        for (int i = 0; i < n; i++) {
            a[2][i] = a[0][i] + 2 * a[1][i];
        }
    }

    private static void addTwice(final double[][] a, final int n) {
        for (int i = 0; i < n; i++) {
            a[2][i] = a[0][i] + 2 * a[1][i];
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 2047, 2048, 2049, 10_000})
    void everyValueOnce(final int n) {
        float[] x = random(n);
        var y = new float[n];
        for (DataType type : new DataType[]{DataType.FLOAT, DataType.DOUBLE}) {
            try (INDArray a = array(type, x); INDArray b = array(type, x); INDArray out = array(type, y)) {
                Pass.run(Pass.read(a, b), Pass.write(out), PassTest::addTwice, PassTest::addTwice);
                // in place: what is written is also what is read
                Pass.run(Pass.read(a, b), Pass.write(a), PassTest::addTwice, PassTest::addTwice);
                var outside = new float[n];
                var inside = new float[n];
                Backend.get(out, outside);
                Backend.get(a, inside);
                for (int i = 0; i < n; i++) {
                    assertEquals(3 * x[i], outside[i], 1e-6 * Math.abs(x[i]), type + " " + i);
                }
                assertArrayEquals(outside, inside);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2048, 5001})
    void normOfAll(final int n) {
        float[] x = random(n);
        double sum = 0;
        for (float v : x) {
            sum += (double)v * v;
        }
        for (DataType type : new DataType[]{DataType.FLOAT, DataType.DOUBLE}) {
            try (INDArray a = array(type, x)) {
                assertEquals(Math.sqrt(sum), Pass.norm(a), 1e-6 * Math.sqrt(sum));
                a.putScalar(n - 1, Double.NaN);
                assertEquals(Double.NaN, Pass.norm(a));
            }
        }
    }

    /** A part of an array would be read from the array's beginning. */
    @Test
    void partsAndOtherLengthsAreRefused() {
        try (INDArray a = array(DataType.FLOAT, random(6)); INDArray b = array(DataType.FLOAT, random(5))) {
            INDArray part = a.get(NDArrayIndex.interval(1, 6));
            assertThrows(IllegalArgumentException.class, () -> run(a, b));
            assertThrows(IllegalArgumentException.class, () -> run(b, part));
            assertThrows(IllegalArgumentException.class, () -> run(part, b));
        }
    }

    private static void run(final INDArray in, final INDArray out) {
        Pass.run(Pass.read(in, in), Pass.write(out), PassTest::addTwice, PassTest::addTwice);
    }

    /** The gradient tests run in float64, trainings in float32: their loops are written twice. */
    @Test
    void activationAndOptimizerAreTheSameInBothTypes() {
        float[][] results = {steps(DataType.FLOAT), steps(DataType.DOUBLE)};
        for (int i = 0; i < results[0].length; i++) {
            double size = Math.max(1, Math.abs(results[1][i]));
            assertEquals(results[1][i], results[0][i], 1e-6 * size, "value " + i);
        }
    }

    /** Output and input gradient of an activation, then parameters after five steps of Adam. */
    private static float[] steps(final DataType type) {
        try (var p = new Parameters(type); var plan = new Plan(p, 3)) {
            Tensor x = plan.input(1000);
            Tensor y = plan.activation(x);
            p.declare(0, 0, 3000);
            p.allocate(true);
            p.set(random(3000));
            x.set(random(3000));
            plan.forward();
            y.setGradient(random(3000));
            plan.backward(y);
            try (var adam = new Adam(p, 0)) {
                for (int step = 0; step < 5; step++) {
                    Backend.put(p.gradient(), random(3000));
                    adam.step(0.01);
                }
            }
            float[] result = Arrays.copyOf(p.get(), 9000);
            var values = new float[3000];
            y.get(values);
            System.arraycopy(values, 0, result, 3000, 3000);
            x.getGradient(values);
            System.arraycopy(values, 0, result, 6000, 3000);
            return result;
        }
    }
}
