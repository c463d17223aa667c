package org.latentrom.knime.rasterizer;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.RasterOptions;
import org.latentrom.engine.raster.Rasterizer;
import org.latentrom.engine.raster.Resolution;

/**
 * The pixels of all fields of a table, and how they get their values.
 *
 * @param extent what they cover
 * @param resolution how many there are
 * @param options how they get their values
 */
record PixelGrid(Extent extent, Resolution resolution, RasterOptions options) {
    /** @throws IllegalArgumentException as {@link Rasterizer#of} */
    Rasterizer rasterizer(final Mesh mesh, final Progress progress) {
        return Rasterizer.of(mesh, extent, resolution, options, progress);
    }

    /** @return true if a mesh in that place would cover the same pixels: half a pixel decides */
    boolean isCoveredBy(final Extent mesh) {
        final double dx = extent.width() / resolution.width() / 2;
        final double dy = extent.height() / resolution.height() / 2;
        return Math.abs(mesh.xMin() - extent.xMin()) < dx && Math.abs(mesh.xMax() - extent.xMax()) < dx
            && Math.abs(mesh.yMin() - extent.yMin()) < dy && Math.abs(mesh.yMax() - extent.yMax()) < dy;
    }
}
