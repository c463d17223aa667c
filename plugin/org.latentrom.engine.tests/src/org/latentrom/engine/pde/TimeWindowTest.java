package org.latentrom.engine.pde;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;

class TimeWindowTest {
    private static final double[] TIMES = {0.1, 0.2, 0.5, 0.6, 1.1};

    private static double derivative(final double[] times, final int row, final int order,
        final DoubleUnaryOperator f) {
        TimeWindow window = TimeWindow.of(times, row, Math.max(1, order));
        double[] weights = window.weights(order);
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * f.applyAsDouble(window.times()[k]);
        }
        return sum;
    }

    @Test
    void exactForQuadraticsAtAnySteps() {
        for (int row = 0; row < TIMES.length; row++) {
            double t = TIMES[row];
            assertEquals(3 + 8 * t, derivative(TIMES, row, 1, s -> 2 + 3 * s + 4 * s * s), 1e-12);
            assertEquals(8, derivative(TIMES, row, 2, s -> 2 + 3 * s + 4 * s * s), 1e-11);
            assertEquals(2 + 3 * t + 4 * t * t, derivative(TIMES, row, 0, s -> 2 + 3 * s + 4 * s * s), 1e-14);
        }
    }

    @Test
    void theUsualStencils() {
        double[] even = {0, 0.5, 1, 1.5};
        assertArrayEquals(new double[]{-1, 0, 1}, TimeWindow.of(even, 1, 1).weights(1), 1e-15);
        assertArrayEquals(new double[]{-3, 4, -1}, TimeWindow.of(even, 0, 1).weights(1), 1e-15);
        assertArrayEquals(new double[]{1, -4, 3}, TimeWindow.of(even, 3, 1).weights(1), 1e-15);
        assertArrayEquals(new double[]{4, -8, 4}, TimeWindow.of(even, 2, 2).weights(2), 1e-15);
        assertArrayEquals(new double[]{0, 1, 0}, TimeWindow.of(even, 2, 2).weights(0), 1e-15);
        assertArrayEquals(new double[]{-2, 2}, TimeWindow.of(new double[]{0, 0.5}, 1, 1).weights(1), 1e-15);
        assertArrayEquals(new double[]{1}, TimeWindow.of(even, 2, 0).weights(0), 0);
    }

    @Test
    void windowsStayInTheRun() {
        assertEquals(0, TimeWindow.of(TIMES, 0, 1).from());
        assertEquals(0, TimeWindow.of(TIMES, 0, 1).at());
        assertEquals(1, TimeWindow.of(TIMES, 2, 1).from());
        assertEquals(2, TimeWindow.of(TIMES, 4, 2).from());
        assertEquals(2, TimeWindow.of(TIMES, 4, 2).at());
        assertFalse(TimeWindow.of(TIMES, 4, 1).isInside());
        assertTrue(TimeWindow.of(TIMES, 3, 1).isInside());
        assertTrue(TimeWindow.of(TIMES, 0, 0).isInside());
        assertFalse(TimeWindow.of(new double[]{0, 1}, 1, 1).isInside());
    }

    @Test
    void secondOrderInsideAtUnevenSteps() {
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            double h = 0.02 / (1 << i);
            double[] times = {1 - h, 1, 1 + 1.7 * h};
            errors[i] = Math.abs(derivative(times, 1, 1, Math::sin) - Math.cos(1));
        }
        assertEquals(4, errors[0] / errors[1], 0.1);
    }

    @Test
    void tooFewRows() {
        var one = assertThrows(IllegalArgumentException.class, () -> TimeWindow.of(new double[]{0}, 0, 1));
        assertTrue(one.getMessage().contains("there is 1"), one.getMessage());
        var two = assertThrows(IllegalArgumentException.class, () -> TimeWindow.of(new double[]{0, 1}, 0, 2));
        assertTrue(two.getMessage().contains("needs 3 rows, there are 2"), two.getMessage());
    }

    @Test
    void timesMustIncrease() {
        var e = assertThrows(IllegalArgumentException.class, () -> TimeWindow.of(new double[]{0, 1, 1}, 1, 1));
        assertTrue(e.getMessage().contains("1.0 follows 1.0"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> TimeWindow.of(new double[]{0, Double.NaN}, 1, 1));
    }
}
