package org.latentrom.engine.raster;

import java.util.Arrays;
import java.util.Random;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/** Small meshes of the unit square and odd ones, for tests. */
final class Meshes {
    private Meshes() {
    }

    /** n x n quadrilaterals; inner points are moved at random by up to {@code warp} of a cell in each direction. */
    static Mesh quads(final int n, final double warp, final long seed) {
        var cells = new int[n * n][];
        for (int c = 0; c < cells.length; c++) {
            int corner = (c / n) * (n + 1) + c % n;
            cells[c] = new int[]{corner, corner + 1, corner + n + 2, corner + n + 1};
        }
        return of(points(n, warp, seed), cells);
    }

    /** The same, each quadrilateral cut into two triangles. */
    static Mesh triangles(final int n, final double warp, final long seed) {
        var cells = new int[2 * n * n][];
        for (int c = 0; c < cells.length; c += 2) {
            int corner = (c / 2 / n) * (n + 1) + c / 2 % n;
            cells[c] = new int[]{corner, corner + 1, corner + n + 2};
            cells[c + 1] = new int[]{corner, corner + n + 2, corner + n + 1};
        }
        return of(points(n, warp, seed), cells);
    }

    private static double[] points(final int n, final double warp, final long seed) {
        var random = new Random(seed);
        var points = new double[3 * (n + 1) * (n + 1)];
        for (int p = 0; p < points.length / 3; p++) {
            int i = p % (n + 1);
            int j = p / (n + 1);
            boolean inner = i > 0 && i < n && j > 0 && j < n;
            points[3 * p] = (i + (inner ? warp * (2 * random.nextDouble() - 1) : 0)) / n;
            points[3 * p + 1] = (j + (inner ? warp * (2 * random.nextDouble() - 1) : 0)) / n;
        }
        return points;
    }

    /** Triangles (three nodes) and quadrilaterals (four). */
    static Mesh of(final double[] points, final int[][] cells) {
        var types = new byte[cells.length];
        var offsets = new int[cells.length + 1];
        for (int c = 0; c < cells.length; c++) {
            types[c] = (byte)(cells[c].length == 3 ? CellType.TRIANGLE : CellType.QUAD).ordinal();
            offsets[c + 1] = offsets[c] + cells[c].length;
        }
        return new Mesh(points, types, offsets, Arrays.stream(cells).flatMapToInt(Arrays::stream).toArray());
    }

    /** One cell of a type that uses all points in order. */
    static Mesh of(final double[] points, final CellType type) {
        var nodes = new int[type.nodes()];
        Arrays.setAll(nodes, i -> i);
        return new Mesh(points, new byte[]{(byte)type.ordinal()}, new int[]{0, nodes.length}, nodes);
    }

    /** The mesh after a translation. */
    static Mesh moved(final Mesh mesh, final double x, final double y, final double z) {
        double[] points = mesh.pointArray().clone();
        for (int p = 0; p < points.length; p += 3) {
            points[p] += x;
            points[p + 1] += y;
            points[p + 2] += z;
        }
        return new Mesh(points, mesh.typeArray(), mesh.offsetArray(), mesh.connectivityArray());
    }

    /** The mesh after a line from its first point to a new one at (x, y), and a vertex there. */
    static Mesh withLineAndVertex(final Mesh mesh, final double x, final double y) {
        int n = mesh.points();
        double[] points = Arrays.copyOf(mesh.pointArray(), 3 * n + 3);
        points[3 * n] = x;
        points[3 * n + 1] = y;
        var types = new byte[mesh.cells() + 2];
        types[0] = (byte)CellType.LINE.ordinal();
        types[1] = (byte)CellType.VERTEX.ordinal();
        System.arraycopy(mesh.typeArray(), 0, types, 2, mesh.cells());
        var offsets = new int[types.length + 1];
        offsets[1] = 2;
        for (int c = 0; c <= mesh.cells(); c++) {
            offsets[c + 2] = mesh.offsetArray()[c] + 3;
        }
        var connectivity = new int[mesh.connectivityArray().length + 3];
        connectivity[1] = n;
        connectivity[2] = n;
        System.arraycopy(mesh.connectivityArray(), 0, connectivity, 3, mesh.connectivityArray().length);
        return new Mesh(points, types, offsets, connectivity);
    }
}
