package org.latentrom.engine.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;

/**
 * Puts the parts of one snapshot together: pieces of a parallel run, blocks, files of one time. Points and cells stand
 * one part after the other; points that several parts have stay several. What VTK's {@code vtkGhostType} marks is
 * dropped: cells that are a neighbour's or hidden, cells at hidden points, and then points that no cell is left for.
 * One object a series: it remembers the last layout, for solvers repeat their mesh. For several threads at once.
 */
public final class SnapshotParts {
    /** The array that marks ghosts, as a name in files. */
    public static final String GHOSTS = "vtkGhostType";

    private volatile PartLayout m_last;

    /**
     * A part before anything is dropped.
     *
     * @param fields the fields, without the ghost arrays
     * @param pointGhosts value of {@code vtkGhostType} for each point, or null; bit 1: another part's, bit 2: hidden
     * @param cellGhosts value of {@code vtkGhostType} for each cell, or null; bit 1: another part's, bit 32: hidden
     */
    public record Part(Mesh mesh, List<MeshField> fields, byte[] pointGhosts, byte[] cellGhosts) {
        /** A part without ghosts. */
        public Part(final Mesh mesh, final List<MeshField> fields) {
            this(mesh, fields, null, null);
        }
    }

    /** @return the values of a {@code vtkGhostType} array as bits, or null if none is set */
    public static byte[] ghosts(final double[] values) {
        var bits = new byte[values.length];
        boolean any = false;
        for (int i = 0; i < values.length; i++) {
            bits[i] = (byte)values[i];
            any |= bits[i] != 0;
        }
        return any ? bits : null;
    }

    /**
     * @param file name for messages
     * @param parts at least one
     * @param warnings takes the names of the fields that are left out as not every part has them
     * @throws SnapshotFormatException if a field is not of the same kind in all parts, or the whole is too large for
     *             arrays
     */
    public Snapshot join(final String file, final List<Part> parts, final Consumer<String> warnings)
        throws SnapshotFormatException {
        PartLayout last = m_last;
        PartLayout layout = last != null && last.isOf(parts) ? last : PartLayout.of(file, parts);
        m_last = layout;
        List<MeshField> joined = new ArrayList<>();
        Set<String> partial = new TreeSet<>();
        parts.forEach(p -> p.fields().forEach(f -> partial.add(f.name())));
        // a part without points and cells has nothing to say, and often no arrays either
        List<Part> filled = parts.stream().filter(p -> p.mesh().points() > 0).toList();
        for (MeshField f : (filled.isEmpty() ? parts : filled).get(0).fields()) {
            List<MeshField> same = new ArrayList<>();
            for (Part p : parts) {
                same.add(p.mesh().points() > 0 || filled.isEmpty() ? find(p, f.name())
                    : new MeshField(f.name(), f.location(), f.components(), new double[0]));
            }
            if (!same.contains(null)) {
                joined.add(join(file, f, same, layout));
                partial.remove(f.name());
            }
        }
        if (!partial.isEmpty()) {
            warnings.accept(leftOut(partial));
        }
        return new Snapshot(layout.mesh(), joined);
    }

    /** @return the warning about fields that not every part has */
    public static String leftOut(final Set<String> fields) {
        return "Not every part of a snapshot has the fields " + fields.stream().map(SourceFolder::shorten)
            .collect(Collectors.joining(", ")) + "; they are left out.";
    }

    private static MeshField find(final Part part, final String name) {
        return part.fields().stream().filter(f -> f.name().equals(name)).findFirst().orElse(null);
    }

    private static MeshField join(final String file, final MeshField first, final List<MeshField> parts,
        final PartLayout layout) throws SnapshotFormatException {
        for (MeshField p : parts) {
            if (p.components() != first.components() || p.location() != first.location()) {
                throw new SnapshotFormatException(file, "array \"" + SourceFolder.shorten(first.name()) + "\"",
                    "is not of the same kind in every part", "Export the file anew, or choose other fields");
            }
        }
        int n = first.components();
        boolean points = first.location() == MeshField.Location.POINT;
        if (parts.size() == 1 && layout.keepsAll(0, points)) {
            return first;
        }
        var values = new double[n * (points ? layout.mesh().points() : layout.mesh().cells())];
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            double[] from = parts.get(i).values();
            if (layout.keepsAll(i, points)) {
                System.arraycopy(from, 0, values, at, from.length);
                at += from.length;
                continue;
            }
            for (int item : layout.kept(i, points)) {
                System.arraycopy(from, n * item, values, at, n);
                at += n;
            }
        }
        return new MeshField(first.name(), first.location(), n, Arrays.copyOf(values, at));
    }
}
