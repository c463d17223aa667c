package org.latentrom.engine.io.matlab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Variables of every kind in files of level 5. */
class Mat5FileTest {
    private static final int[] GRID = {2, 3, 2};

    private static final double[] VALUES = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

    @TempDir
    private Path m_folder;

    private final Mat5Text m_text = new Mat5Text(ByteOrder.LITTLE_ENDIAN);

    private Path file(final Mat5Text text) throws IOException {
        return text.write(m_folder.resolve("a.mat"));
    }

    private String refusal(final Mat5Text text) throws IOException {
        Path file = file(text);
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().startsWith("a.mat") && !e.remedy().isEmpty(), e.getMessage());
        return e.getMessage();
    }

    /** MATLAB stores doubles that are whole in the least type that takes them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 9, 12, 13})
    void doublesAreStoredInAnyType(final int stored) throws IOException {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            var text = new Mat5Text(order);
            text.put(text.matrix("u", Mat5Text.DOUBLE, 0, stored, GRID, VALUES));
            List<Snapshot> s = Fixtures.read(file(text));
            assertEquals(2, s.size());
            // columns stand one after the other: (row, column, time)
            assertArrayEquals(new double[]{0, 2, 4, 1, 3, 5}, s.get(0).field("u").orElseThrow().values());
            assertArrayEquals(new double[]{6, 8, 10, 7, 9, 11}, s.get(1).field("u").orElseThrow().values());
        }
    }

    @Test
    void signsAreKept() throws IOException {
        m_text.put(m_text.matrix("u", Mat5Text.DOUBLE, 0, 1, new int[]{1, 2, 2}, -1, 2, -128, 127));
        List<Snapshot> s = Fixtures.read(file(m_text));
        assertArrayEquals(new double[]{-1, 2}, s.get(0).field("u").orElseThrow().values());
        assertArrayEquals(new double[]{-128, 127}, s.get(1).field("u").orElseThrow().values());
    }

    @Test
    void packedVariablesAreTheSame() throws IOException {
        m_text.packed(m_text.matrix("a long name of a variable", Mat5Text.DOUBLE, 0, 9, GRID, VALUES), 0)
            .packed(m_text.matrix("t", Mat5Text.DOUBLE, 0, 9, new int[]{1, 2}, 0.5, 0.75), 0);
        try (var series = SnapshotFiles.open(file(m_text), ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(List.of(0.5, 0.75), series.entries().stream().map(e -> e.time()).toList());
            assertArrayEquals(new double[]{6, 8, 10, 7, 9, 11}, series.read(1, Progress.NONE).fields().get(0).values());
            assertEquals("a long name of a variable", series.fields().get(0).name());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0, cell array", "2, 0, structure", "3, 0, object", "4, 0, text", "5, 0, sparse matrix",
        "6, 8, complex numbers"})
    void whatIsNoArrayOfNumbersIsLeftOutByItsName(final int type, final int flags, final String kind)
        throws IOException {
        for (boolean packed : new boolean[]{false, true}) {
            var text = new Mat5Text(ByteOrder.LITTLE_ENDIAN);
            byte[] other = text.matrix("extra", type, flags, 9, new int[]{2, 2}, 1, 2, 3, 4);
            text = packed ? text.packed(other, 0) : text.put(other);
            try (var series = SnapshotFiles.open(file(text.put("u", GRID, VALUES)), ReadOptions.DEFAULTS,
                Progress.NONE)) {
                assertEquals(1, series.fields().size());
                assertTrue(series.warnings().toString().contains("left out extra (" + kind + ")"),
                    series.warnings().toString());
            }
        }
    }

    @Test
    void truthValuesAreAMask() throws IOException {
        m_text.put("u", GRID, VALUES).put(m_text.matrix("mask", 9, 2, 2, new int[]{2, 3}, 1, 1, 1, 1, 1, 0));
        Snapshot s = Fixtures.read(file(m_text)).get(0);
        assertEquals(5, s.mesh().cells());
        assertArrayEquals(new double[]{0, 2, 4, 1, 3}, s.field("u").orElseThrow().values());
    }

    @ParameterizedTest
    @CsvSource({"'1 2 3', '0 1 2'", "'0 1 2', '0 1 2'", "'3 2 1', '2 1 0'"})
    void cellsCountFromOneUnlessThereIsAZero(final String cells, final String expected) throws IOException {
        double[] nodes = java.util.Arrays.stream(cells.split(" ")).mapToDouble(Double::parseDouble).toArray();
        m_text.put("points", new int[]{3, 2}, 0, 1, 0, 0, 0, 1).put("triangles", new int[]{1, 3}, nodes)
            .put("T", new int[]{3, 2}, 1, 2, 3, 4, 5, 6).put("times", new int[]{1, 2}, 0, 1);
        Snapshot s = Fixtures.read(file(m_text)).get(1);
        assertArrayEquals(java.util.Arrays.stream(expected.split(" ")).mapToInt(Integer::parseInt).toArray(),
            s.mesh().connectivityArray());
        assertArrayEquals(new double[]{4, 5, 6}, s.field("T").orElseThrow().values());
        assertEquals(MeshField.Location.POINT, s.field("T").orElseThrow().location());
    }

    @Test
    void cellsOfOtherPointsAreRefused() throws IOException {
        m_text.put("points", new int[]{3, 2}, 0, 1, 0, 0, 0, 1).put("triangles", new int[]{1, 3}, 1, 2, 4)
            .put("T", new int[]{3, 2}, 1, 2, 3, 4, 5, 6).put("times", new int[]{1, 2}, 0, 1);
        assertTrue(refusal(m_text).contains("names point 3, but there are 3 points"));
    }

    @Test
    void variablesThatAreDamaged() throws IOException {
        assertTrue(refusal(new Mat5Text(ByteOrder.LITTLE_ENDIAN).packed(m_text.matrix("u", 6, 0, 9, GRID, VALUES), 20))
            .contains("ends in the middle of a variable"));
        assertTrue(refusal(new Mat5Text(ByteOrder.LITTLE_ENDIAN).put("u", new int[]{2, 3, 3}, VALUES))
            .contains("has more or fewer bytes than its shape needs"));
        assertTrue(refusal(new Mat5Text(ByteOrder.LITTLE_ENDIAN).packed(m_text.matrix("u", 6, 0, 9,
            new int[]{2, 3, 1 << 28}, VALUES), 0)).contains("has more or fewer bytes than its shape needs"));
        assertTrue(refusal(new Mat5Text(ByteOrder.LITTLE_ENDIAN).packed(new byte[64], 0))
            .contains("has a compressed element that is no array"));
        assertTrue(refusal(new Mat5Text(ByteOrder.LITTLE_ENDIAN).put(new byte[]{14, 0, 0, 0, 99, 0, 0, 0}))
            .contains("has a variable that is longer than the file"));
    }

    @Test
    void aFileWithoutVariablesHasNothingToRead() throws IOException {
        assertTrue(refusal(m_text).contains("has no array of a shape that is understood"));
    }
}
