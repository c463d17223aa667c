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
        int row = width + 1;
        var points = new double[Math.multiplyExact(3 * row, height + 1)];
        for (int j = 0; j <= height; j++) {
            for (int i = 0; i <= width; i++) {
                int p = 3 * (j * row + i);
                points[p] = i == width ? extent.xMax() : extent.xMin() + i * extent.width() / width;
                points[p + 1] = j == height ? extent.yMax() : extent.yMin() + j * extent.height() / height;
            }
        }
        int cells = height * width;
        var connectivity = new int[4 * cells];
        for (int c = 0; c < cells; c++) {
            int p = c / width * row + c % width;
            connectivity[4 * c] = p;
            connectivity[4 * c + 1] = p + 1;
            connectivity[4 * c + 2] = p + row + 1;
            connectivity[4 * c + 3] = p + row;
        }
        var types = new byte[cells];
        Arrays.fill(types, (byte)CellType.QUAD.ordinal());
        var offsets = new int[cells + 1];
        Arrays.setAll(offsets, c -> 4 * c);
        return new Mesh(points, types, offsets, connectivity);
    }
}
