package org.latentrom.engine.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.mesh.JoinedChannels;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/**
 * Takes pixel fields back to the points of a mesh: the way back from {@link Rasterizer}. Values between pixel centres
 * are bilinear; beside the edge of the image and beside invalid pixels they continue the valid ones linearly, so that
 * linear fields are exact up to the walls and invalid pixels never enter. Weights are computed once for a mesh and a
 * mask, in float64. Immutable, usable by several threads.
 */
public final class GridSampler {
    /** Coordinates in a plane may differ in z by this share of the extent: what files with float32 points round off. */
    private static final double FLATNESS = 1e-6;

    private final Mesh m_mesh;

    private final FieldShape m_grid;

    private final Mask m_mask;

    private final int[] m_starts;

    private final int[] m_pixels;

    private final double[] m_weights;

    private final int m_outside;

    private GridSampler(final Mesh mesh, final FieldShape grid, final Mask mask, final int[] starts, final int[] pixels,
        final double[] weights, final int outside) {
        m_mesh = mesh;
        m_grid = grid;
        m_mask = mask;
        m_starts = starts;
        m_pixels = pixels;
        m_weights = weights;
        m_outside = outside;
    }

    /**
     * Computes the weights of all points of a mesh.
     *
     * @param mesh the mesh; its x and y are those of the grid if it lies in a plane z = constant, else its coordinates
     *            in its own plane, as the rasteriser takes them
     * @param grid pixel grid; its channels do not matter
     * @param mask the pixels with values
     * @param outside what points get that lie outside of the image, or have no valid pixel around them
     * @param progress asked now and then whether to stop
     * @throws IllegalArgumentException if the mask is of another grid, no pixel is valid or a coordinate is not finite
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static GridSampler of(final Mesh mesh, final FieldShape grid, final Mask mask, final OutsideRule outside,
        final Progress progress) {
        if (mask.height() != grid.height() || mask.width() != grid.width()) {
            throw new IllegalArgumentException("a mask of " + mask + " for a grid " + grid);
        }
        if (mask.count() == 0) {
            throw new IllegalArgumentException("no pixel of the field is valid: a mesh could get no value from it");
        }
        double[] xy = coordinates(mesh, grid);
        BitSet used = usedPoints(mesh);
        var neighbours = new PixelNeighbours(grid, mask);
        var starts = new int[mesh.points() + 1];
        var pixels = new int[Math.multiplyExact(4, mesh.points())];
        var weights = new double[pixels.length];
        int out = 0;
        int n = 0;
        for (int p = 0; p < mesh.points(); p++) {
            if ((p & 1023) == 0) {
                progress.checkCanceled();
            }
            if (!neighbours.locate(xy[2 * p], xy[2 * p + 1])) {
                out += used.get(p) ? 1 : 0;
                if (outside == OutsideRule.NEAREST) {
                    neighbours.nearest(xy[2 * p], xy[2 * p + 1]);
                }
            }
            int end = Math.addExact(n, neighbours.count());
            if (end > pixels.length) {
                int length = (int)Math.min(2L * pixels.length + 16, Integer.MAX_VALUE - 16);
                pixels = Arrays.copyOf(pixels, length);
                weights = Arrays.copyOf(weights, length);
            }
            for (int k = 0; k < neighbours.count(); k++) {
                pixels[n] = neighbours.pixel(k);
                weights[n++] = neighbours.weight(k);
            }
            starts[p + 1] = n;
        }
        return new GridSampler(mesh, grid, mask, starts, Arrays.copyOf(pixels, n), Arrays.copyOf(weights, n), out);
    }

    /** Meshes may have points that no cell uses, such as the midpoint of a hole: where they lie does not matter. */
    private static BitSet usedPoints(final Mesh mesh) {
        var used = new BitSet(mesh.points());
        for (int node : mesh.connectivityArray()) {
            used.set(node);
        }
        if (mesh.cells() == 0) {
            used.set(0, mesh.points());
        }
        return used;
    }

    /** A curve or some points in a field need not be a plane mesh: they have the field's own x and y. */
    private static double[] coordinates(final Mesh mesh, final FieldShape grid) {
        var xy = new double[2 * mesh.points()];
        boolean flat = true;
        for (int p = 0; p < mesh.points(); p++) {
            for (int axis = 0; axis < 3; axis++) {
                double c = mesh.coordinate(p, axis);
                if (!Double.isFinite(c)) {
                    throw new IllegalArgumentException("the coordinate " + "xyz".charAt(axis) + " of mesh point " + p
                        + " is " + c + ": the mesh is damaged; write it anew");
                }
            }
            xy[2 * p] = mesh.coordinate(p, 0);
            xy[2 * p + 1] = mesh.coordinate(p, 1);
            flat &= Math.abs(mesh.coordinate(p, 2) - mesh.coordinate(0, 2)) <= FLATNESS
                * Math.max(grid.extent().width(), grid.extent().height());
        }
        if (flat && grid.height() > 1 || mesh.points() == 0) {
            return xy;
        }
        MeshPlane plane = MeshPlane.of(mesh);
        if (plane.isLine() && grid.height() > 1) {
            throw new IllegalArgumentException("the mesh is a line that is not at right angles to the z axis, but the "
                + "field is an image in a plane: turn the line into that plane");
        }
        return plane.xy();
    }

    /** @return the mesh that gets the values */
    public Mesh mesh() {
        return m_mesh;
    }

    /**
     * @return number of points of the mesh's cells that lie outside of the image, or have no valid pixel around them
     */
    public int outside() {
        return m_outside;
    }

    /** @return whether fields of a grid and mask can be sampled with these weights */
    public boolean fits(final FieldShape grid, final Mask mask) {
        return grid.height() == m_grid.height() && grid.width() == m_grid.width()
            && grid.extent().equals(m_grid.extent()) && mask.equals(m_mask);
    }

    /**
     * @param field a field on this sampler's grid with its mask
     * @param fields which channels become which mesh fields
     * @return the mesh with these fields at its points, NaN where a point lies outside and {@link OutsideRule#NAN} is
     *         the rule
     * @throws IllegalArgumentException if the field has another grid or mask
     */
    public Snapshot sample(final Field field, final List<JoinedChannels> fields) {
        if (!fits(field.shape(), field.mask())) {
            throw new IllegalArgumentException("the field " + field.shape() + ", " + field.mask()
                + ", has another grid or mask than the weights (" + m_grid + ", " + m_mask + ")");
        }
        List<MeshField> sampled = new ArrayList<>();
        for (JoinedChannels joined : fields) {
            var values = new double[Math.multiplyExact(m_mesh.points(), joined.components())];
            for (int c = 0; c < joined.components(); c++) {
                if (joined.channels()[c] >= 0) {
                    sample(field.values(), joined.channels()[c] * field.shape().pixels(), values, c,
                        joined.components());
                }
            }
            sampled.add(new MeshField(joined.name(), MeshField.Location.POINT, joined.components(), values));
        }
        return new Snapshot(m_mesh, sampled);
    }

    private void sample(final float[] from, final int at, final double[] to, final int component, final int stride) {
        int k = 0;
        for (int p = 0; p < m_mesh.points(); p++) {
            double sum = k == m_starts[p + 1] ? Double.NaN : 0;
            for (; k < m_starts[p + 1]; k++) {
                sum += m_weights[k] * from[at + m_pixels[k]];
            }
            to[p * stride + component] = sum;
        }
    }
}
