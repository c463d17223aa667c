package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/** Reads Topology and Geometry of a grid, its own or those it includes from another grid of the file. */
final class GridMesh {
    private final XmlElement m_root;

    private final DataItems m_items;

    private final Map<XmlElement, Mesh> m_shared = new IdentityHashMap<>();

    GridMesh(final XmlElement root, final DataItems items) {
        m_root = root;
        m_items = items;
    }

    /** @return the mesh of a grid; the same object for grids that include the same one */
    Mesh of(final XmlElement grid) throws IOException {
        Optional<XmlElement> include = grid.child("include");
        if (include.isEmpty()) {
            Mesh shared = m_shared.get(grid);
            return shared != null ? shared : read(grid);
        }
        XmlElement e = include.get();
        if (!e.attribute("href").orElse("").isEmpty()) {
            throw m_items.error(e, "includes another file, which is not allowed", "Put everything into one file");
        }
        XmlElement target = GridPointer.find(m_root, e.attribute("xpointer").orElse(""))
            .orElseThrow(() -> m_items.error(e, "does not point to the mesh of a grid", "Export the file anew"));
        Mesh mesh = m_shared.get(target);
        if (mesh == null) {
            mesh = read(target);
            m_shared.put(target, mesh);
        }
        return mesh;
    }

    private Mesh read(final XmlElement grid) throws IOException {
        XmlElement topology = grid.child("Topology")
            .orElseThrow(() -> m_items.error(grid, "has no Topology", "Write the mesh with the fields"));
        XmlElement geometry = grid.child("Geometry")
            .orElseThrow(() -> m_items.error(grid, "has no Geometry", "Write the mesh with the fields"));
        double[] points = points(geometry);
        CellType type = type(topology);
        int[] connectivity = m_items.indices(m_items.of(topology), points.length / 3);
        int cells = connectivity.length / type.nodes();
        String declared = topology.attribute("NumberOfElements", "Dimensions").orElse("" + cells);
        if (connectivity.length % type.nodes() != 0 || !declared.equals("" + cells)) {
            throw m_items.error(topology, "says " + SourceFolder.shorten(declared) + " cells, but has "
                + connectivity.length + " nodes in cells of " + type.nodes(), "Export the file anew");
        }
        var offsets = new int[cells + 1];
        Arrays.setAll(offsets, c -> c * type.nodes());
        var types = new byte[cells];
        Arrays.fill(types, (byte)type.ordinal());
        return new Mesh(points, types, offsets, connectivity);
    }

    private double[] points(final XmlElement geometry) throws IOException {
        String kind = geometry.attribute("GeometryType", "Type").orElse("XYZ").toUpperCase(Locale.ROOT);
        if (!kind.equals("XY") && !kind.equals("XYZ")) {
            throw m_items.error(geometry, "is of the type " + SourceFolder.shorten(kind) + ", which is not supported",
                "Write the coordinates as XY or XYZ");
        }
        double[] values = m_items.doubles(m_items.of(geometry));
        int dimension = kind.length();
        if (values.length % dimension != 0) {
            throw m_items.error(geometry, "has " + values.length + " coordinates for points of " + dimension,
                "Export the file anew");
        }
        if (dimension == 3) {
            return values;
        }
        int n = values.length / 2;
        if (n > Integer.MAX_VALUE / 3 - 16) {
            throw m_items.error(geometry, "has too many points", "Split the domain");
        }
        var points = new double[3 * n];
        for (int i = 0; i < n; i++) {
            points[3 * i] = values[2 * i];
            points[3 * i + 1] = values[2 * i + 1];
        }
        return points;
    }

    private CellType type(final XmlElement topology) throws IOException {
        String name = topology.attribute("TopologyType", "Type").orElse("").toUpperCase(Locale.ROOT);
        String nodes = topology.attribute("NodesPerElement").orElse("");
        CellType type = switch (name) {
            case "TRIANGLE" -> CellType.TRIANGLE;
            case "QUADRILATERAL" -> CellType.QUAD;
            case "TETRAHEDRON" -> CellType.TETRAHEDRON;
            case "HEXAHEDRON" -> CellType.HEXAHEDRON;
            case "POLYLINE" -> nodes.equals("2") ? CellType.LINE : null;
            case "POLYVERTEX" -> nodes.isEmpty() || nodes.equals("1") ? CellType.VERTEX : null;
            default -> null;
        };
        if (type == null || topology.attribute("BaseOffset").orElse("0").equals("0") == false) {
            throw m_items.error(topology, "has the type \"" + SourceFolder.shorten(name)
                + "\", which is not supported", "Write the fields on linear triangles or quadrilaterals");
        }
        return type;
    }
}
