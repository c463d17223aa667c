package org.latentrom.engine.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class DmdModelTest {
    private static final double[][] A = {{0.9, 0.3}, {-0.2, 0.8}};

    private static final double[] B = {0.5, -1};

    private static final double[][] C = {{2}, {-3}};

    private static List<DmdModel.Pair> pairs(final DmdModel truth, final int count, final int parameters) {
        var random = new SplittableRandom(1);
        var pairs = new ArrayList<DmdModel.Pair>();
        for (int k = 0; k < count; k++) {
            double[] from = {random.nextGaussian(), random.nextGaussian()};
            double[] p = parameters == 0 ? new double[0] : new double[]{random.nextGaussian()};
            pairs.add(new DmdModel.Pair(from, truth.step(from, p), p));
        }
        return pairs;
    }

    private static void assertMatrix(final double[][] expected, final double[][] actual) {
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], actual[i], 1e-12);
        }
    }

    @Test
    void findsAnAffineMap() {
        var fitted = DmdModel.fit(pairs(new DmdModel(A, B, new double[2][0]), 10, 0), DmdModel.Form.AFFINE);
        assertMatrix(A, fitted.operator());
        assertArrayEquals(B, fitted.offset(), 1e-12);
    }

    @Test
    void findsTheDependenceOnAParameter() {
        var fitted = DmdModel.fit(pairs(new DmdModel(A, B, C), 10, 1), DmdModel.Form.AFFINE);
        assertMatrix(A, fitted.operator());
        assertMatrix(C, fitted.parameterMatrix());
    }

    @Test
    void theLinearFormHasNoOffset() {
        var fitted = DmdModel.fit(pairs(new DmdModel(A, new double[2], new double[2][0]), 10, 0), DmdModel.Form.LINEAR);
        assertMatrix(A, fitted.operator());
        assertArrayEquals(new double[2], fitted.offset());
    }

    /** States on a line through 0: what happens across the line is unknown, and the least-norm map leaves it at 0. */
    @Test
    void rankDeficientDataGivesTheMapOfLeastNorm() {
        var pairs = new ArrayList<DmdModel.Pair>();
        for (int k = 1; k <= 5; k++) {
            pairs.add(new DmdModel.Pair(new double[]{k, k}, new double[]{0.5 * k, 0.5 * k}, new double[0]));
        }
        assertMatrix(new double[][]{{0.25, 0.25}, {0.25, 0.25}}, DmdModel.fit(pairs, DmdModel.Form.LINEAR).operator());
    }

    @Test
    void rollsOutARotation() {
        double angle = 0.1;
        double[][] rotation = {{Math.cos(angle), -Math.sin(angle)}, {Math.sin(angle), Math.cos(angle)}};
        var states = new DmdModel(rotation, new double[2], new double[2][0])
            .rollout(new double[]{1, 0}, new double[0], 50);
        assertEquals(50, states.length);
        assertArrayEquals(new double[]{Math.cos(5), Math.sin(5)}, states[49], 1e-13);
    }

    @Test
    void refusesMissingOrUnequalPairs() {
        assertThrows(IllegalArgumentException.class, () -> DmdModel.fit(List.of(), DmdModel.Form.AFFINE));
        var unequal = List.of(new DmdModel.Pair(new double[2], new double[2], new double[0]),
            new DmdModel.Pair(new double[2], new double[3], new double[0]));
        assertThrows(IllegalArgumentException.class, () -> DmdModel.fit(unequal, DmdModel.Form.AFFINE));
        assertThrows(IllegalArgumentException.class,
            () -> new DmdModel(new double[2][3], new double[2], new double[2][0]));
    }
}
