package org.latentrom.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import com.google.gson.Gson;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.io.write.PlannedRun;
import org.latentrom.engine.io.write.SeriesOptions;
import org.latentrom.engine.io.write.SeriesWriter;
import org.latentrom.engine.io.write.WriteFormat;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/**
 * Writes snapshots and fields of random numbers in all formats and has them read by VTK, meshio, h5py and NumPy, which
 * must find the same numbers: {@code benchmarks/python_written.py} in the Python that the environment variable
 * {@code PYTHON} names (default {@code python3}). Prints a line for each case, format and reader.
 */
public final class WrittenFiles {
    private static final double[] TIMES = {0, 0.1, 7.25};

    private final Path m_folder;

    private final Random m_random = new Random(1);

    private WrittenFiles(final Path folder) {
        m_folder = folder;
    }

    /** Writes, reads and compares; ends with 1 if a number differs. */
    public static void main(final String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("latentrom-written");
        int code;
        try {
            new WrittenFiles(folder).write();
            code = new ProcessBuilder(PythonScript.python(), PythonScript.of("python_written.py").toString(),
                folder.toString()).inheritIO().start().waitFor();
        } finally {
            try (var walk = Files.walk(folder)) {
                for (Path p : (Iterable<Path>)walk.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(p);
                }
            }
        }
        System.exit(code);
    }

    private void write() throws IOException {
        Mesh triangles = grid(20, true);
        Mesh quads = grid(20, false);
        writeSnapshots("triangles", triangles);
        writeSnapshots("quadrilaterals", quads);
        writeSnapshots("both", both(triangles, quads));
        writeSnapshots("quadratic triangles", quadratic(CellType.QUADRATIC_TRIANGLE));
        writeSnapshots("biquadratic quadrilaterals", quadratic(CellType.BIQUADRATIC_QUAD));
        writeFields("fields", false);
        writeFields("fields with holes", true);
    }

    private Mesh grid(final int n, final boolean triangles) {
        var points = new double[3 * (n + 1) * (n + 1)];
        for (int p = 0; p < points.length / 3; p++) {
            points[3 * p] = (p % (n + 1) + 0.3 * m_random.nextDouble()) / n;
            points[3 * p + 1] = (p / (n + 1) + 0.3 * m_random.nextDouble()) / n;
        }
        int nodes = triangles ? 3 : 4;
        var cells = new int[n * n * (triangles ? 6 : 4)];
        int k = 0;
        for (int c = 0; c < n * n; c++) {
            int a = c / n * (n + 1) + c % n;
            int[] corners = {a, a + 1, a + n + 2, a + n + 1};
            for (int corner : triangles ? new int[]{0, 1, 2, 0, 2, 3} : new int[]{0, 1, 2, 3}) {
                cells[k++] = corners[corner];
            }
        }
        return mesh(points, triangles ? CellType.TRIANGLE : CellType.QUAD, nodes, cells);
    }

    private static Mesh mesh(final double[] points, final CellType type, final int nodes, final int[] connectivity) {
        var types = new byte[connectivity.length / nodes];
        Arrays.fill(types, (byte)type.ordinal());
        var offsets = new int[types.length + 1];
        Arrays.setAll(offsets, c -> c * nodes);
        return new Mesh(points, types, offsets, connectivity);
    }

    private static Mesh both(final Mesh a, final Mesh b) {
        var types = Arrays.copyOf(a.typeArray(), a.cells() + b.cells());
        System.arraycopy(b.typeArray(), 0, types, a.cells(), b.cells());
        int[] nodes = Arrays.copyOf(a.connectivityArray(), a.connectivityArray().length + b.connectivityArray().length);
        System.arraycopy(b.connectivityArray(), 0, nodes, a.connectivityArray().length, b.connectivityArray().length);
        var offsets = Arrays.copyOf(a.offsetArray(), types.length + 1);
        for (int c = 0; c <= b.cells(); c++) {
            offsets[a.cells() + c] = a.connectivityArray().length + b.offsetArray()[c];
        }
        return new Mesh(a.pointArray(), types, offsets, nodes);
    }

    private Mesh quadratic(final CellType type) {
        var nodes = new int[10 * type.nodes()];
        Arrays.setAll(nodes, k -> k);
        return mesh(m_random.doubles(3L * nodes.length).toArray(), type, type.nodes(), nodes);
    }

    private void writeSnapshots(final String name, final Mesh mesh) throws IOException {
        List<Snapshot> states = new ArrayList<>();
        for (int i = 0; i < TIMES.length; i++) {
            states.add(new Snapshot(mesh, List.of(
                new MeshField("p", MeshField.Location.POINT, 1, m_random.doubles(mesh.points()).toArray()),
                new MeshField("velocity", MeshField.Location.POINT, 3, m_random.doubles(3L * mesh.points()).toArray()),
                new MeshField("level", MeshField.Location.CELL, 1, m_random.doubles(mesh.cells()).toArray()))));
        }
        var truth = new Truth(m_folder.resolve(name));
        truth.put("points", mesh.pointArray(), mesh.points(), 3);
        truth.put("connectivity", mesh.connectivityArray());
        truth.put("offsets", mesh.offsetArray());
        truth.put("types", IntStream.range(0, mesh.cells()).map(c -> mesh.type(c).vtk()).toArray());
        for (int i = 0; i < TIMES.length; i++) {
            for (MeshField f : states.get(i).fields()) {
                truth.put(f.location().name().toLowerCase(Locale.ROOT) + "_" + f.name() + "_" + i, f.values(),
                    f.tuples(), f.components());
            }
        }
        for (WriteFormat format : WriteFormat.values()) {
            boolean fits = format != WriteFormat.NUMPY || name.equals("triangles") || name.equals("quadrilaterals");
            for (boolean compressed : new boolean[]{true, false}) {
                if (fits) {
                    write(name, new SeriesOptions(format, compressed, true, false),
                        (writer, i) -> writer.write("", i, states.get(i), Progress.NONE));
                }
            }
        }
        truth.json("snapshots");
    }

    private void writeFields(final String name, final boolean holes) throws IOException {
        var shape = new FieldShape(List.of("T", "u_x", "u_y"), 30, 50, new Extent(-1, 1.5, 2, 3.5));
        var valid = new boolean[shape.pixels()];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = !holes || m_random.nextDouble() < 0.8;
        }
        Mask mask = Mask.of(shape.height(), shape.width(), valid);
        List<Field> states = new ArrayList<>();
        var truth = new Truth(m_folder.resolve(name));
        truth.put("mask", IntStream.range(0, valid.length).map(i -> valid[i] ? 1 : 0).toArray());
        truth.put("extent", new double[]{-1, 1.5, 2, 3.5}, 4, 1);
        for (int i = 0; i < TIMES.length; i++) {
            var values = new float[shape.size()];
            for (int k = 0; k < values.length; k++) {
                values[k] = valid[k % valid.length] ? m_random.nextFloat() : 0;
            }
            states.add(new Field(shape, values, mask));
            for (String channel : shape.channels()) {
                truth.put(channel + "_" + i, states.get(i).doubles(channel), shape.pixels(), 1);
            }
        }
        for (WriteFormat format : WriteFormat.values()) {
            for (boolean compressed : new boolean[]{true, false}) {
                write(name, new SeriesOptions(format, compressed, true, false),
                    (writer, i) -> writer.write("", i, states.get(i), Progress.NONE));
            }
        }
        truth.json("fields");
    }

    private interface State {
        void write(SeriesWriter writer, int index) throws IOException;
    }

    private void write(final String name, final SeriesOptions options, final State state) throws IOException {
        Path folder = m_folder.resolve(name).resolve(options.format() + (options.compressed() ? " zlib" : " plain"));
        try (var writer = SeriesWriter.open(folder, List.of(new PlannedRun("", TIMES, Map.of())), options)) {
            for (int i = 0; i < TIMES.length; i++) {
                state.write(writer, i);
            }
            writer.commit(Progress.NONE);
        }
    }

    /** The numbers as they are, little endian float64 or int32, and a list of them. */
    private static final class Truth {
        private final Path m_folder;

        private final List<Map<String, Object>> m_arrays = new ArrayList<>();

        Truth(final Path folder) throws IOException {
            m_folder = Files.createDirectories(folder);
        }

        void put(final String name, final double[] values, final int rows, final int columns) throws IOException {
            ByteBuffer b = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
            b.asDoubleBuffer().put(values);
            put(name, "<f8", b.array(), columns == 1 ? new int[]{rows} : new int[]{rows, columns});
        }

        void put(final String name, final int[] values) throws IOException {
            ByteBuffer b = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
            b.asIntBuffer().put(values);
            put(name, "<i4", b.array(), values.length);
        }

        private void put(final String name, final String type, final byte[] bytes, final int... shape)
            throws IOException {
            String file = "truth" + m_arrays.size() + ".bin";
            Files.write(m_folder.resolve(file), bytes);
            m_arrays.add(Map.of("name", name, "type", type, "shape", shape, "file", file));
        }

        void json(final String kind) throws IOException {
            Files.write(m_folder.resolve("truth.json"), new Gson().toJson(Map.of("kind", kind, "times", TIMES, "arrays",
                m_arrays)).getBytes(StandardCharsets.UTF_8));
        }
    }
}
