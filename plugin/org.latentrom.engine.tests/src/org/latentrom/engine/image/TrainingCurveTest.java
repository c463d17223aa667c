package org.latentrom.engine.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Which values of a history are shown. */
class TrainingCurveTest {
    private static final double[] NONE = {};

    /** Values from 100 to 100 n. */
    private static double[] rising(final int n) {
        return IntStream.rangeClosed(1, n).mapToDouble(i -> 100 * i).toArray();
    }

    private static double[] epochs(final int n) {
        return IntStream.rangeClosed(1, n).mapToDouble(i -> i).toArray();
    }

    private static TrainingCurve curve(final double[] training, final double[] validation) {
        return new TrainingCurve("ELBO", epochs(training.length), training, validation, NONE, -1);
    }

    /** Of a range without the margins of a twentieth. */
    private static void assertRange(final double low, final double high, final ValueRange range) {
        double width = high - low;
        assertEquals(low - 0.05 * width, range.low(), 1e-9 * width);
        assertEquals(high + 0.05 * width, range.high(), 1e-9 * width);
    }

    @Test
    void aFifthOfTheTrainingValuesMayBeCutOff() {
        TrainingCurve six = curve(rising(6), NONE);
        assertRange(200, 600, six.range(true));
        assertRange(100, 600, six.range(false));
        // between two values the quantile is linear
        assertRange(100 + 0.2 * 300, 400, curve(rising(4), NONE).range(true));
    }

    /** With 101 epochs the quantile would be 2100, above the value of epoch 10. */
    @Test
    void valuesFromEpochTenOnAreShown() {
        assertRange(1000, 10100, curve(rising(101), NONE).range(true));
        double[] validation = rising(101);
        validation[9] = 950;
        assertRange(950, 10100, curve(rising(101), validation).range(true));
        validation[50] = 120;
        assertRange(120, 10100, curve(rising(101), validation).range(true));
        validation[8] = -1e9;
        assertRange(120, 10100, curve(rising(101), validation).range(true));
    }

    @Test
    void theHighestValuesOfALossAreCutOff() {
        double[] falling = Arrays.stream(rising(6)).map(v -> 700 - v).toArray();
        assertFalse(curve(falling, NONE).isGrowing());
        assertRange(100, 500, curve(falling, NONE).range(true));
        double[] longer = Arrays.stream(rising(101)).map(v -> 10200 - v).toArray();
        assertRange(100, 9200, curve(longer, NONE).range(true));
    }

    @Test
    void valuesThatAreNotFiniteCountForNothing() {
        double[] training = rising(6);
        training[0] = Double.NEGATIVE_INFINITY;
        training[5] = Double.NaN;
        TrainingCurve curve = curve(training, new double[]{Double.NaN, Double.NaN, 450, Double.NaN, 510, 520});
        assertTrue(curve.isGrowing());
        assertRange(260, 520, curve.range(true));
        TrainingCurve validationOnly =
            curve(new double[]{Double.NaN, Double.NaN}, new double[]{3, 4});
        assertRange(3, 4, validationOnly.range(true));
        var e = assertThrows(IllegalArgumentException.class,
            () -> curve(new double[]{Double.NaN}, NONE).range(true));
        assertTrue(e.getMessage().contains("ELBO"), e.getMessage());
    }

    @Test
    void aConstantHistoryHasARange() {
        ValueRange range = curve(new double[]{5, 5, 5}, NONE).range(true);
        assertTrue(range.low() < 5 && range.high() > 5);
    }

    @Test
    void historiesThatDoNotFitTogetherAreRefused() {
        double[] two = {1, 2};
        assertThrows(IllegalArgumentException.class, () -> new TrainingCurve("", NONE, NONE, NONE, NONE, -1));
        assertThrows(IllegalArgumentException.class, () -> new TrainingCurve("", two, NONE, NONE, NONE, -1));
        assertThrows(IllegalArgumentException.class, () -> new TrainingCurve("", two, two, new double[1], NONE, -1));
        assertThrows(IllegalArgumentException.class, () -> new TrainingCurve("", two, two, NONE, new double[1], -1));
        assertThrows(IllegalArgumentException.class, () -> new TrainingCurve("", two, two, NONE, NONE, 2));
        var e = assertThrows(IllegalArgumentException.class,
            () -> new TrainingCurve("", new double[]{2, 1}, two, NONE, NONE, -1));
        assertTrue(e.getMessage().contains("1.0 after 2.0"), e.getMessage());
    }
}
