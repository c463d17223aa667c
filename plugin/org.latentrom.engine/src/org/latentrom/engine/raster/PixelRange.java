package org.latentrom.engine.raster;

import org.latentrom.engine.field.FieldShape;

/** Which pixel rows and columns a cell may reach. For one thread. */
final class PixelRange {
    private final FieldShape m_grid;

    private int m_firstRow;

    private int m_lastRow;

    private int m_firstColumn;

    private int m_lastColumn;

    PixelRange(final FieldShape grid) {
        m_grid = grid;
    }

    /** Takes the pixels whose centres lie in the cell's bounding box, and one more on either side. */
    void set(final CellShape shape) {
        m_firstColumn = first((shape.least(0) - m_grid.extent().xMin()) / m_grid.dx());
        m_lastColumn = last((shape.greatest(0) - m_grid.extent().xMin()) / m_grid.dx(), m_grid.width());
        m_firstRow = first((shape.least(1) - m_grid.extent().yMin()) / m_grid.dy());
        m_lastRow = last((shape.greatest(1) - m_grid.extent().yMin()) / m_grid.dy(), m_grid.height());
    }

    // one pixel more on either side than the bounding box holds: a centre on its edge must not be lost to rounding
    private static int first(final double position) {
        return (int)Math.max(0, Math.ceil(position - 0.5) - 1);
    }

    private static int last(final double position, final int count) {
        return (int)Math.min(count - 1, Math.floor(position - 0.5) + 1);
    }

    int firstRow() {
        return m_firstRow;
    }

    int lastRow() {
        return m_lastRow;
    }

    int firstColumn() {
        return m_firstColumn;
    }

    int lastColumn() {
        return m_lastColumn;
    }
}
