package org.latentrom.engine.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.latentrom.engine.io.SnapshotParts.Part;
import org.latentrom.engine.mesh.Mesh;

/** Which points and cells of several parts are kept, and the mesh that they make. */
final class PartLayout {
    private static final int DUPLICATE = 1;

    private static final int HIDDEN_POINT = 2;

    private static final int HIDDEN_CELL = 32;

    private final List<Part> m_parts;

    private final List<Kept> m_kept;

    private final Mesh m_mesh;

    /** @param points and cells: what is kept, in order; null for all */
    private record Kept(int[] points, int[] cells) {
    }

    private PartLayout(final List<Part> parts, final List<Kept> kept, final Mesh mesh) {
        m_parts = parts;
        m_kept = kept;
        m_mesh = mesh;
    }

    /** @throws SnapshotFormatException if the mesh of all parts is too large for arrays */
    static PartLayout of(final String file, final List<Part> parts) throws SnapshotFormatException {
        // what is remembered need not hold the values of the fields
        List<Part> bare =
            parts.stream().map(p -> new Part(p.mesh(), List.of(), p.pointGhosts(), p.cellGhosts())).toList();
        List<Kept> kept = bare.stream().map(PartLayout::kept).toList();
        return new PartLayout(bare, kept, join(file, bare, kept));
    }

    /** @return true if parts have these meshes, as objects, and the same ghosts */
    boolean isOf(final List<Part> parts) {
        return parts.size() == m_parts.size() && IntStream.range(0, parts.size())
            .allMatch(i -> parts.get(i).mesh() == m_parts.get(i).mesh()
                && Arrays.equals(parts.get(i).pointGhosts(), m_parts.get(i).pointGhosts())
                && Arrays.equals(parts.get(i).cellGhosts(), m_parts.get(i).cellGhosts()));
    }

    Mesh mesh() {
        return m_mesh;
    }

    boolean keepsAll(final int part, final boolean points) {
        return kept(part, points) == null;
    }

    /** @return the kept points or cells of a part, in their order; null for all */
    int[] kept(final int part, final boolean points) {
        return points ? m_kept.get(part).points : m_kept.get(part).cells;
    }

    private static Kept kept(final Part part) {
        if (part.pointGhosts() == null && part.cellGhosts() == null) {
            return new Kept(null, null);
        }
        Mesh m = part.mesh();
        var hasCell = new boolean[m.points()];
        var lostCell = new boolean[m.points()];
        var cells = new int[m.cells()];
        int n = 0;
        for (int c = 0; c < m.cells(); c++) {
            boolean keep = isKept(part, c);
            if (keep) {
                cells[n++] = c;
            }
            for (int k = m.offsetArray()[c]; k < m.offsetArray()[c + 1]; k++) {
                (keep ? hasCell : lostCell)[m.connectivityArray()[k]] = true;
            }
        }
        int[] points = IntStream.range(0, m.points())
            .filter(p -> hasCell[p] || !lostCell[p] && !has(part.pointGhosts(), p, DUPLICATE | HIDDEN_POINT)).toArray();
        return new Kept(points.length == m.points() ? null : points, n == m.cells() ? null : Arrays.copyOf(cells, n));
    }

    /** A duplicate point may belong to a cell that is not: the parts of dolfinx share the points at their border. */
    private static boolean isKept(final Part part, final int cell) {
        if (has(part.cellGhosts(), cell, DUPLICATE | HIDDEN_CELL)) {
            return false;
        }
        Mesh m = part.mesh();
        for (int k = m.offsetArray()[cell]; k < m.offsetArray()[cell + 1] && part.pointGhosts() != null; k++) {
            if (has(part.pointGhosts(), m.connectivityArray()[k], HIDDEN_POINT)) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(final byte[] ghosts, final int item, final int bits) {
        return ghosts != null && (ghosts[item] & bits) != 0;
    }

    private static Mesh join(final String file, final List<Part> parts, final List<Kept> kept)
        throws SnapshotFormatException {
        if (parts.size() == 1 && kept.get(0).points == null && kept.get(0).cells == null) {
            return parts.get(0).mesh();
        }
        List<Mesh> meshes = new ArrayList<>();
        long coordinates = 0;
        long nodes = 0;
        long cells = 0;
        for (int i = 0; i < parts.size(); i++) {
            Mesh m = reduced(parts.get(i).mesh(), kept.get(i));
            meshes.add(m);
            coordinates += m.pointArray().length;
            nodes += m.connectivityArray().length;
            cells += m.cells();
        }
        if (Math.max(coordinates, Math.max(nodes, cells)) > Integer.MAX_VALUE - 16) {
            throw new SnapshotFormatException(file, "", "has too many points or cells in its parts",
                "Split the domain");
        }
        return meshes.size() == 1 ? meshes.get(0) : concatenated(meshes, (int)coordinates, (int)cells, (int)nodes);
    }

    private static Mesh reduced(final Mesh m, final Kept kept) {
        if (kept.points == null && kept.cells == null) {
            return m;
        }
        int[] points = kept.points == null ? IntStream.range(0, m.points()).toArray() : kept.points;
        int[] cells = kept.cells == null ? IntStream.range(0, m.cells()).toArray() : kept.cells;
        var number = new int[m.points()];
        var coordinates = new double[3 * points.length];
        for (int p = 0; p < points.length; p++) {
            number[points[p]] = p;
            System.arraycopy(m.pointArray(), 3 * points[p], coordinates, 3 * p, 3);
        }
        var types = new byte[cells.length];
        var offsets = new int[cells.length + 1];
        var connectivity = new int[m.connectivityArray().length];
        int at = 0;
        for (int c = 0; c < cells.length; c++) {
            types[c] = m.typeArray()[cells[c]];
            for (int k = m.offsetArray()[cells[c]]; k < m.offsetArray()[cells[c] + 1]; k++) {
                connectivity[at++] = number[m.connectivityArray()[k]];
            }
            offsets[c + 1] = at;
        }
        return new Mesh(coordinates, types, offsets, Arrays.copyOf(connectivity, at));
    }

    private static Mesh concatenated(final List<Mesh> meshes, final int coordinates, final int cells,
        final int nodes) {
        var points = new double[coordinates];
        var types = new byte[cells];
        var offsets = new int[cells + 1];
        var connectivity = new int[nodes];
        int p = 0;
        int c = 0;
        int k = 0;
        for (Mesh m : meshes) {
            System.arraycopy(m.pointArray(), 0, points, 3 * p, m.pointArray().length);
            System.arraycopy(m.typeArray(), 0, types, c, m.cells());
            for (int i = 0; i < m.cells(); i++) {
                offsets[c + i + 1] = k + m.offsetArray()[i + 1];
            }
            for (int node : m.connectivityArray()) {
                connectivity[k++] = p + node;
            }
            p += m.points();
            c += m.cells();
        }
        return new Mesh(points, types, offsets, connectivity);
    }
}
