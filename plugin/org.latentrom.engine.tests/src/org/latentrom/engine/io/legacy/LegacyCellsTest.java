package org.latentrom.engine.io.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.io.SnapshotFormatException;

/** The two layouts of cells. */
class LegacyCellsTest {
    private static LegacyCells read(final String text) throws SnapshotFormatException {
        return LegacyCells.read(new LegacyInput("a.vtk", text.getBytes(StandardCharsets.US_ASCII)), "POLYGONS");
    }

    @Test
    void bothLayoutsGiveTheSame() throws SnapshotFormatException {
        LegacyCells counted = read("3 11 3 0 1 2 4 4 3 2 1 1 9");
        LegacyCells offsets = read("4 8\nOFFSETS vtktypeint64\n0 3 7 8\nCONNECTIVITY vtktypeint64\n0 1 2 4 3 2 1 9");
        for (LegacyCells c : new LegacyCells[]{counted, offsets}) {
            assertArrayEquals(new long[]{3, 7, 8}, c.ends());
            assertArrayEquals(new long[]{0, 1, 2, 4, 3, 2, 1, 9}, c.nodes());
            assertEquals(3, c.cells());
            assertEquals(4, c.nodes(1));
            assertEquals(3, c.nodes(0));
        }
    }

    @Test
    void noCellsAtAll() throws SnapshotFormatException {
        assertEquals(0, read("0 0").cells());
        assertEquals(0, read("0 0 OFFSETS int\nCONNECTIVITY int\n").cells());
        assertEquals(0, read("1 0 OFFSETS int\n0\nCONNECTIVITY int\n").cells());
    }

    @Test
    void listsAreJoined() throws SnapshotFormatException {
        LegacyCells both = LegacyCells.joined(read("1 3 2 5 6"), LegacyCells.NONE, read("2 5 1 7 2 8 9"));
        assertArrayEquals(new long[]{2, 3, 5}, both.ends());
        assertArrayEquals(new long[]{5, 6, 7, 8, 9}, both.nodes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1 4 3 0 1|numbers", "1 4 4 0 1 2|goes beyond its 4 numbers",
        "2 4 3 0 1 2|goes beyond", "1 5 3 0 1 2 9|1 cells need 4", "1 4 -1 0 1 2|goes beyond",
        "3 5 OFFSETS int 0 2 4 CONNECTIVITY int 0 1 2 3 4|go from 0 to 4, not from 0 to 5",
        "3 4 OFFSETS int 1 2 4 CONNECTIVITY int 0 1 2 3|go from 1 to 4",
        "3 4 OFFSETS int 0 2 4 CONNACTIVITY int 0 1 2 3|\"CONNACTIVITY\" follows",
        "3 4 OFFSETS float 0 2 4 CONNECTIVITY int 0 1 2 3|whole numbers belong"})
    void whatDoesNotFitIsRefused(final String text, final String reason) {
        var e = assertThrows(SnapshotFormatException.class, () -> read(text));
        assertTrue(e.getMessage().contains(reason) && e.element().startsWith("POLYGONS"), e.getMessage());
    }
}
