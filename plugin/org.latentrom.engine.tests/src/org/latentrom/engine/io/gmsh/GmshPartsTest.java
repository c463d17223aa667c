package org.latentrom.engine.io.gmsh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.progress.Progress;

/** The parts that the reader is made of. */
class GmshPartsTest {
    private static GmshLines lines(final String text) {
        return new GmshLines("a.msh", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void tagsAreFoundWhereverTheyAre() throws SnapshotFormatException {
        var random = new Random(3);
        long[] tags = random.longs(0, Integer.MAX_VALUE).distinct().limit(2000).toArray();
        var index = new TagIndex("a.msh", "$Nodes", tags);
        for (int i = 0; i < tags.length; i++) {
            assertEquals(i, index.find(tags[i]));
        }
        for (long other : new long[]{-1, Long.MIN_VALUE, 1L << 40, Integer.MAX_VALUE}) {
            assertEquals(-1, index.find(other));
        }
        assertEquals(-1, new TagIndex("a.msh", "$Nodes", new long[0]).find(1));
    }

    @Test
    void tagsThatAreNoTagsAreRefused() {
        assertThrows(SnapshotFormatException.class, () -> new TagIndex("a.msh", "$Nodes", new long[]{1, 2, 1}));
        assertThrows(SnapshotFormatException.class, () -> new TagIndex("a.msh", "$Nodes", new long[]{-1}));
        assertThrows(SnapshotFormatException.class, () -> new TagIndex("a.msh", "$Nodes", new long[]{1L << 33}));
    }

    @Test
    void linesAndPlaces() throws IOException {
        GmshLines in = lines("$A \r\n\nabc");
        assertEquals("$A", in.line());
        assertEquals(5, in.position());
        assertEquals("", in.line());
        assertArrayEquals(new byte[]{'a', 'b'}, in.bytes("$A", 2));
        assertEquals(8, in.position());
        assertThrows(SnapshotFormatException.class, () -> in.bytes("$A", 9));
        assertNull(in.line());
        assertThrows(SnapshotFormatException.class, () -> lines("x").skip("$A", 9));
        assertThrows(SnapshotFormatException.class, () -> lines("x".repeat(100_000)).line());
    }

    /** What looks like the beginning of an end is none. */
    @Test
    void sectionsAreSkippedToTheirEnds() throws IOException {
        GmshLines in = lines("1 2 $End $$EndNod $EndNodesX\n$EndNodes of\n$$EndNodes\nrest");
        long end = in.skipTo("$EndNodes", Progress.NONE);
        assertEquals("1 2 $End $$EndNod $EndNodesX\n$EndNodes of\n$".length(), end);
        assertEquals("rest", in.line());
        var e = assertThrows(SnapshotFormatException.class, () -> lines("1 2 3").skipTo("$EndNodes", Progress.NONE));
        assertTrue(e.getMessage().contains("$Nodes: has no end"), e.getMessage());
    }

    @Test
    void numbersAsTextAndBytes() throws SnapshotFormatException {
        var text = new GmshNumbers.Text("a.msh", "$A", "5\n1 2 2.5 7 \n".getBytes(StandardCharsets.US_ASCII));
        assertEquals(5, text.line());
        assertArrayEquals(new long[]{1, 2}, text.ints(2));
        assertArrayEquals(new double[]{2.5}, text.doubles(1));
        assertFalse(text.atEnd());
        assertArrayEquals(new long[]{7}, text.sizes(1));
        assertTrue(text.atEnd());
        ByteBuffer b = ByteBuffer.allocate(3 + 8 + 8 + 8 + 1);
        b.put("5 \n".getBytes(StandardCharsets.US_ASCII)).putInt(1).putInt(2).putDouble(2.5).putLong(7).put((byte)'\n');
        var bytes = new GmshNumbers.Binary("a.msh", "$A", b.flip());
        assertEquals(5, bytes.line());
        assertArrayEquals(new long[]{1, 2}, bytes.ints(2));
        assertArrayEquals(new double[]{2.5}, bytes.doubles(1));
        assertFalse(bytes.atEnd());
        assertArrayEquals(new long[]{7}, bytes.sizes(1));
        assertTrue(bytes.atEnd());
        assertThrows(SnapshotFormatException.class, () -> bytes.sizes(1));
        assertThrows(SnapshotFormatException.class, () -> bytes.ints(-1));
        assertThrows(SnapshotFormatException.class, () -> bytes.doubles(Long.MAX_VALUE));
        var wrong = new GmshNumbers.Binary("a.msh", "$A", ByteBuffer.wrap("x\n".getBytes(StandardCharsets.US_ASCII)));
        assertThrows(SnapshotFormatException.class, wrong::line);
    }

    @Test
    void headersOfViews() throws IOException {
        var h = GmshData.Header.read("a.msh", "$NodeData",
            lines("2\n\"a b\"\nscheme\n2\n0.25\n9\n4\n3\n2\n7\n1\nvalues"));
        assertEquals("a b", h.name());
        assertEquals(0.25, h.time());
        assertEquals(3, h.step());
        assertEquals(2, h.components());
        assertEquals(7, h.count());
        assertEquals(7 * (4 + 16), h.bytes());
        // without a time the step is it, without a name it is just data
        var bare = GmshData.Header.read("a.msh", "$NodeData", lines("0\n0\n3\n5\n1\n0\n"));
        assertEquals(5, bare.time());
        assertEquals("data", bare.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "0\n0\n2\n5\n1", "0\n0\n3\n5\n0\n1", "0\n1\nInfinity\n3\n0\n1\n1",
        "0\n0\n3\n0\n1000\n1", "1\n"})
    void headersThatAreNone(final String text) {
        var e = assertThrows(SnapshotFormatException.class,
            () -> GmshData.Header.read("a.msh", "$NodeData", lines(text)));
        assertEquals("$NodeData", e.element());
    }

    @ParameterizedTest
    @CsvSource({"15,VERTEX,1", "1,LINE,2", "2,TRIANGLE,3", "3,QUAD,4", "4,TETRAHEDRON,4", "5,HEXAHEDRON,8", "6,WEDGE,6",
        "7,PYRAMID,5", "8,QUADRATIC_LINE,3", "9,QUADRATIC_TRIANGLE,6", "10,BIQUADRATIC_QUAD,9", "16,QUADRATIC_QUAD,8",
        "26,LAGRANGE_CURVE,4", "66,LAGRANGE_CURVE,11", "21,LAGRANGE_TRIANGLE,10", "46,LAGRANGE_TRIANGLE,66",
        "36,LAGRANGE_QUAD,16", "51,LAGRANGE_QUAD,121"})
    void elementsAndTheirNodes(final int number, final CellType type, final int nodes) throws SnapshotFormatException {
        GmshElements.Element e = new GmshElements("a.msh").of(number);
        assertEquals(type, e.type());
        assertEquals(nodes, e.nodes());
        assertTrue(type.accepts(nodes));
        var seen = new boolean[nodes];
        for (int place : e.order()) {
            assertFalse(seen[place], "place " + place + " twice");
            seen[place] = true;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 11, 12, 17, 20, 22, 29, 92, 1000, 5_000_000_000L, 4_294_967_298L})
    void elementsThatAreNotSupported(final long number) {
        var e = assertThrows(SnapshotFormatException.class, () -> new GmshElements("a.msh").of(number));
        assertEquals("$Elements", e.element());
        assertFalse(e.remedy().isEmpty());
    }
}
