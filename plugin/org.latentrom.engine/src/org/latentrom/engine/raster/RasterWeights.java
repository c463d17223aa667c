package org.latentrom.engine.raster;

import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;

/**
 * What takes a mesh's fields to pixels.
 *
 * @param points takes values of mesh points to pixels
 * @param cells takes values of mesh cells to the same pixels
 * @param mask these pixels
 * @param coverage for averages the share of each pixel that the mesh covers, else null
 */
record RasterWeights(PixelMatrix points, PixelMatrix cells, Mask mask, double[] coverage) {
    /** Weights of a method that has a value for whole pixels. */
    static RasterWeights of(final FieldShape grid, final PixelMatrix points, final PixelMatrix cells) {
        return of(grid, points, cells, null);
    }

    /** @return what this one, of a grid of one row, is for a grid of any number of equal rows */
    RasterWeights repeated(final FieldShape grid) {
        double[] all = null;
        if (coverage != null) {
            all = new double[grid.pixels()];
            for (int row = 0; row < grid.height(); row++) {
                System.arraycopy(coverage, 0, all, row * grid.width(), grid.width());
            }
        }
        return of(grid, points.repeated(grid.height(), grid.width()), cells.repeated(grid.height(), grid.width()), all);
    }

    static RasterWeights of(final FieldShape grid, final PixelMatrix points, final PixelMatrix cells,
        final double[] coverage) {
        var valid = new boolean[grid.pixels()];
        for (int pixel : points.pixels()) {
            valid[pixel] = true;
        }
        return new RasterWeights(points, cells, Mask.of(grid.height(), grid.width(), valid), coverage);
    }
}
