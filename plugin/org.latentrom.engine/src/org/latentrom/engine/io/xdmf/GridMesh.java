package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.StructuredMesh;
import org.latentrom.engine.mesh.Mesh;

/** Makes meshes of the Topology and Geometry of grids, structured or not. Remembers those read last. */
final class GridMesh {
    private static final int LEAST_REMEMBERED = 3;

    private static final int LONGEST_KEY = 4096;

    private final XdmfDocument m_document;

    private final DataItems m_items;

    private final Map<Object, Mesh> m_last = new LinkedHashMap<>(16, 0.75f, true);

    private int m_remembered = LEAST_REMEMBERED;

    GridMesh(final XdmfDocument document, final DataItems items) {
        m_document = document;
        m_items = items;
    }

    /** Snapshots of so many parts come: a mesh is remembered for each. */
    void expect(final int parts) {
        m_remembered = Math.max(m_remembered, parts + LEAST_REMEMBERED);
    }

    /** @return the mesh of a grid; mostly the same object for grids that refer to the same arrays */
    Mesh of(final XmlElement grid) throws IOException {
        XmlElement topology = m_document.child(grid, "Topology")
            .orElseThrow(() -> m_items.error(grid, "has no Topology", "Write the mesh with the fields"));
        XmlElement geometry = m_document.child(grid, "Geometry")
            .orElseThrow(() -> m_items.error(grid, "has no Geometry", "Write the mesh with the fields"));
        Object key = List.of(key(topology), key(geometry));
        Mesh mesh = m_last.get(key);
        if (mesh == null) {
            mesh = read(topology, geometry);
            if (m_last.size() >= m_remembered) {
                m_last.remove(m_last.keySet().iterator().next());
            }
            m_last.put(key, mesh);
        }
        return mesh;
    }

    /** Grids that repeat the element, as many solvers write them, have the same mesh if it names the same arrays. */
    private static Object key(final XmlElement e) {
        var text = new StringBuilder();
        return append(e, text) ? text.toString() : e;
    }

    private static boolean append(final XmlElement e, final StringBuilder text) {
        text.append('<').append(e.name()).append(e.attributes()).append('>').append(e.text());
        for (XmlElement c : e.children()) {
            // what is included is not in the text
            if (c.name().equals("include") || text.length() > LONGEST_KEY || !append(c, text)) {
                return false;
            }
        }
        text.append("</>");
        return text.length() <= LONGEST_KEY && e.attribute("Reference").isEmpty();
    }

    private Mesh read(final XmlElement topology, final XmlElement geometry) throws IOException {
        String type = topology.attribute("TopologyType", "Type").orElse("").toUpperCase(Locale.ROOT);
        var points = new GridPoints(geometry, m_items, m_document);
        if (type.matches("[23]D(S|RECT|CORECT)MESH")) {
            return structured(topology, points);
        }
        return CellBlock.mesh(topology, m_items, points.points());
    }

    /** Axes stand slowest first in the file, origins and distances too; meshes have x first. */
    private Mesh structured(final XmlElement topology, final GridPoints geometry) throws IOException {
        int[] layers = layers(topology);
        String file = m_document.file();
        switch (geometry.type()) {
            case "ORIGIN_DXDY", "ORIGIN_DXDYDZ" -> {
                List<double[]> arrays = geometry.arrays(2);
                double[] origin = reversed(topology, arrays.get(0), 0);
                double[] spacing = reversed(topology, arrays.get(1), 1);
                int[] extent = {0, layers[0] - 1, 0, layers[1] - 1, 0, layers[2] - 1};
                return StructuredMesh.image(file, extent, origin, spacing, StructuredMesh.noRotation());
            }
            case "VXVY", "VXVYVZ" -> {
                int n = geometry.type().length() / 2;
                List<double[]> lines = geometry.arrays(n);
                int[] found = {lines.get(0).length, lines.get(1).length, n == 3 ? lines.get(2).length : 1};
                requireLayers(topology, found, layers);
                return StructuredMesh.rectilinear(file, lines.get(0), lines.get(1),
                    n == 3 ? lines.get(2) : new double[1]);
            }
            default -> {
                double[] points = geometry.points();
                if (points.length / 3 != StructuredMesh.count(file, layers)) {
                    throw m_items.error(topology, "has the Dimensions " + Arrays.toString(layers) + " (x first), but "
                        + points.length / 3 + " points", "Export the file anew");
                }
                return StructuredMesh.curvilinear(file, layers, points);
            }
        }
    }

    private void requireLayers(final XmlElement topology, final int[] found, final int[] layers)
        throws SnapshotFormatException {
        if (!Arrays.equals(found, layers)) {
            throw m_items.error(topology, "has the Dimensions " + Arrays.toString(layers) + " (x first), but "
                + Arrays.toString(found) + " coordinates", "Export the file anew");
        }
    }

    private int[] layers(final XmlElement topology) throws SnapshotFormatException {
        String text = topology.attribute("Dimensions", "NumberOfElements").orElse("");
        String[] words = text.split("\\s+");
        int[] layers = {1, 1, 1};
        for (int i = 0; i < words.length; i++) {
            if (words.length > 3 || !words[i].matches("[0-9]{1,9}")) {
                throw m_items.error(topology, "has the Dimensions \"" + SourceFolder.shorten(text) + "\"",
                    "Give the number of points along each axis, at most three");
            }
            layers[words.length - 1 - i] = Integer.parseInt(words[i]);
        }
        StructuredMesh.count(m_document.file(), layers);
        return layers;
    }

    private double[] reversed(final XmlElement topology, final double[] values, final double missing)
        throws SnapshotFormatException {
        if (values.length < 2 || values.length > 3) {
            throw m_items.error(topology, "has an origin or distances of " + values.length + " numbers",
                "Give one for each axis");
        }
        double[] axes = {missing, missing, missing};
        for (int i = 0; i < values.length; i++) {
            axes[values.length - 1 - i] = values[i];
        }
        return axes;
    }
}
