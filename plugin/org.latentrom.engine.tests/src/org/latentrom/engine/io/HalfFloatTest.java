package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values from the tables of IEEE 754 binary16. */
class HalfFloatTest {
    @ParameterizedTest
    @CsvSource({"0000, 0.0", "8000, -0.0", "3c00, 1.0", "c000, -2.0", "7bff, 65504.0", "0400, 0.00006103515625",
        "0001, 5.9604644775390625e-8", "03ff, 6.097555160522461e-5", "3555, 0.333251953125", "7c00, Infinity",
        "fc00, -Infinity", "7e00, NaN"})
    void bits(final String hex, final double value) {
        assertEquals(value, HalfFloat.of((short)Integer.parseInt(hex, 16)));
    }
}
