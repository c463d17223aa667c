package org.latentrom.knime.tests.workflows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * The data of the small workflows: a row of vortices that drifts past a square hole, as a .pvd with one .vtu a time.
 * The flow is a formula (no solver), periodic in time with period 0.5, so that two latent variables are enough for it
 * and the training part holds more than a period.
 */
public final class SmallFlow {
    /** The velocity along x, whose values the files have rounded. */
    public static final String VELOCITY_X = "1 + 0.3*pi*sin(2*pi*(x - 2*t))*cos(pi*y)";

    private static final int COLUMNS = 16;

    private static final int ROWS = 8;

    private static final int SNAPSHOTS = 20;

    private static final double TIME_STEP = 0.05;

    private static final double SPEED = 2;

    private static final double WAVE = 0.3;

    private final List<float[]> m_points = new ArrayList<>();

    private final List<int[]> m_triangles = new ArrayList<>();

    private SmallFlow() {
        for (int j = 0; j <= ROWS; j++) {
            for (int i = 0; i <= COLUMNS; i++) {
                m_points.add(new float[]{2f * i / COLUMNS, 1f * j / ROWS, 0});
            }
        }
        for (int j = 0; j < ROWS; j++) {
            for (int i = 0; i < COLUMNS; i++) {
                if (i >= 3 && i < 5 && j >= 3 && j < 5) {
                    continue; // the hole
                }
                final int a = j * (COLUMNS + 1) + i;
                final int c = a + COLUMNS + 1;
                m_triangles.add(new int[]{a, a + 1, c + 1});
                m_triangles.add(new int[]{a, c + 1, c});
            }
        }
    }

    /** Writes flow.pvd and its files to a folder. */
    public static void write(final Path folder) throws IOException {
        final var flow = new SmallFlow();
        Files.createDirectories(folder);
        final var collection = new StringBuilder("<?xml version=\"1.0\"?>\n<VTKFile type=\"Collection\" "
            + "version=\"0.1\">\n")
            .append("  <Collection>\n");
        for (int k = 0; k < SNAPSHOTS; k++) {
            final String name = String.format(Locale.ROOT, "flow%02d.vtu", k);
            Files.writeString(folder.resolve(name), flow.snapshot(k * TIME_STEP), StandardCharsets.US_ASCII);
            collection.append(String.format(Locale.ROOT, "    <DataSet timestep=\"%.2f\" part=\"0\" file=\"%s\"/>\n",
                k * TIME_STEP, name));
        }
        collection.append("  </Collection>\n</VTKFile>\n");
        Files.writeString(folder.resolve("flow.pvd"), collection, StandardCharsets.US_ASCII);
    }

    /**
     * @return stream function y + WAVE sin(2 pi (x - SPEED t)) sin(pi y), as velocity (psi_y, -psi_x), and Bernoulli's
     *            pressure
     */
    private String snapshot(final double time) throws IOException {
        final var points = floats(3 * m_points.size());
        final var velocity = floats(3 * m_points.size());
        final var pressure = floats(m_points.size());
        for (float[] p : m_points) {
            final double phase = 2 * Math.PI * (p[0] - SPEED * time);
            final double u = 1 + WAVE * Math.PI * Math.sin(phase) * Math.cos(Math.PI * p[1]);
            final double v = -WAVE * 2 * Math.PI * Math.cos(phase) * Math.sin(Math.PI * p[1]);
            points.putFloat(p[0]).putFloat(p[1]).putFloat(p[2]);
            velocity.putFloat(rounded(u)).putFloat(rounded(v)).putFloat(0);
            pressure.putFloat(rounded(-(u * u + v * v) / 2));
        }
        final var connectivity = floats(3 * m_triangles.size());
        final var offsets = floats(m_triangles.size());
        final byte[] types = new byte[m_triangles.size()];
        for (int[] t : m_triangles) {
            connectivity.putInt(t[0]).putInt(t[1]).putInt(t[2]);
            offsets.putInt(connectivity.position() / Integer.BYTES);
            types[offsets.position() / Integer.BYTES - 1] = 5;
        }
        return "<?xml version=\"1.0\"?>\n"
            + "<VTKFile type=\"UnstructuredGrid\" version=\"0.1\" byte_order=\"LittleEndian\" "
            + "compressor=\"vtkZLibDataCompressor\">\n  <UnstructuredGrid>\n"
            + "    <Piece NumberOfPoints=\"" + m_points.size() + "\" NumberOfCells=\"" + m_triangles.size() + "\">\n"
            + "      <Points>\n" + array("Float32", "Points", 3, points.array()) + "      </Points>\n      <Cells>\n"
            + array("Int32", "connectivity", 1, connectivity.array()) + array("Int32", "offsets", 1, offsets.array())
            + array("UInt8", "types", 1, types) + "      </Cells>\n      <PointData>\n"
            + array("Float32", "velocity", 3, velocity.array()) + array("Float32", "pressure", 1, pressure.array())
            + "      </PointData>\n    </Piece>\n  </UnstructuredGrid>\n</VTKFile>\n";
    }

    private static ByteBuffer floats(final int count) {
        return ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Multiples of 1/1024 compress well. */
    private static float rounded(final double value) {
        return Math.round(value * 1024) / 1024f;
    }

    private static String array(final String type, final String name, final int components, final byte[] bytes)
        throws IOException {
        final var packed = new ByteArrayOutputStream();
        try (var zip = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
            zip.write(bytes);
        }
        final var header = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putInt(1).putInt(bytes.length)
            .putInt(0).putInt(packed.size());
        final var base64 = Base64.getEncoder();
        return "        <DataArray type=\"" + type + "\" Name=\"" + name + "\" NumberOfComponents=\"" + components
            + "\" format=\"binary\">" + base64.encodeToString(header.array())
            + base64.encodeToString(packed.toByteArray()) + "</DataArray>\n";
    }
}
