package org.latentrom.engine.raster;

import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.scattered.Workers;

/**
 * Which pixel rows each cell of a mesh may reach, and the bands of rows in which threads work. A band looks at its
 * cells in ascending order, so results do not depend on the number of threads.
 */
final class CellRows {
    private static final int CELLS = 4096;

    private static final int PIXELS = 8192;

    private final MeshPlane m_plane;

    private final FieldShape m_grid;

    private final int[] m_first;

    private final int[] m_last;

    CellRows(final MeshPlane plane, final FieldShape grid, final Progress progress) {
        m_plane = plane;
        m_grid = grid;
        m_first = new int[plane.cells().length];
        m_last = new int[m_first.length];
        Workers.share((m_first.length + CELLS - 1) / CELLS, "Looking through cells", progress, b -> {
            var shapes = new CellShapes(plane);
            var range = new PixelRange(grid);
            for (int i = b * CELLS; i < Math.min(m_first.length, (b + 1) * CELLS); i++) {
                range.set(shapes.of(plane.cells()[i]));
                m_first[i] = range.firstRow();
                m_last[i] = range.lastRow();
            }
        });
    }

    /** What is done with a cell in a band. */
    interface Visitor {
        /**
         * @param cell the cell's index in the mesh
         * @param shape its shape functions
         * @param range the pixels it may reach; rows beyond the band are not to be touched
         */
        void visit(int cell, CellShape shape, PixelRange range);
    }

    /** Pixel rows of a band. */
    int bandHeight() {
        return Math.max(1, PIXELS / m_grid.width());
    }

    /** @return number of bands */
    int bands() {
        return (m_grid.height() + bandHeight() - 1) / bandHeight();
    }

    /** @return the first row of a band, or the end of the grid */
    int firstRow(final int band) {
        return Math.min(m_grid.height(), band * bandHeight());
    }

    /** Visits the cells that may reach a band, in ascending order. */
    void visit(final int band, final Progress progress, final Visitor visitor) {
        int from = firstRow(band);
        int to = firstRow(band + 1);
        var shapes = new CellShapes(m_plane);
        var range = new PixelRange(m_grid);
        for (int i = 0; i < m_first.length; i++) {
            if ((i & 1023) == 0) {
                progress.checkCanceled();
            }
            if (m_first[i] < to && m_last[i] >= from) {
                CellShape shape = shapes.of(m_plane.cells()[i]);
                range.set(shape);
                visitor.visit(m_plane.cells()[i], shape, range);
            }
        }
    }
}
