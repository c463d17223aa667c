package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotParts;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.fenics.FunctionDofs;
import org.latentrom.engine.io.fenics.SecondOrderMesh;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.progress.Progress;

/** One part of space at one time: a grid, or several on the same mesh with different fields. */
final class GridPart {
    private static final String CELL_SUFFIX = " (cell)";

    private final List<XmlElement> m_grids = new ArrayList<>();

    private final XdmfContext m_context;

    private final DataItems m_items;

    GridPart(final XmlElement grid, final XdmfContext context) {
        m_grids.add(grid);
        m_context = context;
        m_items = context.items();
    }

    /** @return whether one of the grid's fields is here already */
    boolean hasFieldOf(final GridPart other) throws SnapshotFormatException {
        Set<String> names = names();
        return other.names().stream().anyMatch(names::contains);
    }

    /** Adds the fields of a part of the same time. */
    void add(final GridPart other) {
        m_grids.addAll(other.m_grids);
    }

    /** @return the place in the file, for messages */
    String at() {
        return m_grids.get(0).at();
    }

    private Set<String> names() throws SnapshotFormatException {
        Set<String> names = new LinkedHashSet<>();
        for (XmlElement g : m_grids) {
            for (XmlElement a : m_context.document().children(g, "Attribute")) {
                names.add(name(a));
            }
        }
        return names;
    }

    private String name(final XmlElement attribute) throws SnapshotFormatException {
        String name = attribute.attribute("Name").orElse("");
        if (name.isEmpty()) {
            throw m_items.error(attribute, "has no name", "Name the field");
        }
        return name;
    }

    /** @param fields names of the fields to read; empty for all */
    SnapshotParts.Part load(final List<String> fields, final Progress progress) throws IOException {
        Mesh mesh = null;
        var read = new Fields(fields);
        for (XmlElement grid : m_grids) {
            progress.checkCanceled();
            List<XmlElement> attributes = m_context.document().children(grid, "Attribute");
            // a field that is not asked for may well be on another mesh
            if (!fields.isEmpty() && m_grids.size() > 1 && !read.any(attributes)
                && (mesh != null || grid != m_grids.get(m_grids.size() - 1))) {
                continue;
            }
            Mesh m = m_context.meshes().of(grid);
            if (mesh != null && !mesh.equals(m)) {
                throw m_items.error(grid, "has another mesh than the other fields of the same time",
                    "Choose fields of one mesh, or write the fields to files of their own");
            }
            mesh = mesh == null ? m : mesh;
            for (XmlElement a : attributes) {
                read.add(a, mesh);
            }
        }
        return read.part(mesh);
    }

    /** The fields of the part, on the linear mesh until one asks for nodes on edges. */
    private final class Fields {
        private final List<String> m_wanted;

        private final List<MeshField> m_fields = new ArrayList<>();

        private final Set<String> m_names = new HashSet<>();

        private SecondOrderMesh m_second;

        private byte[] m_pointGhosts;

        private byte[] m_cellGhosts;

        Fields(final List<String> wanted) {
            m_wanted = wanted;
        }

        boolean any(final List<XmlElement> attributes) throws SnapshotFormatException {
            for (XmlElement a : attributes) {
                String name = name(a);
                if (m_wanted.contains(name) || m_wanted.contains(name + CELL_SUFFIX)) {
                    return true;
                }
            }
            return false;
        }

        void add(final XmlElement a, final Mesh mesh) throws IOException {
            String name = name(a);
            boolean ghosts = name.equals(SnapshotParts.GHOSTS);
            if (!m_wanted.isEmpty() && !ghosts && !any(List.of(a))) {
                return;
            }
            MeshField f = CheckpointAttribute.is(a) ? function(a, name, mesh) : plain(a, name, mesh);
            if (f == null) {
                return;
            }
            boolean cell = f.location() == MeshField.Location.CELL;
            if (ghosts) {
                m_pointGhosts = cell ? m_pointGhosts : SnapshotParts.ghosts(f.values());
                m_cellGhosts = cell ? SnapshotParts.ghosts(f.values()) : m_cellGhosts;
                return;
            }
            String shown = name;
            if (!m_names.add(name)) {
                shown = name + CELL_SUFFIX;
                boolean other = m_fields.stream().anyMatch(g -> g.name().equals(name) && g.location() != f.location());
                if (!other || !m_names.add(shown)) {
                    throw m_items.error(a, "there are two fields named \"" + SourceFolder.shorten(name) + "\"",
                        "Rename one of them");
                }
                if (!cell) {
                    // the point field keeps the name, whichever comes first
                    m_fields.replaceAll(g -> g.name().equals(name) ? renamed(g, name + CELL_SUFFIX) : g);
                    shown = name;
                }
            }
            MeshField named = renamed(f, shown);
            m_fields.add(m_second == null || CheckpointAttribute.is(a) && f.tuples() == m_second.mesh().points() ? named
                : m_second.lift(named));
        }

        private static MeshField renamed(final MeshField f, final String name) {
            return f.name().equals(name) ? f : new MeshField(name, f.location(), f.components(), f.values());
        }

        private MeshField function(final XmlElement a, final String name, final Mesh mesh) throws IOException {
            FunctionDofs dofs = CheckpointAttribute.read(a, m_items, m_context.document());
            try {
                if (dofs.space().degree() == 2 && m_second == null) {
                    m_second = m_context.secondOrder(mesh);
                    m_fields.replaceAll(m_second::lift);
                }
                return dofs.on(dofs.space().degree() == 2 ? m_second.mesh() : mesh, name);
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw m_items.error(a, e.getMessage(), "Write it anew with write_checkpoint, from one mesh");
            }
        }

        private MeshField plain(final XmlElement a, final String name, final Mesh mesh) throws IOException {
            String shown = "field \"" + SourceFolder.shorten(name) + "\" ";
            String center = a.attribute("Center").orElse("Node").toUpperCase(Locale.ROOT);
            if (center.equals("GRID")) {
                m_context.warn("Field \"" + SourceFolder.shorten(name)
                    + "\" is a number for a whole grid, no field; it is left out.");
                return null;
            }
            boolean cell = center.equals("CELL");
            if (!cell && !center.equals("NODE")) {
                throw m_items.error(a, shown + "is centred at " + SourceFolder.shorten(center)
                    + ", which is not supported", "Write it at nodes or cells, or choose other fields");
            }
            XmlElement item = m_items.of(a);
            long count = m_items.count(item);
            int tuples = cell ? mesh.cells() : mesh.points();
            boolean scalar = a.attribute("AttributeType", "Type").orElse("Scalar").equalsIgnoreCase("Scalar");
            if (tuples == 0 || count == 0 || count % tuples != 0 || scalar && count != tuples) {
                throw m_items.error(a, shown + "has " + count + " values for " + tuples + (cell ? " cells" : " points"),
                    "Export the file anew");
            }
            return new MeshField(name, cell ? MeshField.Location.CELL : MeshField.Location.POINT, (int)(count / tuples),
                m_items.doubles(item));
        }

        SnapshotParts.Part part(final Mesh mesh) throws SnapshotFormatException {
            if (m_second != null && (m_pointGhosts != null || m_cellGhosts != null)) {
                throw m_items.error(m_grids.get(0), "has ghosts and a finite element function of degree 2",
                    "Write it without ghosts");
            }
            // a name with the suffix may be wanted alone, or not at all
            m_fields.removeIf(f -> !m_wanted.isEmpty() && !m_wanted.contains(f.name()));
            return new SnapshotParts.Part(m_second == null ? mesh : m_second.mesh(), m_fields, m_pointGhosts,
                m_cellGhosts);
        }
    }
}
