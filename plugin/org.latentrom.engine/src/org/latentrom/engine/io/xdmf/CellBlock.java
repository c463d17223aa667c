package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/** The cells of an unstructured Topology element: all of one type, or mixed. */
final class CellBlock {
    private final XmlElement m_topology;

    private final DataItems m_items;

    private final int m_points;

    private final int m_base;

    private byte[] m_types;

    private int[] m_offsets;

    private int[] m_connectivity;

    /** @param points number of points that cells may name */
    private CellBlock(final XmlElement topology, final DataItems items, final int points)
        throws SnapshotFormatException {
        m_topology = topology;
        m_items = items;
        m_points = points;
        if (topology.attribute("Order").isPresent()) {
            throw items.error(topology, "reorders the nodes of its cells, which is not supported",
                "Write the nodes in XDMF's own order");
        }
        String base = topology.attribute("BaseOffset").orElse("0");
        if (!base.matches("[0-9]{1,9}")) {
            throw items.error(topology, "counts points from " + SourceFolder.shorten(base), "Count from 0 or 1");
        }
        m_base = Integer.parseInt(base);
    }

    /**
     * @param points coordinates {@code [3 * point + axis]}
     * @return the mesh of these points and the topology's cells
     */
    static Mesh mesh(final XmlElement topology, final DataItems items, final double[] points) throws IOException {
        var block = new CellBlock(topology, items, points.length / 3);
        String name = topology.attribute("TopologyType", "Type").orElse("").toUpperCase(Locale.ROOT);
        if (name.equals("MIXED")) {
            block.mixed(items.integers(items.of(topology)));
        } else {
            TopologyType type = TopologyType.ofName(name).orElseThrow(() -> items.error(topology, "has the type \""
                + SourceFolder.shorten(name) + "\", which is not supported",
                "Write the fields on linear or quadratic triangles or quadrilaterals"));
            block.uniform(type);
        }
        block.requireCount();
        return new Mesh(points, block.m_types, block.m_offsets, block.m_connectivity);
    }

    private void uniform(final TopologyType type) throws IOException {
        int nodes = nodesPerElement(type);
        boolean particles = type == TopologyType.POLYVERTEX && m_topology.child("DataItem").isEmpty()
            && m_topology.child("include").isEmpty();
        m_connectivity = particles ? identity() : checked(m_items.integers(m_items.of(m_topology)));
        if (m_connectivity.length % nodes != 0) {
            throw error("has " + m_connectivity.length + " nodes in cells of " + nodes);
        }
        int cells = m_connectivity.length / nodes;
        m_offsets = new int[cells + 1];
        Arrays.setAll(m_offsets, c -> c * nodes);
        m_types = new byte[cells];
        Arrays.fill(m_types, (byte)type.cell(nodes).ordinal());
    }

    private int nodesPerElement(final TopologyType type) throws SnapshotFormatException {
        String nodes = m_topology.attribute("NodesPerElement").orElse("");
        int usual = type == TopologyType.POLYVERTEX ? 1 : type.nodes();
        int n = nodes.matches("[0-9]{1,9}") ? Integer.parseInt(nodes) : nodes.isEmpty() ? usual : 0;
        if (n < 1 || !type.cell(n).accepts(n)) {
            throw error("has NodesPerElement \"" + SourceFolder.shorten(nodes) + "\", which is not right for "
                + type.name().toLowerCase(Locale.ROOT));
        }
        return n;
    }

    private int[] identity() {
        var all = new int[m_points];
        Arrays.setAll(all, i -> i);
        return all;
    }

    private int[] checked(final int[] nodes) throws SnapshotFormatException {
        int[] from0 = m_base == 0 ? nodes : new int[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            from0[i] = nodes[i] - m_base;
            if (from0[i] < 0 || from0[i] >= m_points) {
                throw error("names point " + nodes[i] + ", but there are " + m_points + " points"
                    + (m_base == 0 ? "" : " from " + m_base + " on"));
            }
        }
        return from0;
    }

    /** A number for the type of each cell, the number of nodes where the type leaves it open, the nodes. */
    private void mixed(final int[] codes) throws SnapshotFormatException {
        m_types = new byte[codes.length / 2 + 1];
        m_offsets = new int[codes.length / 2 + 2];
        m_connectivity = new int[codes.length];
        int cells = 0;
        int nodes = 0;
        for (int at = 0; at < codes.length; cells++) {
            int code = codes[at++];
            TopologyType type = TopologyType.ofNumber(code).orElse(null);
            if (type == null) {
                throw error("has in cell " + cells + " the type " + code + ", which is not supported");
            }
            int n = type.nodes() > 0 ? type.nodes() : at < codes.length ? codes[at++] : 0;
            CellType cell = type.cell(n);
            if (!cell.accepts(n) || n > codes.length - at) {
                throw error("has in cell " + cells + " a " + type.name().toLowerCase(Locale.ROOT) + " of " + n
                    + " nodes, and " + (codes.length - at) + " numbers left");
            }
            System.arraycopy(codes, at, m_connectivity, nodes, n);
            at += n;
            nodes += n;
            m_types[cells] = (byte)cell.ordinal();
            m_offsets[cells + 1] = nodes;
        }
        m_types = Arrays.copyOf(m_types, cells);
        m_offsets = Arrays.copyOf(m_offsets, cells + 1);
        m_connectivity = checked(Arrays.copyOf(m_connectivity, nodes));
    }

    private void requireCount() throws SnapshotFormatException {
        String declared = m_topology.attribute("NumberOfElements", "Dimensions").orElse("");
        int cells = m_types.length;
        if (declared.isEmpty() || declared.equals("" + cells)) {
            return;
        }
        long product = 1;
        for (String n : declared.split("\\s+", 5)) {
            product = n.matches("[0-9]{1,9}") ? Math.min(product * Long.parseLong(n), 1L << 32) : -1;
        }
        // of points without cells of their own, some writers give the number of points, others one cell of all
        boolean particles = m_topology.child("DataItem").isEmpty();
        if (product != cells && !particles) {
            throw error("says " + SourceFolder.shorten(declared) + " cells, but has " + cells);
        }
    }

    private SnapshotFormatException error(final String problem) {
        return m_items.error(m_topology, problem, "Export the file anew");
    }
}
