package org.latentrom.engine.io.vtk;

import java.util.Arrays;
import java.util.List;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.StructuredMesh;
import org.latentrom.engine.mesh.Mesh;

/** Decodes the mesh of a piece. */
final class PieceMesh {
    /** The cells of poly data as VTK numbers them; their types follow from their numbers of nodes. */
    private static final List<String> POLY_SECTIONS = List.of("Verts", "Lines", "Polys", "Strips");

    private final VtkHeader m_header;

    private final ArrayDecoder m_decoder;

    private final VtkPiece m_piece;

    PieceMesh(final VtkHeader header, final ArrayDecoder decoder, final VtkPiece piece) {
        m_header = header;
        m_decoder = decoder;
        m_piece = piece;
    }

    /** @return number of points of a piece */
    static long points(final VtkHeader header, final VtkPiece piece) throws SnapshotFormatException {
        return piece.extent() == null ? piece.count("NumberOfPoints")
            : StructuredMesh.count(header.file(), StructuredMesh.layers(piece.extent()));
    }

    /** @return number of cells of a piece */
    static long cells(final DataSetType type, final VtkPiece piece) {
        return switch (type) {
            case UNSTRUCTURED -> piece.count("NumberOfCells");
            case POLY -> POLY_SECTIONS.stream().mapToLong(s -> piece.count("NumberOf" + s)).sum();
            default -> StructuredMesh.cells(StructuredMesh.layers(piece.extent()));
        };
    }

    /** @return the mesh of a piece that stands alone */
    Mesh mesh(final DataSetType type) throws SnapshotFormatException {
        int[] extent = m_piece.extent();
        return switch (type) {
            case UNSTRUCTURED -> unstructured();
            case POLY -> poly();
            case IMAGE -> StructuredMesh.image(m_header.file(), extent, m_piece.frame().origin(),
                m_piece.frame().spacing(), m_piece.frame().direction());
            case RECTILINEAR -> {
                double[][] c = coordinates();
                yield StructuredMesh.rectilinear(m_header.file(), c[0], c[1], c[2]);
            }
            default -> StructuredMesh.curvilinear(m_header.file(), StructuredMesh.layers(extent),
                coordinatesOfPoints());
        };
    }

    /** @return the coordinates of a rectilinear piece along x, y, z */
    double[][] coordinates() throws SnapshotFormatException {
        List<EncodedArray> arrays = m_piece.arrays("Coordinates");
        if (arrays.size() != 3) {
            throw new SnapshotFormatException(m_header.file(), "Coordinates", "are " + arrays.size()
                + " arrays instead of three", "Export the file anew");
        }
        int[] layers = StructuredMesh.layers(m_piece.extent());
        StructuredMesh.count(m_header.file(), layers);
        var coordinates = new double[3][];
        for (int a = 0; a < 3; a++) {
            coordinates[a] = m_decoder.doubles(arrays.get(a), layers[a]);
        }
        return coordinates;
    }

    /** @return the coordinates of the points of a piece that has them in an array */
    double[] coordinatesOfPoints() throws SnapshotFormatException {
        List<EncodedArray> arrays = m_piece.arrays("Points");
        long count = points(m_header, m_piece);
        if (arrays.isEmpty() && count == 0) {
            return new double[0];
        }
        if (arrays.isEmpty() || arrays.get(0).components() != 3) {
            throw new SnapshotFormatException(m_header.file(), "Points",
                arrays.isEmpty() ? "are missing" : "have not three components", "Export the file anew");
        }
        return m_decoder.doubles(arrays.get(0), 3 * count);
    }

    private Mesh unstructured() throws SnapshotFormatException {
        double[] points = coordinatesOfPoints();
        int cells = (int)m_piece.count("NumberOfCells");
        if (cells == 0) {
            return new Mesh(points, new byte[0], new int[1], new int[0]);
        }
        EncodedArray types = needed("Cells", "types");
        long[] numbers = m_decoder.longs(types, cells);
        long[] ends = m_decoder.offsets(needed("Cells", "offsets"), cells);
        var arrays = new CellArrays(m_header.file());
        arrays.types(numbers, ends); // first, for the last end is the number of nodes
        return arrays.mesh(points, numbers, ends, m_decoder.longs(needed("Cells", "connectivity"), ends[cells - 1]));
    }

    private Mesh poly() throws SnapshotFormatException {
        double[] points = coordinatesOfPoints();
        long[] numbers = {};
        long[] ends = {};
        long[] nodes = {};
        for (String section : POLY_SECTIONS) {
            int n = (int)m_piece.count("NumberOf" + section);
            if (n == 0) {
                continue;
            }
            long[] sectionEnds = m_decoder.offsets(needed(section, "offsets"), n);
            long[] sectionNodes = m_decoder.longs(needed(section, "connectivity"), sectionEnds[n - 1]);
            long begin = 0;
            var sectionNumbers = new long[n];
            for (int c = 0; c < n; c++) {
                sectionNumbers[c] = type(section, sectionEnds[c] - begin);
                begin = sectionEnds[c];
                sectionEnds[c] += nodes.length;
            }
            numbers = joined(numbers, sectionNumbers);
            ends = joined(ends, sectionEnds);
            nodes = joined(nodes, sectionNodes);
        }
        return new CellArrays(m_header.file()).mesh(points, numbers, ends, nodes);
    }

    /** VTK's number of a cell of poly data. */
    private static int type(final String section, final long nodes) {
        return switch (section) {
            case "Verts" -> nodes == 1 ? 1 : 2;
            case "Lines" -> nodes == 2 ? 3 : 4;
            case "Polys" -> nodes == 3 ? 5 : nodes == 4 ? 9 : 7;
            default -> 6;
        };
    }

    private static long[] joined(final long[] a, final long[] b) {
        long[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private EncodedArray needed(final String section, final String name) throws SnapshotFormatException {
        EncodedArray array = m_piece.array(section, name);
        if (array == null) {
            throw new SnapshotFormatException(m_header.file(), section, "lack the array " + name,
                "Export the file anew");
        }
        return array;
    }
}
