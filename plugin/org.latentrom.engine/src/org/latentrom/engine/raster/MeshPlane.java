package org.latentrom.engine.raster;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/**
 * A mesh as it lies in its plane: in the x-y, x-z or y-z plane with these axes in this order, in a tilted one with two
 * axes at right angles, see {@link #axes()}. Of cells with an area, lines and vertices beside them are passed over. A
 * mesh of lines alone must be straight and is one-dimensional; a mesh without either is a point cloud. One layer of
 * hexahedra and wedges between two coordinate planes counts as its cells' lower faces, see {@link #isLayer()}.
 * Immutable.
 */
public final class MeshPlane {
    private final Mesh m_mesh;

    /** The mesh itself, or the faces that stand for a layer of solids. */
    private final Mesh m_flat;

    private final int[] m_partners;

    private final int m_cellDimension;

    private final int[] m_cells;

    private final int[] m_points;

    private final PlaneAxes m_axes;

    private final double[] m_xy;

    private final Extent m_extent;

    private MeshPlane(final Mesh mesh) {
        m_mesh = mesh;
        Optional<CellLayer> layer = hasSolids(mesh) ? CellLayer.of(mesh) : Optional.empty();
        m_flat = layer.map(CellLayer::faces).orElse(mesh);
        m_partners = layer.map(CellLayer::partners).orElse(null);
        m_cellDimension = cellDimension(m_flat);
        m_cells = cells(m_flat, m_cellDimension);
        m_points = usedPoints();
        requireFinite();
        m_axes = PlaneAxes.of(mesh.pointArray(), m_points, m_cellDimension == 2);
        if (m_cellDimension == 1 && m_axes.dimension() == 2) {
            throw new IllegalArgumentException("the mesh has lines, but no cells with an area, and they do not lie on"
                + " one straight line: there is nothing that could become pixels. Was the file of a boundary chosen?");
        }
        m_xy = m_axes.project(mesh.pointArray());
        m_extent = boundingBox();
    }

    /**
     * @param mesh the mesh
     * @throws IllegalArgumentException if the mesh has solid cells, lies in no plane, has no extent, or has a
     *             coordinate that is not finite; the message names the first cell or point and what to do
     */
    public static MeshPlane of(final Mesh mesh) {
        return new MeshPlane(mesh);
    }

    private static boolean hasSolids(final Mesh mesh) {
        for (int c = 0; c < mesh.cells(); c++) {
            if (mesh.type(c).dimension() == 3) {
                return true;
            }
        }
        return false;
    }

    private static int cellDimension(final Mesh mesh) {
        int greatest = 0;
        for (int c = 0; c < mesh.cells(); c++) {
            CellType type = mesh.type(c);
            if (type.dimension() == 3) {
                throw new IllegalArgumentException("cell " + c + " is a " + type.label() + ", a solid: only meshes in a"
                    + " plane, or one layer of hexahedra or wedges between two planes at right angles to x, y or z, can"
                    + " become pixels. Slice the mesh (ParaView: filter Slice) and read that.");
            }
            greatest = Math.max(greatest, type.dimension());
        }
        if (mesh.points() == 0) {
            throw new IllegalArgumentException("the mesh has no points: there is nothing that could become pixels.");
        }
        return greatest;
    }

    private static int[] cells(final Mesh mesh, final int dimension) {
        var cells = new int[mesh.cells()];
        int n = 0;
        for (int c = 0; c < cells.length; c++) {
            if (mesh.type(c).dimension() == dimension) {
                cells[n++] = c;
            }
        }
        return Arrays.copyOf(cells, n);
    }

    private int[] usedPoints() {
        var used = new BitSet(m_mesh.points());
        for (int c : m_cells) {
            for (int k = m_flat.offsetArray()[c]; k < m_flat.offsetArray()[c + 1]; k++) {
                used.set(m_flat.connectivityArray()[k]);
            }
        }
        if (m_cells.length == 0) {
            used.set(0, m_mesh.points());
        }
        return used.stream().toArray();
    }

    private void requireFinite() {
        for (int p : m_points) {
            for (int axis = 0; axis < 3; axis++) {
                double v = m_mesh.coordinate(p, axis);
                if (!Double.isFinite(v)) {
                    throw new IllegalArgumentException("the coordinate " + "xyz".charAt(axis) + " of point " + p
                        + " is " + v + ": the mesh is damaged; write it anew.");
                }
            }
        }
    }

    private Extent boundingBox() {
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int p : m_points) {
            for (int axis = 0; axis < 2; axis++) {
                low[axis] = Math.min(low[axis], m_xy[2 * p + axis]);
                high[axis] = Math.max(high[axis], m_xy[2 * p + axis]);
            }
        }
        double half = (high[0] - low[0]) / 2;
        return isLine() ? new Extent(low[0], high[0], -half, half) : new Extent(low[0], high[0], low[1], high[1]);
    }

    /** @return the mesh with all its cells */
    public Mesh mesh() {
        return m_mesh;
    }

    /** @return first coordinate of a point in the plane */
    public double x(final int point) {
        return m_xy[2 * point];
    }

    /** @return second coordinate of a point in the plane; 0 on a line */
    public double y(final int point) {
        return m_xy[2 * point + 1];
    }

    /** @return names of the axes: "x", "y" and "z", or directions such as "(0.8, 0, 0.6)"; one if this is a line */
    public List<String> axes() {
        return m_axes.names();
    }

    /** @return true if the plane is that of x and y, or the line that of x: nothing needs to be said of it */
    public boolean isUsual() {
        return axes().equals(List.of("x", "y")) || axes().equals(List.of("x"));
    }

    /** @return number of the coordinate axis at right angles to the plane, 0 = x; -1 if it is tilted or a line */
    public int normal() {
        return m_axes.normal();
    }

    /** @return true if all lies on a straight line; then all pixel rows are alike, and one is enough */
    public boolean isLine() {
        return m_axes.dimension() == 1;
    }

    /** @return true if there are points only, no cells between them */
    public boolean isCloud() {
        return m_cellDimension == 0;
    }

    /**
     * @return the bounding box of the points that the cells use; a line's y reaches half its length to both sides
     */
    public Extent extent() {
        return m_extent;
    }

    /**
     * @return true if this is one layer of solids, as plane problems of OpenFOAM are: values are those in the middle of
     *         the layer, the mean of a point and the one above it
     */
    public boolean isLayer() {
        return m_partners != null;
    }

    /** @return the cells that are drawn, numbered as those of the mesh: its own, or the lower faces of a layer */
    public Mesh flat() {
        return m_flat;
    }

    /** @return the points that values of the mesh's points belong to, those above the faces of a layer too */
    int[] valuePoints() {
        if (m_partners == null) {
            return m_points;
        }
        return IntStream.concat(Arrays.stream(m_points), Arrays.stream(m_points).map(p -> m_partners[p])).sorted()
            .distinct().toArray();
    }

    /** @return the matrix for all points of a layer, from that for the points of its lower faces */
    PixelMatrix withPartners(final PixelMatrix points) {
        return m_partners == null ? points : points.halved(m_partners);
    }

    /** @return coordinates in the plane, {@code [2 * point + axis]}; the object's own array */
    double[] xy() {
        return m_xy;
    }

    /** @return indices of the cells that count, ascending; none in a point cloud of no cells */
    int[] cells() {
        return m_cells;
    }

    /** @return indices of the points that these cells use, ascending; all points if there are no cells */
    int[] points() {
        return m_points;
    }
}
