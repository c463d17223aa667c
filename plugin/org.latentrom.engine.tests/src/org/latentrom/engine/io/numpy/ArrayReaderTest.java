package org.latentrom.engine.io.numpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.raster.Rasterizer;
import org.latentrom.engine.raster.Resolution;
import org.latentrom.engine.testing.Npz;

/** NumPy files that NumPy wrote, and small ones made here. */
class ArrayReaderTest {
    private static final Npz TRUTH = Npz.one("/io/numpy/snapshots_f8_C.npy");

    /** @return a header as NumPy writes it, and values 0, 1, 2, ... */
    static byte[] npy(final String descr, final boolean fortran, final int... shape) {
        var s = new StringBuilder("(");
        int n = 1;
        for (int k : shape) {
            s.append(k).append(", ");
            n *= k;
        }
        String dict = "{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': " + s
            + "), }\n";
        int size = descr.charAt(2) - '0';
        var b = ByteBuffer.allocate(10 + dict.length() + n * size).order(ByteOrder.LITTLE_ENDIAN);
        b.put(new byte[]{(byte)0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short)dict.length());
        b.put(dict.getBytes(StandardCharsets.US_ASCII));
        b.order(descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < n; i++) {
            switch (descr.substring(1)) {
                case "f8" -> b.putDouble(i);
                case "f4" -> b.putFloat(i);
                case "f2" -> b.putShort(half(i));
                case "i8", "u8" -> b.putLong(i);
                case "i4", "u4" -> b.putInt(i);
                case "i2", "u2" -> b.putShort((short)i);
                default -> b.put((byte)i);
            }
        }
        return b.array();
    }

    /** @return the bits of a small whole number as binary16 */
    private static short half(final int value) {
        int exponent = value == 0 ? 0 : Math.getExponent((double)value);
        return (short)(value == 0 ? 0 : exponent + 15 << 10 | (value << 10 >> exponent) - 1024);
    }

    private static Path npz(final Path file, final Object... namesAndArrays) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndArrays.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndArrays[i] + ".npy"));
                zip.write((byte[])namesAndArrays[i + 1]);
            }
        }
        return Files.write(file, bytes.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"snapshots_f8_C", "snapshots_f8_F", "snapshots_f4_be", "snapshots_v2", "snapshots_v3"})
    void everyOrderAndVersionGivesTheSameValues(final String name) throws IOException {
        double[] values = NpyArray.ofFile(Fixtures.path("numpy/" + name + ".npy"), name).all();
        for (int i = 0; i < values.length; i++) {
            double expected = name.contains("f4") ? (float)TRUTH.values()[i] : TRUTH.values()[i];
            assertEquals(expected, values[i], name + " at " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<f8", ">f8", "<f4", ">f4", "<i8", ">i4", "<u4", "<i2", ">u2", "|u1", "|i1", "<f2", ">f2",
        "|b1"})
    void everyTypeIsReadOneSnapshotAtATime(final String descr, @TempDir final Path folder) throws IOException {
        for (boolean fortran : new boolean[]{false, true}) {
            Path file = Files.write(folder.resolve("a.npy"), npy(descr, fortran, 2, 3, 4));
            double[] second = NpyArray.ofFile(file, "a").block(new long[]{1, 0, 0}, new int[]{1, 3, 4});
            assertEquals(12, second.length);
            for (int i = 0; i < 12; i++) {
                assertEquals(fortran ? 1 + 2 * (i / 4) + 6 * (i % 4) : 12 + i, second[i]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"snapshots.npz", "snapshots_compressed.npz"})
    void snapshotsAtPointsWithTheTimesLast(final String name) throws IOException {
        try (var series =
            SnapshotFiles.open(Fixtures.path("numpy/" + name), ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(List.of(0.0, 0.1, 0.2, 3 * 0.1, 0.4), series.entries().stream().map(e -> e.time()).toList());
            Snapshot s = series.read(3, Progress.NONE);
            MeshField f = s.field("S").orElseThrow();
            assertEquals(MeshField.Location.POINT, f.location());
            for (int i = 0; i < 121; i++) {
                assertEquals(TRUTH.values()[5 * i + 3], f.values()[i]);
            }
        }
    }

    @Test
    void gridsArePixelsOfTheExtent(@TempDir final Path folder) throws IOException {
        Path file = Files.write(folder.resolve("u.npy"), npy("<f8", false, 2, 3, 2, 4)); // T, C, H, W
        List<Snapshot> s = Fixtures.read(file, ReadOptions.DEFAULTS.withArrayExtent(new Extent(-1, 1, 0, 3)));
        assertEquals(8, s.get(0).mesh().cells());
        assertEquals(15, s.get(0).mesh().points());
        MeshField u = s.get(1).field("u").orElseThrow();
        assertEquals(3, u.components());
        assertEquals(MeshField.Location.CELL, u.location());
        // channel 2, row 1, column 3 of snapshot 1
        assertEquals(24 + 2 * 8 + 4 + 3, u.values()[(4 + 3) * 3 + 2]);
        int corner = s.get(0).mesh().node(4 + 3, 2);
        assertEquals(1, s.get(0).mesh().coordinate(corner, 0));
        assertEquals(3, s.get(0).mesh().coordinate(corner, 1));
        assertEquals(-1, s.get(0).mesh().coordinate(0, 0));
    }

    @Test
    void aSeriesInOneDimensionIsARowOfPixels(@TempDir final Path folder) throws IOException {
        for (boolean grid : new boolean[]{false, true}) {
            Path file = npz(folder.resolve("kdv.npz"), "u",
                grid ? npy("<f8", false, 3, 1, 5) : npy("<f8", false, 3, 5), "times", npy("<f8", false, 3), "extent",
                npy("<f8", false, 2));
            try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE)) {
                assertEquals(List.of(0.0, 1.0, 2.0), series.entries().stream().map(e -> e.time()).toList());
                Snapshot s = series.read(2, Progress.NONE);
                assertEquals(5, s.mesh().cells());
                assertEquals(new Extent(0, 1, 0, 1), Rasterizer.extentOf(s.mesh()));
                assertArrayEquals(new double[]{10, 11, 12, 13, 14}, s.field("u").orElseThrow().values());
                var line = Rasterizer.of(s.mesh(), Rasterizer.extentOf(s.mesh()), new Resolution(1, 5), Progress.NONE);
                Field field = line.rasterize(s, List.of(new ChannelSource("u", 0, "u")));
                assertArrayEquals(new float[]{10, 11, 12, 13, 14}, field.values());
            }
        }
    }

    @Test
    void aTemperatureIsNoTime(@TempDir final Path folder) throws IOException {
        Path file = npz(folder.resolve("heat.npz"), "T", npy("<f8", false, 3, 2, 5), "t", npy("<f8", false, 3));
        try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(List.of(0.0, 1.0, 2.0), series.entries().stream().map(e -> e.time()).toList());
            assertEquals(10, series.read(1, Progress.NONE).field("T").orElseThrow().tuples());
        }
    }

    @Test
    void twoAxesWithoutTimesAreNotUnderstood(@TempDir final Path folder) throws IOException {
        Path file = npz(folder.resolve("a.npz"), "u", npy("<f8", false, 3, 5));
        var e = assertThrows(SnapshotFormatException.class,
            () -> SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE));
        assertTrue(e.getMessage().contains("(T, W) with \"times\""), e.getMessage());
        Path plane = npz(folder.resolve("b.npz"), "u", npy("<f8", false, 3, 2, 5), "extent", npy("<f8", false, 2));
        assertThrows(SnapshotFormatException.class,
            () -> SnapshotFiles.open(plane, ReadOptions.DEFAULTS, Progress.NONE));
    }

    @Test
    void vectorsAtPointsWithTriangles(@TempDir final Path folder) throws IOException {
        Path file = npz(folder.resolve("a.npz"), "points", npy("<f8", false, 4, 2), "triangles",
            npy("<i4", false, 1, 3), "v", npy("<f4", false, 5, 4, 2), "note", npy("<f8", false, 7));
        try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(5, series.entries().size());
            Snapshot s = series.read(2, Progress.NONE);
            assertEquals(1, s.mesh().cells());
            assertArrayEquals(new double[]{16, 17, 18, 19, 20, 21, 22, 23}, s.field("v").orElseThrow().values());
            assertTrue(series.warnings().toString().contains("left out note"), series.warnings().toString());
        }
    }

    @Test
    void timesBesideAnArrayAreTaken(@TempDir final Path folder) throws IOException {
        Files.write(folder.resolve("u.npy"), npy("<f8", false, 3, 2, 2));
        Files.write(folder.resolve("times.npy"), npy("<f4", false, 3));
        try (var series = SnapshotFiles.open(folder, ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(List.of(0.0, 1.0, 2.0), series.entries().stream().map(e -> e.time()).toList());
            assertEquals(List.of(), series.warnings());
            assertEquals("u", series.entries().get(0).run());
        }
        Files.write(folder.resolve("times.npy"), npy("<f4", false, 4));
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(folder));
        assertTrue(e.getMessage().contains("must have one time for each of the 3 snapshots"), e.getMessage());
    }

    @Test
    void shapesThatAreNotUnderstoodAreRefusedWithThoseThatAre() {
        var e = assertThrows(SnapshotFormatException.class,
            () -> Fixtures.read(Fixtures.path("numpy/snapshots_f8_C.npy")));
        assertTrue(e.getMessage().contains("(121, 5)") && e.remedy().contains("(T, C, H, W)"), e.getMessage());
    }

    @Test
    void namesOfArchiveEntriesAreNeverPaths() {
        var e = assertThrows(SnapshotFormatException.class,
            () -> Fixtures.read(Fixtures.path("broken/npy/zip_slip.npz")));
        assertTrue(e.getMessage().contains("evil"), e.getMessage());
    }

    @Test
    void declaredSizesAreHeldAgainstTheFile(@TempDir final Path folder) throws IOException {
        byte[] huge = new String(npy("<f8", false, 1, 1, 1), StandardCharsets.ISO_8859_1)
            .replace("(1, 1, 1, )", "(1, 9999, 9999, )").replaceFirst("\\{", "{").getBytes(StandardCharsets.ISO_8859_1);
        huge[8] += 6;
        Path file = npz(folder.resolve("b.npz"), "u", huge);
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().contains("too large"), e.getMessage());
        Path plain = Files.write(folder.resolve("c.npy"), huge);
        e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(plain));
        assertTrue(e.getMessage().contains("has 8 bytes of data"), e.getMessage());
    }
}
