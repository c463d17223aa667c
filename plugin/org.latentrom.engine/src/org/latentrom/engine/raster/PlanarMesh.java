package org.latentrom.engine.raster;

import java.util.Arrays;
import java.util.BitSet;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/**
 * The triangles and quadrilaterals of a mesh that lies in a plane z = constant; its lines and vertices are passed over.
 */
final class PlanarMesh {
    /** Coordinates in a plane may differ in z by this share of the extent: what files with float32 points round off. */
    private static final double FLATNESS = 1e-6;

    private final Mesh m_mesh;

    private final int[] m_cells;

    private final int[] m_points;

    private final Extent m_extent;

    /**
     * @param mesh the mesh
     * @throws IllegalArgumentException if the mesh has solid cells or no plane ones, is not flat, or has a coordinate
     *             that is not finite; the message names the first cell or point and what to do
     */
    PlanarMesh(final Mesh mesh) {
        m_mesh = mesh;
        m_cells = planeCells(mesh);
        m_points = usedPoints(mesh, m_cells);
        m_extent = extent(mesh, m_points);
        requireFlat();
    }

    private static int[] planeCells(final Mesh mesh) {
        CellType[] types = CellType.values();
        byte[] ordinals = mesh.typeArray();
        var cells = new int[ordinals.length];
        int n = 0;
        for (int c = 0; c < ordinals.length; c++) {
            int dimension = types[ordinals[c]].dimension();
            if (dimension == 3) {
                throw new IllegalArgumentException("cell " + c + " is a " + types[ordinals[c]]
                    + ": only meshes in the plane can become pixels. Write a slice or one boundary of the mesh"
                    + " (ParaView: filter Slice or Extract Surface) and read that.");
            }
            if (dimension == 2 && types[ordinals[c]].nodes() != 3 && types[ordinals[c]].nodes() != 4) {
                throw new IllegalArgumentException("cell " + c + " is a " + types[ordinals[c]].label()
                    + ", which cannot become pixels yet");
            }
            if (dimension == 2) {
                cells[n++] = c;
            }
        }
        if (n == 0) {
            throw new IllegalArgumentException("none of the mesh's " + ordinals.length
                + " cells is a triangle or a quadrilateral: there is no area that could become pixels."
                + " Was the file of a boundary or of points chosen?");
        }
        return Arrays.copyOf(cells, n);
    }

    private static int[] usedPoints(final Mesh mesh, final int[] cells) {
        var used = new BitSet(mesh.points());
        for (int c : cells) {
            for (int k = mesh.offsetArray()[c]; k < mesh.offsetArray()[c + 1]; k++) {
                used.set(mesh.connectivityArray()[k]);
            }
        }
        return used.stream().toArray();
    }

    private static Extent extent(final Mesh mesh, final int[] points) {
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int p : points) {
            for (int axis = 0; axis < 2; axis++) {
                double v = mesh.coordinate(p, axis);
                if (!Double.isFinite(v)) {
                    throw new IllegalArgumentException("the coordinate " + "xy".charAt(axis) + " of point " + p + " is "
                        + v + ": the mesh is damaged; write it anew.");
                }
                low[axis] = Math.min(low[axis], v);
                high[axis] = Math.max(high[axis], v);
            }
        }
        if (!(high[0] > low[0]) || !(high[1] > low[1])) {
            throw new IllegalArgumentException("the mesh's cells lie on a line: x from " + low[0] + " to " + high[0]
                + ", y from " + low[1] + " to " + high[1] + ". If it lies in the x-z or y-z plane, turn it into the"
                + " x-y plane (ParaView: filter Transform).");
        }
        return new Extent(low[0], high[0], low[1], high[1]);
    }

    private void requireFlat() {
        double z = m_mesh.coordinate(m_points[0], 2);
        double tolerance = FLATNESS * Math.max(m_extent.width(), m_extent.height());
        for (int p : m_points) {
            if (!(Math.abs(m_mesh.coordinate(p, 2) - z) <= tolerance)) {
                throw new IllegalArgumentException("the mesh does not lie in a plane z = constant: point " + p
                    + " is at z = " + m_mesh.coordinate(p, 2) + ", point " + m_points[0] + " at z = " + z
                    + ". Project it into the x-y plane first (ParaView: filter Transform or Calculator).");
            }
        }
    }

    /** @return the mesh with all its cells */
    Mesh mesh() {
        return m_mesh;
    }

    /** @return indices of the triangles and quadrilaterals, ascending */
    int[] cells() {
        return m_cells;
    }

    /** @return indices of the points that these cells use, ascending */
    int[] points() {
        return m_points;
    }

    /** @return the bounding box of these points */
    Extent extent() {
        return m_extent;
    }
}
