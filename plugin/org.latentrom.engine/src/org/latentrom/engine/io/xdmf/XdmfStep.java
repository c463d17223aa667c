package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/**
 * One time of an XDMF file: a grid, or several with different fields where the file has a collection for each field.
 */
final class XdmfStep implements SnapshotSource {
    private final String m_file;

    private final OptionalDouble m_time;

    private final List<XmlElement> m_grids = new ArrayList<>();

    private final DataItems m_items;

    private final GridMesh m_meshes;

    XdmfStep(final String file, final OptionalDouble time, final XmlElement grid, final DataItems items,
        final GridMesh meshes) {
        m_file = file;
        m_time = time;
        m_grids.add(grid);
        m_items = items;
        m_meshes = meshes;
    }

    /** Adds the fields of a grid of the same time. @return false, and nothing done, if one of its fields is there */
    boolean add(final XmlElement grid) {
        Set<String> names = new HashSet<>();
        m_grids.forEach(g -> names.addAll(names(g)));
        if (names(grid).stream().anyMatch(names::contains)) {
            return false;
        }
        m_grids.add(grid);
        return true;
    }

    private static Set<String> names(final XmlElement grid) {
        Set<String> names = new LinkedHashSet<>();
        grid.children("Attribute").forEach(a -> names.add(a.attribute("Name").orElse("")));
        return names;
    }

    @Override
    public OptionalDouble time() {
        return m_time;
    }

    @Override
    public String description() {
        return m_file + ", " + m_grids.get(0).at();
    }

    @Override
    public Snapshot load(final List<String> fields, final Progress progress) throws IOException {
        Mesh mesh = null;
        List<MeshField> read = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (XmlElement grid : m_grids) {
            progress.checkCanceled();
            Mesh m = m_meshes.of(grid);
            if (mesh != null && !mesh.equals(m)) {
                throw m_items.error(grid, "has another mesh than the other fields of the same time",
                    "Write the fields to files of their own");
            }
            mesh = m;
            for (XmlElement a : grid.children("Attribute")) {
                String name = a.attribute("Name").orElse("");
                if (name.isEmpty()) {
                    throw m_items.error(a, "has no name", "Name the field");
                }
                if (fields.isEmpty() || fields.contains(name)) {
                    if (!names.add(name)) {
                        throw m_items.error(a, "there are two fields named \"" + SourceFolder.shorten(name) + "\"",
                            "Rename one of them");
                    }
                    read.add(field(a, name, mesh));
                }
            }
        }
        return new Snapshot(mesh, read);
    }

    private MeshField field(final XmlElement a, final String name, final Mesh mesh) throws IOException {
        String shown = "field \"" + SourceFolder.shorten(name) + "\" ";
        if (a.attribute("ItemType").orElse("").equals("FiniteElementFunction")
            || a.attribute("ElementFamily").isPresent()) {
            throw m_items.error(a, shown + "is a finite element function (write_checkpoint), which is not supported",
                "Write it with XDMFFile.write");
        }
        String center = a.attribute("Center").orElse("Node").toUpperCase(Locale.ROOT);
        boolean cell = center.equals("CELL");
        if (!cell && !center.equals("NODE")) {
            throw m_items.error(a, shown + "is centred at " + SourceFolder.shorten(center) + ", which is not supported",
                "Write it at nodes or cells");
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
}
