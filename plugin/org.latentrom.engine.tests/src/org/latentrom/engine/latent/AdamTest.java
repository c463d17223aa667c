package org.latentrom.engine.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AdamTest {
    /**
     * In the first update, both moments are those of the gradient: the step is the rate, whatever the gradient's size.
     */
    @Test
    void firstStepIsTheLearningRate() {
        double[] w = {1, 1, 1};
        assertTrue(new Adam(3, 1e9, 0, 3).update(w, new double[]{5, -1e-3, 0}, 0.1));
        assertArrayEquals(new double[]{0.9, 1.1, 1}, w, 1e-5);
    }

    @Test
    void findsTheMinimumOfAParabola() {
        double[] w = {3};
        var adam = new Adam(1, 1, 0, 1);
        for (int i = 0; i < 2000; i++) {
            adam.update(w, new double[]{2 * (w[0] - 1.5)}, 0.02);
        }
        assertEquals(1.5, w[0], 1e-3);
    }

    @Test
    void weightDecayShrinksTheFirstWeightsWithoutAGradient() {
        double[] w = {2, 3};
        new Adam(2, 1, 0.5, 1).update(w, new double[2], 0.1);
        assertEquals(2 - 0.1 * 0.5 * 2, w[0], 1e-15);
        assertEquals(3, w[1]);
    }

    @Test
    void aGradientThatIsNotFiniteChangesNothing() {
        double[] w = {2, 3};
        var adam = new Adam(2, 1, 0.5, 2);
        assertFalse(adam.update(w, new double[]{1, Double.NaN}, 0.1));
        assertFalse(adam.update(w, new double[]{1, 1e200}, 0.1));
        assertArrayEquals(new double[]{2, 3}, w);
    }

    /** A clipped gradient and its clipped self lead to the same second moments, hence to the same second step. */
    @Test
    void longGradientsAreShortened() {
        double[] a = {0, 0};
        double[] b = {0, 0};
        var adamA = new Adam(2, 1, 0, 2);
        var adamB = new Adam(2, 1, 0, 2);
        adamA.update(a, new double[]{30, 40}, 0.1);
        adamB.update(b, new double[]{0.6, 0.8}, 0.1);
        adamA.update(a, new double[]{0.1, 0.2}, 0.1);
        adamB.update(b, new double[]{0.1, 0.2}, 0.1);
        assertArrayEquals(b, a, 1e-12);
    }
}
