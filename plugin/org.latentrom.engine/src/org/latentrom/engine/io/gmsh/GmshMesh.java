package org.latentrom.engine.io.gmsh;

import java.io.IOException;
import java.util.List;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.vtk.CellArrays;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;

/**
 * The mesh of a file, nodes and elements in its order.
 *
 * @param nodes positions of the nodes' tags
 * @param elements positions of the elements' tags
 * @param groups the elements' physical group and geometrical entity, named as meshio names them
 */
record GmshMesh(Mesh mesh, TagIndex nodes, TagIndex elements, List<MeshField> groups) {
    private static final String PHYSICAL = "gmsh:physical";

    private static final String GEOMETRICAL = "gmsh:geometrical";

    /** @throws SnapshotFormatException if nodes or elements are missing or do not fit together */
    static GmshMesh of(final GmshFile file) throws IOException {
        var points = new Points(file);
        if (file.isNew()) {
            points.readBlocks();
        } else {
            points.readList();
        }
        var cells = new Cells(file, points.index());
        if (file.isNew()) {
            cells.readBlocks();
        } else {
            cells.readList();
        }
        Mesh mesh = new CellArrays(file.name()).mesh(points.m_coordinates, cells.m_types.toArray(),
            cells.m_ends.toArray(), cells.m_nodes.toArray());
        return new GmshMesh(mesh, cells.m_points,
            new TagIndex(file.name(), "$Elements", cells.m_tags.toArray()),
            List.of(field(PHYSICAL, cells.m_physical), field(GEOMETRICAL, cells.m_geometrical)));
    }

    private static MeshField field(final String name, final LongList values) {
        double[] v = new double[values.size()];
        for (int i = 0; i < v.length; i++) {
            v[i] = values.get(i);
        }
        return new MeshField(name, MeshField.Location.CELL, 1, v);
    }

    private static GmshNumbers section(final GmshFile file, final String name) throws IOException {
        var section = file.section(name).orElseThrow(() -> new SnapshotFormatException(file.name(), "$" + name,
            "is missing", "Save mesh and data in one file"));
        return file.numbers("$" + name, section.start(), section.end());
    }

    private static SnapshotFormatException more(final GmshFile file, final String element) {
        return new SnapshotFormatException(file.name(), element, "has more numbers than its counts say",
            GmshFile.CUT_OFF);
    }

    /** The nodes. */
    private static final class Points {
        private final GmshFile m_file;

        private final GmshNumbers m_in;

        private double[] m_coordinates;

        private long[] m_tags;

        Points(final GmshFile file) throws IOException {
            m_file = file;
            m_in = section(file, "Nodes");
        }

        /** Version 4.1: blocks of the nodes of one entity, first all tags, then all coordinates. */
        void readBlocks() throws IOException {
            long[] head = m_in.sizes(4);
            var tags = new LongList();
            var coordinates = new DoubleList();
            for (long b = 0; b < head[0]; b++) {
                int dimension = m_in.one();
                m_in.one();
                boolean parametric = m_in.one() != 0;
                long n = m_in.sizes(1)[0];
                tags.addAll(m_in.sizes(n));
                int each = parametric ? 3 + Math.max(0, Math.min(dimension, 3)) : 3;
                double[] values = m_in.doubles(multiplied(n, each));
                for (int i = 0; i < n; i++) {
                    coordinates.add(values[each * i], values[each * i + 1], values[each * i + 2]);
                }
            }
            if (tags.size() != head[1]) {
                throw new SnapshotFormatException(m_file.name(), "$Nodes", "has " + tags.size() + " nodes instead of "
                    + head[1], GmshFile.CUT_OFF);
            }
            m_tags = tags.toArray();
            m_coordinates = coordinates.toArray();
            if (!m_in.atEnd()) {
                throw more(m_file, "$Nodes");
            }
        }

        private long multiplied(final long n, final int each) throws SnapshotFormatException {
            if (n < 0 || n > Integer.MAX_VALUE) {
                throw new SnapshotFormatException(m_file.name(), "$Nodes", "has a block of " + n + " nodes",
                    GmshFile.CUT_OFF);
            }
            return n * each;
        }

        /** Version 2.2: tag and coordinates of each node. */
        void readList() throws IOException {
            int n = count(m_file, m_in, "$Nodes");
            var tags = new LongList();
            var coordinates = new DoubleList();
            for (int i = 0; i < n; i++) {
                tags.add(m_in.ints(1)[0]);
                double[] x = m_in.doubles(3);
                coordinates.add(x[0], x[1], x[2]);
            }
            m_tags = tags.toArray();
            m_coordinates = coordinates.toArray();
            if (!m_in.atEnd()) {
                throw more(m_file, "$Nodes");
            }
        }

        TagIndex index() throws SnapshotFormatException {
            return new TagIndex(m_file.name(), "$Nodes", m_tags);
        }
    }

    /** Versions 2.x write the count of nodes and of elements as text, also in binary files. */
    private static int count(final GmshFile file, final GmshNumbers in, final String element) throws IOException {
        long n = in.line();
        if (n < 0 || n > Integer.MAX_VALUE - 16) {
            throw new SnapshotFormatException(file.name(), element, "has the count " + n, GmshFile.CUT_OFF);
        }
        return (int)n;
    }

    /** The elements. */
    private static final class Cells {
        private final GmshFile m_file;

        private final GmshNumbers m_in;

        private final GmshElements m_kinds;

        private final TagIndex m_points;

        private final LongList m_tags = new LongList();

        private final LongList m_types = new LongList();

        private final LongList m_ends = new LongList();

        private final LongList m_nodes = new LongList();

        private final LongList m_physical = new LongList();

        private final LongList m_geometrical = new LongList();

        Cells(final GmshFile file, final TagIndex points) throws IOException {
            m_file = file;
            m_points = points;
            m_in = section(file, "Elements");
            m_kinds = new GmshElements(file.name());
        }

        /** Version 4.1: blocks of elements of one type on one entity. */
        void readBlocks() throws IOException {
            GmshEntities entities = GmshEntities.of(m_file);
            long[] head = m_in.sizes(4);
            for (long b = 0; b < head[0]; b++) {
                int dimension = m_in.one();
                int entity = m_in.one();
                GmshElements.Element kind = m_kinds.of(m_in.one());
                long n = m_in.sizes(1)[0];
                for (long i = 0; i < n; i++) {
                    long tag = m_in.sizes(1)[0];
                    add(tag, kind, m_in.sizes(kind.nodes()), entities.group(dimension, entity), entity);
                }
            }
            if (m_tags.size() != head[1]) {
                throw new SnapshotFormatException(m_file.name(), "$Elements", "has " + m_tags.size()
                    + " elements instead of " + head[1], GmshFile.CUT_OFF);
            }
            if (!m_in.atEnd()) {
                throw more(m_file, "$Elements");
            }
        }

        /** Version 2.2: text has type and tags with each element, binary files before several of a kind. */
        void readList() throws IOException {
            int n = count(m_file, m_in, "$Elements");
            while (m_tags.size() < n) {
                long tag = m_file.isBinary() ? 0 : m_in.ints(1)[0];
                GmshElements.Element kind = m_kinds.of(m_in.one());
                long same = m_file.isBinary() ? m_in.ints(1)[0] : 1;
                long count = m_in.ints(1)[0];
                if (same < 1 || same > n - m_tags.size()) {
                    throw new SnapshotFormatException(m_file.name(), "$Elements", "has a block of " + same
                        + " elements", GmshFile.CUT_OFF);
                }
                for (long i = 0; i < same; i++) {
                    tag = m_file.isBinary() ? m_in.ints(1)[0] : tag;
                    long[] tags = m_in.ints(count);
                    add(tag, kind, m_in.ints(kind.nodes()), tags.length > 0 ? tags[0] : 0,
                        tags.length > 1 ? tags[1] : 0);
                }
            }
            if (!m_in.atEnd()) {
                throw more(m_file, "$Elements");
            }
        }

        private void add(final long tag, final GmshElements.Element kind, final long[] nodes, final long physical,
            final long geometrical) throws SnapshotFormatException {
            for (int place : kind.order()) {
                int point = m_points.find(nodes[place]);
                if (point < 0) {
                    throw new SnapshotFormatException(m_file.name(), "$Elements", "element " + tag + " names node "
                        + nodes[place] + ", which is not there", GmshFile.CUT_OFF);
                }
                m_nodes.add(point);
            }
            m_tags.add(tag);
            m_types.add(kind.type().vtk());
            m_ends.add(m_nodes.size());
            m_physical.add(physical);
            m_geometrical.add(geometrical);
        }
    }
}
