package org.latentrom.engine.io;

import java.util.Arrays;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/** The mesh of a pixel grid, for files that hold pixels: snapshots are always on a mesh. */
public final class PixelMesh {
    private PixelMesh() {
    }

    /**
     * @param height pixel rows
     * @param width pixel columns
     * @param extent the pixels' outer edges
     * @return one quadrilateral a pixel, row by row, row 0 at the lowest y
     * @throws ArithmeticException if there are too many pixels for arrays
     */
    public static Mesh of(final int height, final int width, final Extent extent) {
        return of(edges(extent.xMin(), extent.xMax(), extent.width(), width),
            edges(extent.yMin(), extent.yMax(), extent.height(), height));
    }

    private static double[] edges(final double from, final double to, final double length, final int count) {
        var edges = new double[count + 1];
        Arrays.setAll(edges, i -> i == count ? to : from + i * length / count);
        return edges;
    }

    /**
     * @param x edges between the pixel columns, one more than columns, rising or falling
     * @param y edges between the pixel rows
     * @return one quadrilateral a pixel, row by row, nodes against the clock
     * @throws ArithmeticException if there are too many pixels for arrays
     */
    public static Mesh of(final double[] x, final double[] y) {
        int width = x.length - 1;
        int height = y.length - 1;
        int row = width + 1;
        var points = new double[Math.multiplyExact(3 * row, height + 1)];
        for (int j = 0; j <= height; j++) {
            for (int i = 0; i <= width; i++) {
                int p = 3 * (j * row + i);
                points[p] = x[i];
                points[p + 1] = y[j];
            }
        }
        // if one of the axes falls, the first and third edge are swapped to keep the sense of rotation
        int second = x[width] < x[0] == y[height] < y[0] ? 1 : row;
        int cells = height * width;
        var connectivity = new int[4 * cells];
        for (int c = 0; c < cells; c++) {
            int p = c / width * row + c % width;
            connectivity[4 * c] = p;
            connectivity[4 * c + 1] = p + second;
            connectivity[4 * c + 2] = p + row + 1;
            connectivity[4 * c + 3] = p + row + 1 - second;
        }
        var types = new byte[cells];
        Arrays.fill(types, (byte)CellType.QUAD.ordinal());
        var offsets = new int[cells + 1];
        Arrays.setAll(offsets, c -> 4 * c);
        return new Mesh(points, types, offsets, connectivity);
    }
}
