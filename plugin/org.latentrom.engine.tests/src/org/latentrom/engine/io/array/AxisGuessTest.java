package org.latentrom.engine.io.array;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.latentrom.engine.io.ArrayAxis;
import org.latentrom.engine.io.ArrayOptions;

class AxisGuessTest {
    private static long[] shape(final String text) {
        return Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
    }

    /** @param beside what else there is: times 3, points 5 2, ... */
    private static String guess(final AxisHabit habit, final String shape, final String beside,
        final ArrayOptions options) throws IOException {
        List<NumberArray> arrays = new ArrayList<>();
        var u = new FakeArray("u", 1, shape(shape));
        arrays.add(u);
        for (String b : beside.isEmpty() ? new String[0] : beside.split(", ")) {
            arrays.add(new FakeArray(b.substring(0, b.indexOf(' ')), 1, shape(b.substring(b.indexOf(' ') + 1))));
        }
        List<String> warnings = new ArrayList<>();
        ArrayBundle bundle = ArrayBundle.of("f", arrays, List.of(), habit);
        return new AxisGuess(bundle, options, warnings).of(u)
            .map(l -> ArrayAxis.text(l.axes()) + " " + l.location()).orElse("none")
            + (warnings.isEmpty() ? "" : " told");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", value = {
        "ROWS | 7 4 6 | '' | time,y,x CELL", "ROWS | 7 2 4 6 | '' | time,channel,y,x CELL",
        "ROWS | 2 7 4 6 3 | '' | trajectory,time,x,y,channel CELL told", "ROWS | 7 6 | '' | none",
        "ROWS | 7 6 | times 7 | time,x CELL", "ROWS | 7 6 | times 6 | x,time CELL", "ROWS | 7 0 6 | '' | none",
        "ROWS | 4 6 7 | times 7 | y,x,time CELL told", "ROWS_MOSTLY | 7 4 6 | '' | time,y,x CELL told",
        "TIME_LAST | 4 6 7 | '' | y,x,time CELL told", "TIME_LAST | 7 4 6 | times 1 7 | time,y,x CELL told",
        "TIME_LAST | 4 6 2 7 | '' | y,x,channel,time CELL told",
        "TIME_LAST | 7 4 7 | times 1 7 | y,x,time CELL told", "ROWS | 7 4 7 | times 7 | time,y,x CELL",
        "ROWS | 7 4 6 | x 6, y 4 | time,y,x CELL", "ROWS | 7 6 4 | x 6, y 4 | time,x,y CELL",
        "ROWS | 7 4 6 3 | x 6, y 4 | time,y,x,channel CELL", "ROWS | 2 7 6 4 | x 6, y 4 | trajectory,time,x,y CELL",
        "ROWS | 7 2 4 6 | x 6, y 4, t 7 | time,channel,y,x CELL", "ROWS | 4 6 7 | x 6, y 4, t 7 | y,x,time CELL",
        "ROWS | 7 4 4 | x 4, y 4 | time,y,x CELL", "ROWS_MOSTLY | 7 4 4 | x 4, y 4 | time,y,x CELL told",
        "X_FIRST | 7 4 4 | x 4, y 4 | time,x,y CELL", "X_FIRST | 2 3 4 3 | x 4, y 3, t 4 | trajectory,time,x,y CELL",
        "X_FIRST | 2 3 5 | x 5, t 4 | trajectory,time,x CELL", "ROWS | 2 3 5 | x 5, t 3 | trajectory,time,x CELL",
        "ROWS | 7 5 | points 5 2 | time,node POINT", "ROWS | 5 7 | points 5 2 | node,time POINT",
        "ROWS | 5 7 | points 2 5 | node,time POINT", "ROWS | 5 5 | points 5 3 | time,node POINT told",
        "ROWS | 5 7 | points 5 2, cells 7 3 | node,time POINT", "ROWS | 7 5 | points 9 2, cells 5 3 | time,node CELL",
        "ROWS | 5 2 | points 5 2, cells 2 3, t 5 | time,node CELL", "ROWS | 4 5 | points 9 2 | none",
        "ROWS | 7 5 3 | points 5 2 | time,node,channel POINT", "ROWS | 7 3 5 | points 5 2 | time,channel,node POINT",
        "ROWS | 7 3 5 | points 5 2, t 3 | trajectory,time,node POINT",
        "ROWS | 5 7 3 | points 5 2, t 7 | node,time,channel POINT",
        "ROWS | 5 3 7 | points 5 2, t 7 | node,channel,time POINT",
        "ROWS | 7 6 2 | points 9 2, cells 6 3 | time,node,channel CELL",
        "ROWS | 2 7 5 3 | points 5 2 | trajectory,time,node,channel POINT"})
    void lengthsTell(final AxisHabit habit, final String shape, final String beside, final String expected)
        throws IOException {
        assertEquals(expected, guess(habit, shape, beside, ArrayOptions.DEFAULTS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", value = {
        "SNAPSHOT_FIRST | 7 6 | '' | time,x CELL", "NODE_FIRST | 7 6 | '' | x,time CELL",
        "NODE_FIRST | 5 5 | points 5 2 | node,time POINT", "SNAPSHOT_FIRST | 5 7 | points 5 2 | none"})
    void orientationDecides(final ArrayOptions.Orientation orientation, final String shape, final String beside,
        final String expected) throws IOException {
        assertEquals(expected,
            guess(AxisHabit.ROWS, shape, beside, ArrayOptions.DEFAULTS.withOrientation(orientation)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", value = {
        "x,y,time | 4 6 7 | '' | x,y,time CELL", "time,x,y,channel | 7 4 6 | '' | time,x,y CELL",
        "time,node | 7 5 | points 5 2 | time,node POINT", "time,node | 7 4 | points 5 2 | none",
        "time,node | 7 4 3 | points 5 2 | none", "x,y | 4 6 | '' | x,y CELL"})
    void givenAxesAreTaken(final String axes, final String shape, final String beside, final String expected)
        throws IOException {
        assertEquals(expected,
            guess(AxisHabit.ROWS, shape, beside, ArrayOptions.DEFAULTS.withAxes(ArrayAxis.parse(axes))));
    }
}
