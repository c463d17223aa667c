package org.latentrom.engine.io.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** The bytes of .npz archives: NumPy's own description (numpy.lib.format, version 1.0), taken apart by hand. */
class NumpyRunTest {
    private static final double[] TIMES = {0, 0.5, 1};

    @TempDir
    Path m_temp;

    /** An array of an archive. */
    private record Entry(String dictionary, ByteBuffer data) {
    }

    private static Map<String, Entry> entries(final Path npz) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try (var zip = new ZipFile(npz.toFile())) {
            for (ZipEntry e : zip.stream().toList()) {
                byte[] bytes = zip.getInputStream(e).readAllBytes();
                assertEquals("\u0093NUMPY\u0001\0", new String(bytes, 0, 8, StandardCharsets.ISO_8859_1));
                ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
                int length = b.getShort(8);
                assertEquals(0, (10 + length) % 64, "numbers begin at a multiple of 64");
                String dictionary = new String(bytes, 10, length, StandardCharsets.ISO_8859_1);
                assertTrue(dictionary.endsWith("\n"));
                entries.put(e.getName(),
                    new Entry(dictionary.strip(), b.position(10 + length).slice().order(ByteOrder.LITTLE_ENDIAN)));
            }
        }
        return entries;
    }

    private static String dictionary(final String type, final String shape) {
        return "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
    }

    private Map<String, Entry> write(final boolean compressed, final Field... fields) throws IOException {
        var options = new SeriesOptions(WriteFormat.NUMPY, compressed, true, false);
        try (var run = new NumpyRun(m_temp, "run", TIMES, options)) {
            for (int i = fields.length - 1; i >= 0; i--) {
                run.write(i, fields[i], Progress.NONE);
            }
            run.finish(Progress.NONE);
        }
        return entries(m_temp.resolve("run.npz"));
    }

    @Test
    void fieldsAreArraysOfTimeRowAndColumn() throws IOException {
        Field[] fields = {States.field(1, false), States.field(2, false), States.field(3, false)};
        Map<String, Entry> entries = write(true, fields);
        assertEquals(List.of("times.npy", "T.npy", "u_x.npy", "u_y.npy", "extent.npy"),
            List.copyOf(entries.keySet()), "no mask where all pixels are valid");
        assertEquals(dictionary("<f4", "3, 5, 7"), entries.get("u_x.npy").dictionary());
        assertEquals(dictionary("<f8", "3,"), entries.get("times.npy").dictionary());
        assertEquals(dictionary("<f8", "4,"), entries.get("extent.npy").dictionary());
        ByteBuffer data = entries.get("u_x.npy").data();
        for (int t = 0; t < 3; t++) {
            for (int i = 0; i < 35; i++) {
                assertEquals(fields[t].values()[35 + i], data.getFloat(4 * (35 * t + i)));
            }
        }
        var extent = new double[4];
        entries.get("extent.npy").data().asDoubleBuffer().get(extent);
        assertArrayEquals(new double[]{-1, 2.5, 10, 11.25}, extent);
    }

    @Test
    void masksAreWrittenOnceAPixelIsInvalid() throws IOException {
        Field[] fields = {States.field(1, false), States.field(2, true), States.field(3, false)};
        Entry mask = write(false, fields).get("mask.npy");
        assertEquals(dictionary("|b1", "3, 5, 7"), mask.dictionary());
        for (int i = 0; i < 35; i++) {
            assertEquals(1, mask.data().get(i));
            assertEquals(fields[1].mask().isValid(i) ? 1 : 0, mask.data().get(35 + i));
        }
    }

    @Test
    void uncompressedArchivesAreLarger() throws IOException {
        var shape = new FieldShape(List.of("zero"), 64, 64, new Extent(0, 1, 0, 1));
        var zero = new Field(shape, new float[shape.size()]);
        Field[] fields = {zero, zero, zero};
        write(false, fields);
        long plain = Files.size(m_temp.resolve("run.npz"));
        Files.delete(m_temp.resolve("run.npz"));
        write(true, fields);
        assertTrue(plain > 3 * 64 * 64 * 4, "it holds all bytes");
        assertTrue(Files.size(m_temp.resolve("run.npz")) < plain / 10);
    }

    @Test
    void snapshotsHaveTheirMeshBesideThem() throws IOException {
        Mesh mesh = States.mesh(5, CellType.QUAD, 6, 4);
        try (var run = new NumpyRun(m_temp, "run", TIMES, SeriesOptions.DEFAULTS)) {
            for (int i = 0; i < 3; i++) {
                run.write(i, States.snapshot(mesh, i, true), Progress.NONE);
            }
            run.finish(Progress.NONE);
        }
        Map<String, Entry> entries = entries(m_temp.resolve("run.npz"));
        assertEquals(dictionary("<f8", "24, 3"), entries.get("points.npy").dictionary());
        assertEquals(dictionary("<i4", "6, 4"), entries.get("quads.npy").dictionary());
        assertEquals(dictionary("<f8", "3, 24"), entries.get("p.npy").dictionary());
        assertEquals(dictionary("<f8", "3, 24, 3"), entries.get("velocity.npy").dictionary());
        assertEquals(dictionary("<f8", "3, 6"), entries.get("a <cell> & \"its\" name.npy").dictionary());
        ByteBuffer velocity = entries.get("velocity.npy").data();
        double[] truth = States.snapshot(mesh, 2, true).field("velocity").orElseThrow().values();
        for (int k = 0; k < truth.length; k++) {
            assertEquals(truth[k], velocity.getDouble(8 * (2 * truth.length + k)));
        }
    }

    @Test
    void slashesLeaveTheNames() throws IOException {
        var snapshot = new Snapshot(States.mesh(1, CellType.TRIANGLE, 1, 3),
            List.of(new MeshField("du/dx", MeshField.Location.POINT, 1, new double[3])));
        try (var run = new NumpyRun(m_temp, "run", new double[]{0}, SeriesOptions.DEFAULTS)) {
            run.write(0, snapshot, Progress.NONE);
            run.finish(Progress.NONE);
        }
        assertTrue(entries(m_temp.resolve("run.npz")).containsKey("du_dx.npy"));
    }

    @Test
    void aChannelNamedMaskIsRefused() throws IOException {
        var shape = new FieldShape(List.of("mask"), 2, 2, new Extent(0, 1, 0, 1));
        try (var run = new NumpyRun(m_temp, "run", TIMES, SeriesOptions.DEFAULTS)) {
            String message = assertThrows(IllegalArgumentException.class,
                () -> run.write(0, new Field(shape, new float[4]), Progress.NONE)).getMessage();
            assertTrue(message.contains("\"mask\"") && message.contains("VTK or XDMF"), message);
        }
    }

    @Test
    void nothingStaysInTheFolderForTemporaryFiles() throws IOException {
        Path spill = Files.createDirectory(m_temp.resolve("spill"));
        var run = new NumpyRun(m_temp, "run", TIMES, SeriesOptions.DEFAULTS, spill);
        run.write(0, States.field(1, true), Progress.NONE);
        assertEquals(4, count(spill), "three channels and the mask");
        run.close();
        assertEquals(0, count(spill));
    }

    private static long count(final Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }
}
