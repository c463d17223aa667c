package org.latentrom.engine.tikhonov;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CosineTransformTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 64})
    void transformsTwoRowsByTheDefinition(final int n) {
        double[] data = new Random(n).doubles(2 * n, -1, 1).toArray();
        double[] before = data.clone();
        var transform = new CosineTransform(n);
        transform.forward(data, 0, n, new double[2 * n]);
        for (int row = 0; row < 2; row++) {
            for (int k = 0; k < n; k++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += before[row * n + j] * Math.cos(Math.PI * (2 * j + 1) * k / (2 * n));
                }
                assertEquals(sum, data[row * n + k], 1e-13 * n, row + ", " + k);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 1024})
    void theInverseUndoesIt(final int n) {
        double[] data = new Random(n).doubles(2 * n, -1, 1).toArray();
        double[] before = data.clone();
        var transform = new CosineTransform(n);
        transform.forward(data, 0, n, new double[2 * n]);
        transform.inverse(data, 0, n, new double[2 * n]);
        assertArrayEquals(before, data, 1e-14 * n);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void aSingleRowStandsForBoth(final int n) {
        double[] data = new Random(n).doubles(2 * n, -1, 1).toArray();
        double[] alone = data.clone();
        var transform = new CosineTransform(n);
        transform.forward(data, 0, n, new double[2 * n]);
        transform.forward(alone, 0, 0, new double[2 * n]);
        for (int k = 0; k < n; k++) {
            assertEquals(data[k], alone[k], 1e-14);
        }
        double[] firstTransformed = alone.clone();
        transform.inverse(alone, 0, 0, new double[2 * n]);
        transform.forward(alone, 0, 0, new double[2 * n]);
        assertArrayEquals(firstTransformed, alone, 1e-13);
    }
}
