package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which rows train and which validate. */
class SplitTest {
    private static final List<String> RUNS = List.of("a", "b", "a", "b", "a", "b", "a", "c");

    /** Run a is in rows 0, 2, 4, 6 at times 3, 1, 0, 2; b in rows 1, 3, 5; c has one row. */
    private static final double[] TIMES = {3, 0, 1, 1, 0, 2, 2, 5};

    @Test
    void lastOfEachRunInTime() {
        Split s = Split.lastOfEachRun(RUNS, TIMES, 0.5);
        assertArrayEquals(new int[]{0, 3, 5, 6}, s.validation(), "half of a, 1.5 rows of b, none of c");
        assertArrayEquals(new int[]{1, 2, 4, 7}, s.training());
    }

    @Test
    void everyRunKeepsARowToTrainOn() {
        Split s = Split.lastOfEachRun(RUNS, TIMES, 0.99);
        assertArrayEquals(new int[]{1, 4, 7}, s.training());
    }

    @Test
    void wholeRuns() {
        Split s = Split.byRun(RUNS, List.of("b", "c"));
        assertArrayEquals(new int[]{1, 3, 5, 7}, s.validation());
        assertArrayEquals(new int[]{0, 2, 4, 6}, s.training());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Split.byRun(RUNS, List.of("d"))).getMessage()
            .contains("no run \"d\" to validate with; there are [a, b, c]: name some of these"));
        assertThrows(IllegalArgumentException.class, () -> Split.byRun(RUNS, List.of("a", "b", "c")));
    }

    @Test
    void randomRowsFollowTheSeed() {
        Split s = Split.random(50, 0.2, 3);
        assertEquals(10, s.validation().length);
        int[] all = IntStream.concat(IntStream.of(s.training()), IntStream.of(s.validation())).sorted().toArray();
        assertArrayEquals(IntStream.range(0, 50).toArray(), all);
        assertArrayEquals(s.validation(), Split.random(50, 0.2, 3).validation());
        assertTrue(!Arrays.equals(s.validation(), Split.random(50, 0.2, 4).validation()));
        assertEquals(1, Split.random(3, 0.9, 1).training().length);
    }

    @Test
    void fractionsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> Split.random(5, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> Split.lastOfEachRun(RUNS, TIMES, -0.1));
        assertThrows(IllegalArgumentException.class, () -> Split.random(5, Double.NaN, 0));
        assertEquals(0, Split.none(4).validation().length);
    }
}
