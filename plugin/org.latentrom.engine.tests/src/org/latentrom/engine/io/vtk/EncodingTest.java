package org.latentrom.engine.io.vtk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.vtk.VtuText.Compression;
import org.latentrom.engine.io.vtk.VtuText.Layout;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;

/** Every layout, compression, byte order and header size, for every type of number. */
class EncodingTest {
    private static final double[] VALUES = IntStream.range(0, 12).mapToDouble(i -> (i * 37) % 100).toArray();

    private static Snapshot read(final byte[] file) throws IOException {
        return read(new VtkAssembler(new CopyOnWriteArrayList<>()), file);
    }

    private static Snapshot read(final VtkAssembler assembler, final byte[] file) throws IOException {
        return assembler.assemble("t.vtu", List.of(List.of(VtkXmlParser.parse("t.vtu", file, List.of(), false))));
    }

    @ParameterizedTest
    @EnumSource(VtkType.class)
    void everyEncodingOfEveryType(final VtkType type) throws IOException {
        int n = 0;
        for (Layout layout : Layout.values()) {
            for (Compression compression : Compression.values()) {
                for (ByteOrder order : new ByteOrder[]{ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
                    for (int headerBytes : new int[]{4, 8}) {
                        for (int block : new int[]{8, 24, 1000}) {
                            byte[] file =
                                new VtuText(layout, compression, order, headerBytes, block).file(type, VALUES);
                            assertRead(file, layout + " " + compression + " " + order + " " + headerBytes + " "
                                + block);
                            n++;
                        }
                    }
                }
            }
        }
        assertEquals(5 * 4 * 2 * 2 * 3, n);
    }

    private static void assertRead(final byte[] file, final String what) throws IOException {
        Snapshot s = read(file);
        MeshField f = s.field("f").orElseThrow();
        assertEquals(2, f.components(), what);
        assertArrayEquals(VALUES, f.values(), what);
        assertArrayEquals(VtuText.POINTS, s.mesh().pointArray(), what);
        assertArrayEquals(VtuText.CONNECTIVITY,
            Arrays.stream(s.mesh().connectivityArray()).asLongStream().toArray(), what);
        assertArrayEquals(new int[]{0, 3, 6, 10}, s.mesh().offsetArray(), what);
        assertEquals(CellType.QUAD, s.mesh().type(2), what);
    }

    @ParameterizedTest
    @EnumSource(VtkType.class)
    void theLargestAndLeastValuesOfEveryType(final VtkType type) throws IOException {
        int bits = 8 * type.bytes();
        double largest = switch (type) {
            case INT8, INT16, INT32 -> Math.pow(2, bits - 1) - 1;
            case INT64 -> 0x1p53 - 1;
            case UINT8, UINT16, UINT32 -> Math.pow(2, bits) - 1;
            case UINT64 -> 0x1p63 + 0x1p20;
            case FLOAT32 -> Float.MAX_VALUE;
            case FLOAT64 -> Double.MAX_VALUE;
        };
        double least = type.name().startsWith("U") ? 0 : type.isFloat() ? -largest : -largest - 1;
        double[] values = {largest, least, 0, 1, largest, least};
        for (ByteOrder order : new ByteOrder[]{ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            byte[] file = new VtuText(Layout.BASE64_ONE_RUN, Compression.NONE, order, 4, 0).file(type, values);
            assertArrayEquals(values, read(file).field("f").orElseThrow().values());
        }
    }

    /** A file that ends anywhere is an error, in every layout. */
    @ParameterizedTest
    @EnumSource(Layout.class)
    void aFileThatIsCutOffAnywhereIsRefused(final Layout layout) {
        for (Compression compression : Compression.values()) {
            byte[] file = new VtuText(layout, compression, ByteOrder.LITTLE_ENDIAN, 4, 24).file(VtkType.FLOAT64,
                VALUES);
            String text = new String(file, StandardCharsets.ISO_8859_1);
            int close = text.lastIndexOf("</AppendedData");
            for (int length = close > 0 ? close + 5 : file.length - 12; length > 0; length -= 13) {
                byte[] cut = Arrays.copyOf(file, length);
                assertThrows(SnapshotFormatException.class, () -> read(cut), layout + " at " + length);
            }
        }
    }

    @Test
    void aMeshThatIsRepeatedByteByByteIsTheSameObject() throws IOException {
        var assembler = new VtkAssembler(new CopyOnWriteArrayList<>());
        Mesh first = null;
        for (double scale : new double[]{1, 2, 3}) {
            double[] values = Arrays.stream(VALUES).map(v -> v * scale).toArray();
            byte[] file = new VtuText(Layout.BASE64_HEADER_APART, Compression.DOLFIN, ByteOrder.LITTLE_ENDIAN, 4, 0)
                .file(VtkType.FLOAT64, values);
            Snapshot s = read(assembler, file);
            first = first == null ? s.mesh() : first;
            assertSame(first, s.mesh());
            assertArrayEquals(values, s.fields().get(0).values());
        }
        // the same bytes mean something else in the other byte order: must be decoded anew, and fails here
        String swapped = new String(new VtuText(Layout.BASE64_HEADER_APART, Compression.NONE,
            ByteOrder.LITTLE_ENDIAN, 4,
            0).file(VtkType.FLOAT64, VALUES), StandardCharsets.ISO_8859_1).replace("LittleEndian", "BigEndian");
        assertThrows(SnapshotFormatException.class, () -> read(assembler,
            swapped.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** dolfin gives the offsets the length of the connectivity and fills up with zeros; other values are a mistake. */
    @Test
    void zerosAfterTheOffsetsAreDolfins() throws IOException {
        String file = new String(new VtuText(Layout.BASE64_HEADER_APART, Compression.NONE, ByteOrder.LITTLE_ENDIAN,
            4, 0)
            .file(VtkType.FLOAT64, VALUES), StandardCharsets.ISO_8859_1);
        // 3 offsets of 4 bytes become 10, the length of the connectivity
        String offsets = "DAAAAA==AwAAAAYAAAAKAAAA";
        String longer = "KAAAAA==AwAAAAYAAAAKAAAA";
        assertEquals(true, file.contains(offsets));
        String zeros = "AAAA".repeat(9) + "AA==";
        Snapshot s = read(file.replace(offsets, longer + zeros.substring(0, 36) + "AA==")
            .getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(3, s.mesh().cells());
        assertThrows(SnapshotFormatException.class, () -> read(file.replace(offsets,
            longer + "AQAA" + zeros.substring(4, 36) + "AA==").getBytes(StandardCharsets.ISO_8859_1)));
    }
}
