package org.latentrom.engine.raster;

import java.util.Arrays;
import java.util.Optional;

import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/**
 * A plane problem on a mesh of one layer of solids, as OpenFOAM has it: hexahedra and wedges between two planes at
 * right angles to a coordinate axis, the upper points above the lower ones. It is rasterised in the middle between
 * both: each cell is its lower face, each of whose points has half of the value and its partner above the other half.
 *
 * @param faces the lower faces, with the numbers of their cells; other cells are vertices, which do not count
 * @param partners for each point of a lower face the one above it, else -1
 */
record CellLayer(Mesh faces, int[] partners) {
    private static final double FLATNESS = 1e-6;

    /** Faces of a hexahedron in VTK's node order; the nodes of an entry's neighbour are those across from its own. */
    private static final int[][] HEXAHEDRON = {{0, 1, 2, 3}, {4, 5, 6, 7}, {0, 1, 5, 4}, {3, 2, 6, 7}, {0, 4, 7, 3},
        {1, 5, 6, 2}};

    private static final int[][] WEDGE = {{0, 1, 2}, {3, 4, 5}};

    /** @return the layer along the axis in which the mesh is thinnest; nothing if its solids make none */
    static Optional<CellLayer> of(final Mesh mesh) {
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int c = 0; c < mesh.cells(); c++) {
            CellType type = mesh.type(c);
            if (type.dimension() == 3 && type != CellType.HEXAHEDRON && type != CellType.WEDGE) {
                return Optional.empty();
            }
            for (int k = 0; k < mesh.nodes(c) && type.dimension() == 3; k++) {
                for (int a = 0; a < 3; a++) {
                    low[a] = Math.min(low[a], mesh.coordinate(mesh.node(c, k), a));
                    high[a] = Math.max(high[a], mesh.coordinate(mesh.node(c, k), a));
                }
            }
        }
        Integer[] axes = {2, 1, 0};
        Arrays.sort(axes, (a, b) -> Double.compare(high[a] - low[a], high[b] - low[b]));
        double size = high[axes[2]] - low[axes[2]];
        for (int axis : axes) {
            Optional<CellLayer> layer = along(mesh, axis, low[axis], high[axis], FLATNESS * size);
            if (layer.isPresent()) {
                return layer;
            }
        }
        return Optional.empty();
    }

    private static Optional<CellLayer> along(final Mesh mesh, final int axis, final double low, final double high,
        final double tolerance) {
        if (!(high - low > 2 * tolerance)) {
            return Optional.empty();
        }
        var partners = new int[mesh.points()];
        Arrays.fill(partners, -1);
        var types = new byte[mesh.cells()];
        var offsets = new int[types.length + 1];
        var nodes = new int[mesh.connectivityArray().length];
        for (int c = 0; c < types.length; c++) {
            int n = 1;
            nodes[offsets[c]] = mesh.node(c, 0);
            if (mesh.type(c).dimension() == 3) {
                int[][] faces = mesh.type(c) == CellType.WEDGE ? WEDGE : HEXAHEDRON;
                int face = lowerFace(mesh, c, faces, axis, low, high, tolerance);
                if (face < 0) {
                    return Optional.empty();
                }
                n = faces[face].length;
                for (int k = 0; k < n; k++) {
                    int node = mesh.node(c, faces[face][k]);
                    int above = mesh.node(c, faces[face ^ 1][k]);
                    if (partners[node] >= 0 && partners[node] != above
                        || !isAbove(mesh, node, above, axis, tolerance)) {
                        return Optional.empty();
                    }
                    partners[node] = above;
                    nodes[offsets[c] + k] = node;
                }
            }
            types[c] = (byte)(n == 1 ? CellType.VERTEX : n == 3 ? CellType.TRIANGLE : CellType.QUAD).ordinal();
            offsets[c + 1] = offsets[c] + n;
        }
        return Optional.of(new CellLayer(
            new Mesh(mesh.pointArray(), types, offsets, Arrays.copyOf(nodes, offsets[types.length])), partners));
    }

    private static int lowerFace(final Mesh mesh, final int cell, final int[][] faces, final int axis, final double low,
        final double high, final double tolerance) {
        for (int f = 0; f < faces.length; f++) {
            if (isAt(mesh, cell, faces[f], axis, low, tolerance)
                && isAt(mesh, cell, faces[f ^ 1], axis, high, tolerance)) {
                return f;
            }
        }
        return -1;
    }

    private static boolean isAt(final Mesh mesh, final int cell, final int[] face, final int axis, final double level,
        final double tolerance) {
        for (int k : face) {
            if (!(Math.abs(mesh.coordinate(mesh.node(cell, k), axis) - level) <= tolerance)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAbove(final Mesh mesh, final int node, final int above, final int axis,
        final double tolerance) {
        for (int a = 0; a < 3; a++) {
            if (a != axis && !(Math.abs(mesh.coordinate(node, a) - mesh.coordinate(above, a)) <= tolerance)) {
                return false;
            }
        }
        return true;
    }
}
