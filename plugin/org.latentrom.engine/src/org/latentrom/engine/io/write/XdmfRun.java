package org.latentrom.engine.io.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.latentrom.engine.container.AtomicFile;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/**
 * A temporal collection of XDMF 3 whose numbers lie in HDF5 files: float64 for snapshots, float32 for fields, whose
 * valid pixels are quadrilaterals. Every grid names its mesh, equal meshes are stored once in a row.
 */
final class XdmfRun implements RunWriter {
    /** Bytes of data after which a new HDF5 file begins. */
    private static final long PART = 64 << 20;

    private final Path m_folder;

    private final String m_name;

    private final double[] m_times;

    private final boolean m_joined;

    private final String[] m_grids;

    private final Hdf5Parts m_parts;

    private final PixelCells m_pixels = new PixelCells();

    private Mesh m_mesh;

    private String m_meshXml;

    XdmfRun(final Path folder, final String name, final double[] times, final SeriesOptions options)
        throws IOException {
        this(folder, name, times, options, PART);
    }

    XdmfRun(final Path folder, final String name, final double[] times, final SeriesOptions options, final long part)
        throws IOException {
        m_folder = folder;
        m_name = name;
        m_times = times;
        m_joined = options.joined();
        m_grids = new String[times.length];
        m_parts = new Hdf5Parts(folder.resolve(name), name, part);
        Files.createDirectory(folder.resolve(name));
    }

    @Override
    public void write(final int index, final Snapshot snapshot, final Progress progress) throws IOException {
        add(index, snapshot, true, progress);
    }

    @Override
    public void write(final int index, final Field field, final Progress progress) throws IOException {
        add(index, m_pixels.of(field, m_joined), false, progress);
    }

    private void add(final int index, final Snapshot snapshot, final boolean doubles, final Progress progress)
        throws IOException {
        if (m_mesh == null || !m_mesh.equals(snapshot.mesh())) {
            m_meshXml = mesh(snapshot.mesh());
            m_mesh = snapshot.mesh();
        }
        var xml = new StringBuilder("<Grid Name=\"").append(XmlText.escape(m_name)).append("\" GridType=\"Uniform\">\n")
            .append("<Time Value=\"").append(m_times[index]).append("\"/>\n").append(m_meshXml);
        for (MeshField f : snapshot.fields()) {
            progress.checkCanceled();
            xml.append("<Attribute Name=\"").append(XmlText.escape(f.name())).append("\" AttributeType=\"")
                .append(type(f.components())).append("\" Center=\"")
                .append(f.location() == MeshField.Location.POINT ? "Node" : "Cell").append("\">\n")
                .append(item(f, doubles)).append("</Attribute>\n");
        }
        m_grids[index] = xml.append("</Grid>\n").toString();
    }

    private static String type(final int components) {
        return switch (components) {
            case 1 -> "Scalar";
            case 3 -> "Vector";
            case 6 -> "Tensor6";
            case 9 -> "Tensor";
            default -> "Matrix";
        };
    }

    private String item(final MeshField f, final boolean doubles) throws IOException {
        int rows = f.tuples();
        int n = f.components();
        Object data = doubles ? f.values() : floats(f.values());
        if (n > 1) {
            data = doubles ? rows(f.values(), rows, n) : rows(floats(f.values()), rows, n);
        }
        return item(data, "Float", doubles ? 8 : 4, rows, n);
    }

    private String item(final Object data, final String type, final int precision, final int rows, final int columns)
        throws IOException {
        return "<DataItem Dimensions=\"" + rows + (columns > 1 ? " " + columns : "") + "\" NumberType=\"" + type
            + "\" Precision=\"" + precision + "\" Format=\"HDF\">" + m_parts.put(data, (long)precision * rows * columns)
            + "</DataItem>\n";
    }

    private String mesh(final Mesh mesh) throws IOException {
        XdmfTopology topology = XdmfTopology.of(mesh);
        int columns = topology.rows() == 0 ? 1 : topology.nodes().length / topology.rows();
        Object nodes = topology.nodes();
        if (topology.rows() > 0) {
            var table = new int[topology.rows()][columns];
            for (int r = 0; r < table.length; r++) {
                System.arraycopy(topology.nodes(), r * columns, table[r], 0, columns);
            }
            nodes = table;
        }
        // a table of one column is one, too: meshio needs the second axis
        String size = topology.rows() == 0 ? "" + topology.nodes().length : topology.rows() + " " + columns;
        String item = "<DataItem Dimensions=\"" + size + "\" NumberType=\"Int\" Precision=\"4\" Format=\"HDF\">"
            + m_parts.put(nodes, 4L * topology.nodes().length) + "</DataItem>\n";
        return "<Topology " + topology.attributes() + ">\n" + item + "</Topology>\n<Geometry GeometryType=\"XYZ\">\n"
            + item(rows(mesh.pointArray(), mesh.points(), 3), "Float", 8, mesh.points(), 3) + "</Geometry>\n";
    }

    private static double[][] rows(final double[] values, final int rows, final int columns) {
        var table = new double[rows][columns];
        for (int r = 0; r < rows; r++) {
            System.arraycopy(values, r * columns, table[r], 0, columns);
        }
        return table;
    }

    private static float[][] rows(final float[] values, final int rows, final int columns) {
        var table = new float[rows][columns];
        for (int r = 0; r < rows; r++) {
            System.arraycopy(values, r * columns, table[r], 0, columns);
        }
        return table;
    }

    private static float[] floats(final double[] values) {
        var floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float)values[i];
        }
        return floats;
    }

    @Override
    public void finish(final Progress progress) throws IOException {
        m_parts.flush();
        AtomicFile.create(m_folder.resolve(m_name + ".xdmf"), out -> {
            out.write(("<?xml version=\"1.0\"?>\n<Xdmf Version=\"3.0\">\n<Domain>\n<Grid Name=\"TimeSeries\" "
                + "GridType=\"Collection\" CollectionType=\"Temporal\">\n").getBytes(StandardCharsets.UTF_8));
            for (String grid : m_grids) {
                out.write(grid.getBytes(StandardCharsets.UTF_8));
            }
            out.write("</Grid>\n</Domain>\n</Xdmf>\n".getBytes(StandardCharsets.UTF_8));
        });
    }

    @Override
    public void close() {
        m_parts.close();
    }
}
