package org.latentrom.engine.raster;

import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;

/**
 * What takes a mesh's fields to pixels.
 *
 * @param points takes values of mesh points to pixels
 * @param cells takes values of mesh cells to the same pixels
 * @param mask these pixels
 */
record RasterWeights(PixelMatrix points, PixelMatrix cells, Mask mask) {
    static RasterWeights of(final FieldShape grid, final PixelMatrix points, final PixelMatrix cells) {
        var valid = new boolean[grid.pixels()];
        for (int pixel : points.pixels()) {
            valid[pixel] = true;
        }
        return new RasterWeights(points, cells, Mask.of(grid.height(), grid.width(), valid));
    }
}
