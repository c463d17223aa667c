package org.latentrom.engine.io.legacy;

import java.util.Arrays;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.StructuredMesh;
import org.latentrom.engine.io.vtk.CellArrays;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/** The mesh of a legacy file while it is read: takes the keywords of all kinds of data sets. */
final class LegacyGeometry {
    private final LegacyInput m_in;

    private final LegacyKind m_kind;

    private double[] m_points;

    private int[] m_extent;

    private double[] m_origin = new double[3];

    private double[] m_spacing = {1, 1, 1};

    private final double[][] m_coordinates = new double[3][];

    private double[] m_visible;

    private LegacyCells m_cells = LegacyCells.NONE;

    private long[] m_types;

    /** vertices, lines, polygons, strips: the order that the data of cells have, however the file has them */
    private final LegacyCells[] m_poly = new LegacyCells[4];

    LegacyGeometry(final LegacyInput in, final LegacyKind kind) {
        m_in = in;
        m_kind = kind;
        Arrays.fill(m_poly, LegacyCells.NONE);
    }

    /** @return false if the keyword, which is read already, is none of a mesh */
    boolean accept(final String keyword) throws SnapshotFormatException {
        switch (keyword) {
            case "points" -> m_points = points();
            case "cells" -> m_cells = LegacyCells.read(m_in, "CELLS");
            case "cell_types" -> m_types = m_in.longs("CELL_TYPES", LegacyType.INT32, m_in.count("CELL_TYPES"));
            case "vertices" -> m_poly[0] = LegacyCells.read(m_in, "VERTICES");
            case "lines" -> m_poly[1] = LegacyCells.read(m_in, "LINES");
            case "polygons" -> m_poly[2] = LegacyCells.read(m_in, "POLYGONS");
            case "triangle_strips" -> m_poly[3] = LegacyCells.read(m_in, "TRIANGLE_STRIPS");
            case "dimensions" -> m_extent = dimensions();
            case "extent" -> m_extent = extent();
            case "spacing", "aspect_ratio" -> m_spacing = m_in.numbers("SPACING", 3);
            case "origin" -> m_origin = m_in.numbers("ORIGIN", 3);
            case "x_coordinates" -> m_coordinates[0] = coordinates("X_COORDINATES");
            case "y_coordinates" -> m_coordinates[1] = coordinates("Y_COORDINATES");
            case "z_coordinates" -> m_coordinates[2] = coordinates("Z_COORDINATES");
            case "blanking" -> {
                int n = m_in.count("BLANKING");
                m_visible = m_in.doubles("BLANKING", m_in.type("BLANKING"), n);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** @return one value a point, 0 if the point is hidden; or null if none is */
    double[] visible() {
        return m_visible;
    }

    private double[] points() throws SnapshotFormatException {
        int n = m_in.count("POINTS");
        return m_in.doubles("POINTS", m_in.type("POINTS"), 3L * n);
    }

    private double[] coordinates(final String element) throws SnapshotFormatException {
        int n = m_in.count(element);
        return m_in.doubles(element, m_in.type(element), n);
    }

    private int[] dimensions() throws SnapshotFormatException {
        var extent = new int[6];
        for (int a = 0; a < 3; a++) {
            extent[2 * a + 1] = m_in.count("DIMENSIONS") - 1;
        }
        return extent;
    }

    private int[] extent() throws SnapshotFormatException {
        var extent = new int[6];
        for (int i = 0; i < 6; i++) {
            extent[i] = (int)Math.max(Integer.MIN_VALUE, Math.min(m_in.whole("EXTENT"), Integer.MAX_VALUE));
        }
        return extent;
    }

    /** @throws SnapshotFormatException if something is missing or does not fit */
    Mesh mesh() throws SnapshotFormatException {
        return switch (m_kind) {
            case STRUCTURED_POINTS ->
                StructuredMesh.image(m_in.file(), required(m_extent), m_origin, m_spacing, StructuredMesh.noRotation());
            case STRUCTURED_GRID ->
                StructuredMesh.curvilinear(m_in.file(), StructuredMesh.layers(required(m_extent)), pointsOrFail());
            case RECTILINEAR_GRID -> rectilinear();
            case POLYDATA -> polyData();
            case UNSTRUCTURED_GRID -> unstructured();
        };
    }

    private int[] required(final int[] extent) throws SnapshotFormatException {
        if (extent == null) {
            throw m_in.error("DIMENSIONS", "are missing", LegacyInput.CUT_OFF);
        }
        return extent;
    }

    private double[] pointsOrFail() throws SnapshotFormatException {
        if (m_points == null) {
            throw m_in.error("POINTS", "are missing", LegacyInput.CUT_OFF);
        }
        return m_points;
    }

    private Mesh rectilinear() throws SnapshotFormatException {
        int[] layers = StructuredMesh.layers(required(m_extent));
        for (int a = 0; a < 3; a++) {
            int have = m_coordinates[a] == null ? 0 : m_coordinates[a].length;
            if (have != layers[a]) {
                throw m_in.error("XYZ".charAt(a) + "_COORDINATES", "are " + have + ", DIMENSIONS says " + layers[a],
                    "Export the file anew");
            }
        }
        return StructuredMesh.rectilinear(m_in.file(), m_coordinates[0], m_coordinates[1], m_coordinates[2]);
    }

    private Mesh unstructured() throws SnapshotFormatException {
        if (m_cells.cells() != (m_types == null ? 0 : m_types.length)) {
            throw m_in.error("CELL_TYPES", "are " + (m_types == null ? 0 : m_types.length) + " for " + m_cells.cells()
                + " cells", LegacyInput.CUT_OFF);
        }
        return mesh(m_cells, m_cells.cells() == 0 ? new long[0] : m_types);
    }

    private Mesh polyData() throws SnapshotFormatException {
        LegacyCells all = LegacyCells.joined(m_poly);
        var types = new long[all.cells()];
        int c = 0;
        for (int list = 0; list < m_poly.length; list++) {
            for (int i = 0; i < m_poly[list].cells(); i++) {
                types[c++] = type(list, m_poly[list].nodes(i)).vtk();
            }
        }
        return mesh(all, types);
    }

    private static CellType type(final int list, final long nodes) {
        return switch (list) {
            case 0 -> nodes == 1 ? CellType.VERTEX : CellType.POLY_VERTEX;
            case 1 -> nodes == 2 ? CellType.LINE : CellType.POLY_LINE;
            case 2 -> nodes == 3 ? CellType.TRIANGLE : nodes == 4 ? CellType.QUAD : CellType.POLYGON;
            default -> CellType.TRIANGLE_STRIP;
        };
    }

    private Mesh mesh(final LegacyCells cells, final long[] numbers) throws SnapshotFormatException {
        double[] points = pointsOrFail();
        return new CellArrays(m_in.file()).mesh(points, numbers, cells.ends(), cells.nodes());
    }
}
