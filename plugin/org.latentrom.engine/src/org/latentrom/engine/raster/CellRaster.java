package org.latentrom.engine.raster;

import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.scattered.Workers;

/**
 * Weights by the shape functions of the cells that hold the pixels' centres. Cells are drawn into the grid one after
 * the other: of several cells that hold a centre (on a common edge, or where cells overlap) the one with the lowest
 * number gets it.
 */
final class CellRaster {
    private static final int LONG_ROW = 64;

    private final FieldShape m_grid;

    private final Progress m_progress;

    private final int[] m_connectivity;

    private final int[] m_offsets;

    private CellRaster(final MeshPlane plane, final FieldShape grid, final Progress progress) {
        m_grid = grid;
        m_progress = progress;
        m_connectivity = plane.flat().connectivityArray();
        m_offsets = plane.flat().offsetArray();
    }

    /** @param grid pixel grid; its channels do not matter */
    static RasterWeights of(final MeshPlane plane, final FieldShape grid, final Progress progress) {
        var raster = new CellRaster(plane, grid, progress);
        var rows = new CellRows(plane, grid, progress.part(0, 0.2));
        var bands = new MatrixRows[rows.bands()];
        var owner = new int[grid.pixels()];
        Workers.share(bands.length, "Finding pixels in cells", progress.part(0.2, 1),
            b -> bands[b] = raster.band(rows, b, owner));
        PixelMatrix points = MatrixRows.join(bands);
        var cells = new int[points.pixels().length];
        for (int row = 0; row < cells.length; row++) {
            cells[row] = owner[points.pixels()[row]];
        }
        return RasterWeights.of(grid, points, PixelMatrix.picking(points.pixels(), cells));
    }

    private MatrixRows band(final CellRows rows, final int band, final int[] owner) {
        int from = rows.firstRow(band);
        int to = rows.firstRow(band + 1);
        var matrix = new MatrixRows(from * m_grid.width(), (to - from) * m_grid.width());
        rows.visit(band, m_progress, (cell, shape, range) -> {
            for (int row = Math.max(from, range.firstRow()); row <= Math.min(to - 1, range.lastRow()); row++) {
                if (range.lastColumn() - range.firstColumn() > LONG_ROW || shape.count() > LONG_ROW) {
                    m_progress.checkCanceled(); // a few large cells may hold millions of pixels, or have many corners
                }
                draw(cell, shape, range, row, owner, matrix);
            }
        });
        return matrix;
    }

    private void draw(final int cell, final CellShape shape, final PixelRange range, final int row, final int[] owner,
        final MatrixRows matrix) {
        double y = m_grid.y(row);
        for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
            int pixel = row * m_grid.width() + column;
            if (!matrix.has(pixel) && shape.locate(m_grid.x(column), y)) {
                owner[pixel] = cell;
                matrix.begin(pixel);
                for (int k = 0; k < shape.count(); k++) {
                    matrix.add(pixel, m_connectivity[m_offsets[cell] + shape.node(k)], shape.weights()[k]);
                }
            }
        }
    }
}
