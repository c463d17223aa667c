package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.latentrom.engine.field.Extent;

class ArrayOptionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"trajectory,time,x,y,channel", "(Run, T, column, row, C)", "[sample time X Y component]"})
    void axesHaveSynonymsAndBrackets(final String text) {
        assertEquals(List.of(ArrayAxis.RUN, ArrayAxis.TIME, ArrayAxis.X, ArrayAxis.Y, ArrayAxis.CHANNEL),
            ArrayAxis.parse(text));
    }

    @Test
    void blankAxesAreAGuess() {
        assertTrue(ArrayAxis.parse("  ").isEmpty());
        assertEquals("time,node", ArrayAxis.text(ArrayAxis.parse("snapshot;point")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"time,time,x|twice", "time,channel|either", "time,node,x|either",
        "time,q|no axis \"q\"", "x,t,snapshot|twice"})
    void impossibleAxesAreRefused(final String text, final String message) {
        var e = assertThrows(IllegalArgumentException.class, () -> ArrayAxis.parse(text));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void optionsChangeOneByOne() {
        var o = ReadOptions.DEFAULTS.withArrays(ArrayOptions.DEFAULTS.withDataSets(List.of(" u ", "", "v", "u"))
            .withOrientation(ArrayOptions.Orientation.NODE_FIRST).withAxes(ArrayAxis.parse("node,time")));
        var moved = o.withArrayExtent(new Extent(0, 1, 2, 3)).withTimes(0, 1);
        assertEquals(List.of("u", "v"), moved.arrays().dataSets());
        assertEquals(ArrayOptions.Orientation.NODE_FIRST, moved.arrays().orientation());
        assertEquals(List.of(ArrayAxis.NODE, ArrayAxis.TIME), moved.arrays().axes());
        assertEquals(3, moved.arrays().extent().get().yMax());
        assertThrows(IllegalArgumentException.class,
            () -> ArrayOptions.DEFAULTS.withAxes(List.of(ArrayAxis.TIME)));
    }
}
