package org.latentrom.engine.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

class StandardizationTest {
    private static List<double[]> rows(final double... values) {
        return DoubleStream.of(values).mapToObj(v -> new double[]{v}).toList();
    }

    @Test
    void takesTheLogarithmOfPositiveValuesOverMoreThanADecade() {
        var s = Standardization.of(rows(0.002, 0.004, 0.016, 0.032), true);
        assertTrue(s.logarithmic()[0]);
        assertEquals(Math.log(0.008), s.mean()[0], 1e-12);
        assertArrayEquals(new double[]{0}, s.apply(new double[]{0.008}), 1e-12);
        // log2 of the values is -2 -1 1 2 around the mean: deviation sqrt(2.5)
        assertArrayEquals(new double[]{2 / Math.sqrt(2.5)}, s.apply(new double[]{0.032}), 1e-12);
        String message = assertThrows(IllegalArgumentException.class, () -> s.apply(new double[]{0})).getMessage();
        assertTrue(message.contains("parameter number 1 is 0.0"), message);
    }

    @Test
    void otherValuesAreTakenAsTheyAre() {
        assertEquals(false, Standardization.of(rows(1, 5, 10), true).logarithmic()[0], "one decade");
        assertEquals(false, Standardization.of(rows(-1, 5, 100), true).logarithmic()[0], "negative");
        assertEquals(false, Standardization.of(rows(0, 5, 100), true).logarithmic()[0], "zero");
        assertEquals(false, Standardization.of(rows(1, 100), false).logarithmic()[0], "not asked for");
    }

    @Test
    void constantsGetDeviationOne() {
        var s = Standardization.of(rows(0.1 + 0.2, 0.3, 0.3), true);
        assertEquals(1, s.deviation()[0]);
        assertEquals(0.5, s.apply(new double[]{0.8})[0], 1e-12);
        assertEquals(1, Standardization.of(rows(0, 0), true).deviation()[0]);
    }
}
