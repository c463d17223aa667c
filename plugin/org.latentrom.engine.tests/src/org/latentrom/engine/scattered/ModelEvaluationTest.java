package org.latentrom.engine.scattered;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A polynomial of any order, derived and evaluated term by term. */
class ModelEvaluationTest {
    @ParameterizedTest
    @CsvSource({"1, 0", "1, 4", "2, 1", "2, 3", "2, 4", "3, 2", "3, 4"})
    void allDerivativesAwayFromTheOrigin(final int dimension, final int order) {
        DofLayout layout = DofLayout.of(dimension, order);
        var random = new Random(5);
        var fitted = new double[layout.size()][2];
        for (double[] dof : fitted) {
            dof[1] = random.nextGaussian();
        }
        var origins = new PointCloud(dimension, random.doubles(2L * dimension).toArray());
        var places = new PointCloud(dimension, random.doubles(3L * dimension).toArray());
        int[] all = IntStream.range(0, layout.size()).toArray();
        var evaluation = new ModelEvaluation(layout, all);
        for (int place = 0; place < 3; place++) {
            double square = evaluation.moveTo(places, place, origins, 1);
            double expectedSquare = 0;
            for (int axis = 0; axis < dimension; axis++) {
                expectedSquare += Math.pow(places.coordinate(place, axis) - origins.coordinate(1, axis), 2);
            }
            assertEquals(expectedSquare, square, 1e-15);
            for (int derivative : all) {
                double expected = 0;
                for (int dof : all) {
                    expected += fitted[dof][1] * derived(layout, dof, derivative, places, place, origins);
                }
                assertEquals(expected, evaluation.evaluate(fitted, 1, derivative), 1e-13);
            }
        }
    }

    /** The derivative of a DOF's term x^p / p!, which is x^(p - q) / (p - q)! or 0. */
    private static double derived(final DofLayout layout, final int dof, final int derivative, final PointCloud places,
        final int place, final PointCloud origins) {
        double term = 1;
        for (int axis = 0; axis < layout.dimension(); axis++) {
            int power = layout.power(dof, axis) - layout.power(derivative, axis);
            if (power < 0) {
                return 0;
            }
            double x = places.coordinate(place, axis) - origins.coordinate(1, axis);
            term *= Math.pow(x, power) / IntStream.rangeClosed(1, power).reduce(1, (a, b) -> a * b);
        }
        return term;
    }
}
