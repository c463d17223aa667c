package org.latentrom.engine.io.array;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/** Builds the mesh that the values of arrays belong to. */
final class ArrayMesh {
    private ArrayMesh() {
    }

    /**
     * @param points coordinates, (N, 2), (N, 3), (2, N) or (3, N)
     * @param cells point indices, (M, 3) triangles or (M, 4) quadrilaterals; without, the mesh has no cells
     */
    static Mesh points(final NumberArray points, final Optional<NumberArray> cells) throws IOException {
        boolean byPoint = byPoint(points);
        int n = points.length(byPoint ? 0 : 1);
        int d = points.length(byPoint ? 1 : 0);
        double[] values = points.all();
        var coordinates = new double[Math.multiplyExact(3, n)];
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < d; a++) {
                double v = values[byPoint ? i * d + a : a * n + i];
                if (!Double.isFinite(v)) {
                    throw points.error("has a coordinate that is not finite at point " + i, "Correct it");
                }
                coordinates[3 * i + a] = v;
            }
        }
        if (cells.isEmpty()) {
            return new Mesh(coordinates, new byte[0], new int[1], new int[0]);
        }
        NumberArray c = cells.get();
        if (c.axes() != 2 || c.length(1) != 3 && c.length(1) != 4 || !c.isWhole()) {
            throw c.error("must hold point indices of shape (M, 3) or (M, 4)", "Save the nodes of linear cells");
        }
        double[] nodes = c.all();
        var connectivity = new int[nodes.length];
        for (int k = 0; k < nodes.length; k++) {
            connectivity[k] = (int)nodes[k];
            if (nodes[k] < 0 || nodes[k] >= n) {
                throw c.error("names point " + (long)nodes[k] + ", but there are " + n + " points",
                    "Count the points from 0");
            }
        }
        return mesh(coordinates, c.length(1) == 3 ? CellType.TRIANGLE : CellType.QUAD, connectivity);
    }

    /** @return true for (N, 2) and (N, 3), false for (2, N) and (3, N) */
    static boolean byPoint(final NumberArray points) throws SnapshotFormatException {
        if (points.axes() == 2 && points.count() > 0) {
            if (points.length(1) == 2 || points.length(1) == 3) {
                return true;
            }
            if (points.length(0) == 2 || points.length(0) == 3) {
                return false;
            }
        }
        throw points.error("must hold coordinates of shape (N, 2), (N, 3), (2, N) or (3, N)", "Save it so");
    }

    private static Mesh mesh(final double[] points, final CellType type, final int[] connectivity) {
        int cells = connectivity.length / type.nodes();
        var types = new byte[cells];
        Arrays.fill(types, (byte)type.ordinal());
        var offsets = new int[cells + 1];
        Arrays.setAll(offsets, c -> c * type.nodes());
        return new Mesh(points, types, offsets, connectivity);
    }
}
