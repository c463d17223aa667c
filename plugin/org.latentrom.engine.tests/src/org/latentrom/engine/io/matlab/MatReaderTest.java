package org.latentrom.engine.io.matlab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.latentrom.engine.io.ArrayAxis;
import org.latentrom.engine.io.ArrayOptions;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotSeries;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Files of generators/array_fixtures.py (scipy and h5py), and a big-endian one made here. */
class MatReaderTest {
    private static SnapshotSeries open(final Path file, final ArrayOptions arrays) throws IOException {
        return SnapshotFiles.open(file, ReadOptions.DEFAULTS.withArrays(arrays), Progress.NONE);
    }

    private static SnapshotSeries open(final String name) throws IOException {
        return open(Fixtures.path("matlab/" + name + ".mat"), ArrayOptions.DEFAULTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5", "v5_packed", "v73"})
    void variablesAtPointsCountedFromOne(final String name) throws IOException {
        try (var series = open(name)) {
            assertEquals(List.of(0.0, 0.5, 1.0, 1.5), series.entries().stream().map(e -> e.time()).toList());
            Snapshot s = series.read(2, Progress.NONE);
            assertEquals(CellType.TRIANGLE, s.mesh().type(0));
            assertArrayEquals(new int[]{0, 1, 2}, s.mesh().connectivityArray());
            assertArrayEquals(new double[]{0, 0, 0, 1, 0, 0, 0, 1, 0}, s.mesh().pointArray());
            assertArrayEquals(new double[]{2, 12, 22}, s.field("S").orElseThrow().values());
            if (!name.equals("v73")) {
                assertArrayEquals(new double[]{2, 12, 22}, s.field("n").orElseThrow().values());
                String left = series.warnings().toString();
                assertTrue(left.contains("note (text)") && left.contains("z (complex numbers)")
                    && left.contains("opts (structure)"), left);
            }
        }
    }

    @Test
    void arraysAreChosenByName() throws IOException {
        Path file = Fixtures.path("matlab/v5_packed.mat");
        try (var series = open(file, ArrayOptions.DEFAULTS.withDataSets(List.of("n")))) {
            assertEquals(1, series.fields().size());
            assertEquals(List.of(), series.warnings());
        }
        for (String name : List.of("q", "z")) {
            var e = assertThrows(SnapshotFormatException.class,
                () -> open(file, ArrayOptions.DEFAULTS.withDataSets(List.of(name))));
            assertTrue(e.getMessage().startsWith("v5_packed.mat, array \"" + name + "\": is not in the file"),
                e.getMessage());
        }
    }

    /** A file of level 5 in big-endian order with one array of doubles, first axis fastest. */
    private static byte[] big(final String name, final int... shape) {
        int n = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        int lengths = 4 * shape.length + 7 & ~7;
        int size = 16 + 8 + lengths + 8 + 8 + 8 + 8 * n;
        var b = ByteBuffer.allocate(128 + 8 + size).order(ByteOrder.BIG_ENDIAN);
        b.put("MATLAB 5.0 MAT-file".getBytes()).position(124).putShort((short)0x100).put((byte)'M').put((byte)'I');
        b.putInt(14).putInt(size).putInt(6).putInt(8).putInt(6).putInt(0);
        b.putInt(5).putInt(4 * shape.length);
        int at = b.position();
        for (int s : shape) {
            b.putInt(s);
        }
        b.position(at + lengths).putInt(1).putInt(name.length()).put(Arrays.copyOf(name.getBytes(), 8));
        b.putInt(9).putInt(8 * n);
        for (int i = 0; i < n; i++) {
            b.putDouble(i);
        }
        return b.array();
    }

    @Test
    void bigEndianGridsHaveTheTimesLast(@TempDir final Path folder) throws IOException {
        Path file = Files.write(folder.resolve("u.mat"), big("u", 2, 3, 4));
        try (var series = open(file, ArrayOptions.DEFAULTS)) {
            assertEquals(4, series.entries().size());
            // (row, column) of time 1: row runs fastest
            assertArrayEquals(new double[]{6, 8, 10, 7, 9, 11}, series.read(1, Progress.NONE).fields().get(0).values());
            assertTrue(series.warnings().toString().contains("are taken as y,x,time"), series.warnings().toString());
        }
        try (var series = open(file, ArrayOptions.DEFAULTS.withAxes(ArrayAxis.parse("time,x,y")))) {
            assertArrayEquals(new double[]{1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23},
                series.read(1, Progress.NONE).fields().get(0).values());
        }
    }

    @ParameterizedTest
    @CsvSource({"126, 65, no mark of the byte order", "128, 2, unknown type", "132, 127, longer than the file",
        "160, 2, more or fewer bytes", "160, -1, negative length", "196, 127, more or fewer bytes",
        "195, 0, numbers of the unknown type 0"})
    void damageIsNamed(final int at, final byte value, final String reason, @TempDir final Path folder)
        throws IOException {
        byte[] bytes = big("u", 2, 3, 4);
        bytes[at] = value;
        Path file = Files.write(folder.resolve("u.mat"), bytes);
        var e = assertThrows(SnapshotFormatException.class, () -> open(file, ArrayOptions.DEFAULTS));
        assertTrue(e.getMessage().startsWith("u.mat") && e.getMessage().contains(reason) && !e.remedy().isEmpty(),
            e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5", "v5_packed", "v73"})
    void everyCutIsRefusedOrReadRight(final String name, @TempDir final Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.path("matlab/" + name + ".mat"));
        Path file = folder.resolve("cut.mat");
        for (int n = 0; n < whole.length; n += name.equals("v73") ? 97 : 7) {
            Files.write(file, Arrays.copyOf(whole, n));
            try (var series = open(file, ArrayOptions.DEFAULTS)) {
                series.read(0, Progress.NONE);
            } catch (SnapshotFormatException e) {
                assertEquals("cut.mat", e.file().replaceAll(",.*", ""));
            }
        }
    }

    @Test
    void versionFourIsRefused() {
        var e = assertThrows(SnapshotFormatException.class, () -> open("v4"));
        assertTrue(e.getMessage().contains("MATLAB 4") && e.remedy().contains("-v7"), e.getMessage());
    }
}
