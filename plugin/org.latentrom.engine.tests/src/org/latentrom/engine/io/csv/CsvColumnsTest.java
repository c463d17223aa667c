package org.latentrom.engine.io.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.SnapshotFormatException;

/** What a column means is told by its name. */
class CsvColumnsTest {
    private static CsvColumns of(final String... names) throws SnapshotFormatException {
        return CsvColumns.of("a.csv", List.of(names));
    }

    @Test
    void coordinatesTimeAndFields() throws SnapshotFormatException {
        CsvColumns c = of("T", "z", "y", "time", "x", "p");
        assertArrayEquals(new int[]{4, 2, 1}, c.coordinates());
        assertEquals(3, c.time());
        assertEquals(List.of("T", "p"), List.copyOf(c.fields().keySet()));
        assertEquals(6, c.count());
        assertArrayEquals(new int[]{0}, c.fields().get("T")[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t", "time", "Time", "TIME", "t [s]", "Time (s)", "TimeValue"})
    void namesOfTheTime(final String name) throws SnapshotFormatException {
        assertEquals(2, of("x", "y", name, "u").time());
    }

    @ParameterizedTest
    @ValueSource(strings = {"T", "T [K]", "timestep", "Temperature", "rate", "t2"})
    void namesOfFieldsThatLookLikeATime(final String name) throws SnapshotFormatException {
        CsvColumns c = of("x", "y", name);
        assertEquals(-1, c.time());
        assertEquals(Set.of(name), c.fields().keySet());
    }

    @ParameterizedTest
    @CsvSource({"T @ t=0.5,T", "T (K) @ t=0.5,T (K)", "t=0.5,value", "u_t=0.5,u", "p time = 0.5 s,p",
        "v @ 1: t=0.5,v @ 1:"})
    void timesInNames(final String name, final String field) throws SnapshotFormatException {
        CsvColumns c = of("x", "y", name);
        assertArrayEquals(new double[]{0.5}, c.times());
        assertEquals(Set.of(field), c.fields().keySet());
    }

    @Test
    void timesAreSortedAndConstantsStand() throws SnapshotFormatException {
        CsvColumns c = of("x", "y", "u @ t=10", "u @ t=2", "depth");
        assertArrayEquals(new double[]{2, 10}, c.times());
        assertArrayEquals(new int[]{3}, c.fields().get("u")[0]);
        assertArrayEquals(new int[]{2}, c.fields().get("u")[1]);
        assertArrayEquals(new int[]{4}, c.fields().get("depth")[1]);
    }

    @Test
    void componentsFormAVectorIfAllAreThere() throws SnapshotFormatException {
        CsvColumns c = of("x", "y", "U:1", "U:0", "V_0", "V_1", "V_2", "w_1", "q:0");
        assertArrayEquals(new int[]{3, 2}, c.fields().get("U")[0]);
        assertArrayEquals(new int[]{4, 5, 6}, c.fields().get("V")[0]);
        assertTrue(c.fields().keySet().containsAll(Set.of("w_1", "q:0")));
        CsvColumns taken = of("x", "y", "U", "U:0", "U:1");
        assertEquals(Set.of("U", "U:0", "U:1"), taken.fields().keySet());
    }

    @Test
    void countersAreNoFields() throws SnapshotFormatException {
        CsvColumns c = of("Point ID", "cellnumber", "x", "y", "u", "node_id");
        assertEquals(List.of("Point ID", "cellnumber", "node_id"), c.ignored());
        assertEquals(Set.of("u"), c.fields().keySet());
    }

    @Test
    void tablesWithoutHeaderAreNumbered() {
        CsvColumns c = CsvColumns.unnamed(4);
        assertArrayEquals(new int[]{0, 1, -1}, c.coordinates());
        assertEquals(Set.of("column 3", "column 4"), c.fields().keySet());
    }

    @Test
    void aTableNeedsTwoCoordinates() {
        assertTrue(CsvColumns.hasCoordinates(List.of("u", "Y (m)", "X (m)")));
        assertFalse(CsvColumns.hasCoordinates(List.of("x", "u")));
        var e = assertThrows(SnapshotFormatException.class, () -> of("run", "nu"));
        assertTrue(e.getMessage().contains("[run, nu]"), e.getMessage());
        assertThrows(SnapshotFormatException.class, () -> of("x", "y", "u", "u"));
    }
}
