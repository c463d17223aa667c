package org.latentrom.engine.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers in titles. */
class NumeralTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "0.012345, 0.0123", "-4.5678, −4.57", "7.8912e-6, 7.89×10⁻⁶", "123456, 1.23×10⁵", "999.6, 1000",
        "0.25, 0.250", "12345, 12300", "-1e-300, −1.00×10⁻³⁰⁰", "1, 1.00", "0.00099999, 0.00100", "9.996e-5, 1.00×10⁻⁴",
        "NaN, NaN", "-Infinity, -Infinity"})
    void threeDigits(final double value, final String text) {
        assertEquals(text, Numeral.rounded(value));
    }
}
