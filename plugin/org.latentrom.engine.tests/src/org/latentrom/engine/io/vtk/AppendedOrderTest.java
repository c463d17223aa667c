package org.latentrom.engine.io.vtk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.Snapshot;

/** Appended arrays in any order, with gaps, shared, and with bytes that look like XML. */
class AppendedOrderTest {
    private static final String[] NAMES = {"f", "Points", "connectivity", "offsets", "types"};

    private static byte[] data(final String name, final double f) {
        var b = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0);
        switch (name) {
            case "f" -> b.putDouble(f).putDouble(f + 1).putDouble(f + 2);
            case "Points" -> b.putDouble(0).putDouble(0).putDouble(0).putDouble(1).putDouble(0).putDouble(0)
                .putDouble(0).putDouble(1).putDouble(0);
            case "connectivity" -> b.putInt(0).putInt(1).putInt(2);
            case "offsets" -> b.putInt(3);
            default -> b.put((byte)5);
        }
        b.putInt(0, b.position() - 4);
        return java.util.Arrays.copyOf(b.array(), b.position());
    }

    /** @param order names in the order of their bytes @param gap bytes between them */
    private static byte[] file(final boolean base64, final byte[] gap, final double f, final String... order) {
        var appended = new ByteArrayOutputStream();
        Map<String, Integer> offsets = new LinkedHashMap<>();
        for (String name : order) {
            offsets.put(name, appended.size());
            appended.writeBytes(base64 ? Base64.getEncoder().encode(data(name, f)) : data(name, f));
            appended.writeBytes(gap);
        }
        return file(base64, offsets, appended.toByteArray());
    }

    private static byte[] file(final boolean base64, final Map<String, Integer> offsets, final byte[] appended) {
        String head = "<VTKFile type='UnstructuredGrid' byte_order='LittleEndian'><UnstructuredGrid><Piece"
            + " NumberOfPoints='3' NumberOfCells='1'><PointData>" + at("Float64", "f", "f", offsets)
            + (offsets.containsKey("g") ? at("Float64", "g", "g", offsets) : "") + "</PointData><Points>"
            + at("Float64", "Points", "Points' NumberOfComponents='3", offsets) + "</Points><Cells>"
            + at("Int32", "connectivity", "connectivity", offsets) + at("Int32", "offsets", "offsets", offsets)
            + at("UInt8", "types", "types", offsets) + "</Cells></Piece></UnstructuredGrid><AppendedData encoding='"
            + (base64 ? "base64" : "raw") + "'>\n_";
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(appended);
        out.writeBytes("\n</AppendedData></VTKFile>".getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    private static String at(final String type, final String key, final String name,
        final Map<String, Integer> offsets) {
        return "<DataArray type='" + type + "' Name='" + name + "' format='appended' offset='" + offsets.get(key)
            + "'/>";
    }

    private static Snapshot read(final byte[] file) throws IOException {
        return new VtkAssembler(new CopyOnWriteArrayList<>()).assemble("t.vtu",
            List.of(List.of(VtkXmlParser.parse("t.vtu", file, List.of(), false))));
    }

    private static void assertRead(final byte[] file, final double f) throws IOException {
        Snapshot s = read(file);
        assertArrayEquals(new double[]{f, f + 1, f + 2}, s.field("f").orElseThrow().values());
        assertArrayEquals(new double[]{0, 0, 0, 1, 0, 0, 0, 1, 0}, s.mesh().pointArray());
        assertArrayEquals(new int[]{0, 1, 2}, s.mesh().connectivityArray());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theOrderOfTheBytesDoesNotMatter(final boolean base64) throws IOException {
        List<String> names = new ArrayList<>(List.of(NAMES));
        for (int turn = 0; turn < NAMES.length; turn++) {
            names.add(names.remove(0));
            assertRead(file(base64, new byte[0], turn, names.toArray(new String[0])), turn);
        }
        java.util.Collections.reverse(names);
        assertRead(file(base64, new byte[0], 7, names.toArray(new String[0])), 7);
    }

    /** Bytes that nobody names: arrays that a program has left out, or padding. */
    @Test
    void gapsBetweenArraysAreSkipped() throws IOException {
        assertRead(file(false, new byte[13], 2, NAMES), 2);
        assertRead(file(true, "\n  ".getBytes(StandardCharsets.US_ASCII), 2, NAMES), 2);
    }

    @Test
    void rawBytesMayLookLikeXml() throws IOException {
        byte[] evil = "</Piece><AppendedData></VTKFile>&x;<!--".getBytes(StandardCharsets.US_ASCII);
        assertRead(file(false, evil, 5, NAMES), 5);
        // a value whose bytes are a tag
        double tag = ByteBuffer.wrap("<DataArr".getBytes(StandardCharsets.US_ASCII)).order(ByteOrder.LITTLE_ENDIAN)
            .getDouble();
        assertEquals(tag, read(file(false, new byte[0], tag, NAMES)).field("f").orElseThrow().values()[0]);
    }

    /** A program that writes equal arrays once gives both the same offset. */
    @Test
    void arraysMayShareTheirBytes() throws IOException {
        var appended = new ByteArrayOutputStream();
        Map<String, Integer> offsets = new LinkedHashMap<>();
        for (String name : NAMES) {
            offsets.put(name, appended.size());
            appended.writeBytes(data(name, 4));
        }
        offsets.put("g", offsets.get("f"));
        Snapshot s = read(file(false, offsets, appended.toByteArray()));
        assertArrayEquals(new double[]{4, 5, 6}, s.field("g").orElseThrow().values());
        assertArrayEquals(new double[]{4, 5, 6}, s.field("f").orElseThrow().values());
    }

    /** Offsets into the middle of another array give lengths that cannot be. */
    @Test
    void wrongOffsetsNameTheArray() {
        var appended = new ByteArrayOutputStream();
        Map<String, Integer> offsets = new LinkedHashMap<>();
        for (String name : NAMES) {
            offsets.put(name, appended.size());
            appended.writeBytes(data(name, 4));
        }
        for (int wrong : new int[]{1, 4, 100, 1_000_000}) {
            offsets.put("connectivity", wrong);
            var e = assertThrows(SnapshotFormatException.class,
                () -> read(file(false, offsets, appended.toByteArray())));
            assertTrue(e.getMessage().startsWith("t.vtu, array \"connectivity\""), e.getMessage());
        }
    }

    @Test
    void theMeshIsKnownAgainWhereverItStands() throws IOException {
        var assembler = new VtkAssembler(new CopyOnWriteArrayList<>());
        Snapshot first = assembler.assemble("a.vtu",
            List.of(List.of(VtkXmlParser.parse("a.vtu", file(false, new byte[0], 1, NAMES), List.of(), false))));
        Snapshot second = assembler.assemble("b.vtu",
            List.of(List.of(VtkXmlParser.parse("b.vtu", file(false, new byte[0], 2, NAMES), List.of(), false))));
        org.junit.jupiter.api.Assertions.assertSame(first.mesh(), second.mesh());
        assertArrayEquals(new double[]{2, 3, 4}, second.field("f").orElseThrow().values());
    }
}
