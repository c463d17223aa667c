package org.latentrom.engine.io.xdmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions of arrays, with $0 = (1, 4), $1 = (2, -3), $2 = (10). */
class ItemFunctionTest {
    private static double[] value(final String text) {
        return new ItemFunction(text, List.of(new double[]{1, 4}, new double[]{2, -3}, new double[]{10}), 6).value();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"$0 | 1 4", " $0+$1 | 3 1", "$0 - $1 - 1 | -2 6", "$0 * $1 / 2 | 1 -6",
        "2 + 3 * 4 | 14", "(2 + 3) * 4 | 20", "-$1 | -2 3", "--$1 | 2 -3", "2 * -3 | -6", "-2^2 | -4", "2^-1 | 0.5",
        "$0 * $2 | 10 40", "SQRT($0) | 1 2", "ABS($1) | 2 3", "abs_token($1) | 2 3", "EXP(0) | 1", "LOG(1) | 0",
        "SIN(0)+COS(0)+TAN(0)+ASIN(0)+ACOS(1)+ATAN(0) | 1", "1.5e1 | 15", "1E-1 * 20 | 2",
        "JOIN($0, $1) | 1 2 4 -3", "JOIN($0, $1, 0*$0) | 1 2 0 4 -3 0", "JOIN($0 , 7) | 1 7 4 7", "JOIN($2) | 10",
        "2*JOIN($0,$1) | 2 4 8 -6", "JOIN(1,2,3) | 1 2 3"})
    void has(final String function, final String expected) {
        assertArrayEquals(Arrays.stream(expected.split(" ")).mapToDouble(Double::parseDouble).toArray(),
            value(function),
            1e-15);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"$3 | uses $3", "$ | uses $,", "$99999 | uses $99999",
        "$0 $1 | not understood at \"$1\"",
        "$0 + | not understood", "($0 | not understood", "$0) | not understood", "SQRT $0 | not understood",
        "FOO($0) | uses the function FOO", "WHERE($0 > 1) | uses the function WHERE", "1..2 | not understood",
        "'' | no function",
        "$0 + JOIN($0, $1) | joins arrays of 2 and 4", "JOIN($0, $0, $0, $0) | more than the 6 values",
        "; | not understood"})
    void isRefused(final String function, final String reason) {
        var e = assertThrows(IllegalArgumentException.class, () -> value(function));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"(,51", "SQRT(,60", "1+,400"})
    void deepAndLongOnesAreRefused(final String piece, final int times) {
        assertThrows(IllegalArgumentException.class, () -> value(piece.repeat(times)));
    }
}
