package org.latentrom.engine.io.vtk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of the files of nested blocks. */
class BlockOrderTest {
    /** @param steps like "2{ a 0=b }": blocks and files, with the index in front if it is written */
    private static String order(final String steps) {
        var order = new BlockOrder();
        for (String s : steps.split(" ")) {
            if (s.equals("}")) {
                order.end();
            } else if (s.endsWith("{")) {
                order.begin(s.length() == 1 ? null : s.substring(0, s.length() - 1));
            } else {
                int eq = s.indexOf('=');
                String source = s.substring(eq + 1);
                order.leaf(eq < 0 ? null : s.substring(0, eq), source.equals("-") ? null : source);
            }
        }
        return String.join(" ", order.sources());
    }

    @ParameterizedTest
    @CsvSource({"a b c, a b c", "2=a 0=b 1=c, b c a", "1{ a } 0{ b }, b a", "{ a } { b }, a b",
        "1{ 1=a 0=b } 0=c, c b a", "0=a - 2=b 1=c, a c b", "a a b a, a b", "x=a -1=b 1=c, a b c",
        "{ { { a } } b } c, a b c", "} a } b, a b", "5=a b c, a b c", "10{ a } 9{ b }, b a"})
    void filesStandInTheOrderOfTheirIndices(final String steps, final String expected) {
        assertEquals(expected, order(steps));
    }

    /** Files that are made to break programs: memory for a path must not grow with the depth. */
    @Test
    void deepNestingCostsLittle() {
        var order = new BlockOrder();
        for (int i = 0; i < 200_000; i++) {
            order.begin("1");
        }
        order.leaf(null, "a");
        order.leaf(null, "b");
        for (int i = 0; i < 300_000; i++) {
            order.end();
        }
        order.leaf("0", "c");
        assertEquals(List.of("c", "a", "b"), order.sources());
    }
}
