package org.latentrom.engine.io.vtk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.latentrom.engine.mesh.Snapshot;

/** Files with the same XML around other numbers, and files that only seem to be such. */
class KnownStructuresTest {
    private final VtkAssembler m_assembler = new VtkAssembler(new CopyOnWriteArrayList<>());

    private Snapshot read(final String file, final byte[] bytes, final String... fields) throws IOException {
        return m_assembler.assemble(file,
            List.of(List.of(m_assembler.structures().parse(file, bytes, List.of(fields)))));
    }

    private static double[] values(final int k) {
        return IntStream.range(0, 12).mapToDouble(i -> (i + 1) * 1.25 * k).toArray();
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void theNumbersAreThoseOfEachFile(final Layout layout) throws IOException {
        for (Compression compression : Compression.values()) {
            for (int k = 1; k < 4; k++) {
                byte[] file = new VtuText(layout, compression, ByteOrder.LITTLE_ENDIAN, 8, 64).file(VtkType.FLOAT64,
                    values(k));
                Snapshot s = read("u" + k, file);
                assertArrayEquals(values(k), s.field("f").orElseThrow().values(), layout + " " + compression);
                assertArrayEquals(VtuText.POINTS, s.mesh().pointArray());
            }
        }
    }

    @Test
    void rangesThatDifferAreNoDifference() throws IOException {
        byte[] file = new VtuText(Layout.ASCII, Compression.NONE, ByteOrder.LITTLE_ENDIAN, 8, 64).file(VtkType.FLOAT64,
            values(1));
        String text = new String(file, StandardCharsets.ISO_8859_1);
        for (String range : List.of(" RangeMin=\"0\" RangeMax='<&>'", " RangeMin=\"-1e9\"", "", " RangeMax = '3'")) {
            String ranged = text.replace("Name=\"f\"", "Name=\"f\"" + range.replace("<&", "&lt;"));
            Snapshot s = read("u", ranged.getBytes(StandardCharsets.ISO_8859_1));
            assertEquals(2, s.field("f").orElseThrow().components());
        }
    }

    @Test
    void errorsNameTheFileThatHasThem() throws IOException {
        byte[] good = new VtuText(Layout.APPENDED_RAW, Compression.NONE, ByteOrder.LITTLE_ENDIAN, 4, 64)
            .file(VtkType.FLOAT64, values(1));
        read("good.vtu", good);
        byte[] bad = good.clone();
        int data = new String(good, StandardCharsets.ISO_8859_1).indexOf("  _") + 3;
        bad[data] = 7; // the number of bytes of the first array
        var e = assertThrows(SnapshotFormatException.class, () -> read("bad.vtu", bad));
        assertEquals("bad.vtu", e.file());
        byte[] half = Arrays.copyOf(good, good.length / 2);
        var cut = assertThrows(SnapshotFormatException.class, () -> read("cut.vtu", half));
        assertEquals("cut.vtu", cut.file());
        assertArrayEquals(values(1), read("good.vtu", good).field("f").orElseThrow().values());
    }

    @Test
    void otherFieldsAreAnotherQuestion() throws IOException {
        byte[] file = new VtuText(Layout.APPENDED_RAW, Compression.NONE, ByteOrder.LITTLE_ENDIAN, 4, 64)
            .file(VtkType.FLOAT64, values(1));
        assertEquals(1, read("u", file).fields().size());
        assertEquals(0, read("u", file, "g").fields().size());
        assertEquals(1, read("u", file, "f").fields().size());
    }

    /** Sections of CDATA are not cut out: what stands between them is put together anew for each file. */
    @Test
    void textInSeveralPartsIsThatOfEachFile() throws IOException {
        byte[] bytes = new VtuText(Layout.ASCII, Compression.NONE, ByteOrder.LITTLE_ENDIAN, 8, 64).file(VtkType.INT32,
            new double[]{1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6});
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String space = " ".repeat(50);
        for (int k = 5; k < 8; k++) {
            String odd = text.replace("1 2 3 4 5 6 1 2 3 4 5 6",
                space + "1 2 3 4 " + k + "<Value>" + space + "</Value> 6 1 2 3 " + space + "<!-- -->4 5 6");
            assertEquals(k, read("u", odd.getBytes(StandardCharsets.ISO_8859_1)).field("f").orElseThrow().values()[4]);
        }
    }
}
