package org.latentrom.engine.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

import org.latentrom.engine.progress.Progress;

/**
 * Paints a surface from the back to the front. Patches of a grid that is seen in parallel projection cover each other
 * only along its rows and columns, so that going through these from the far end is the exact order.
 */
final class SurfacePainter {
    /** Patches that are seen smaller than this get no lines: these would hide the colours. */
    private static final double LEAST_PATCH = 3;

    /** Brightness of lines relative to their patch. */
    private static final double LINE = 0.7;

    private static final BasicStroke THIN = new BasicStroke(0.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);

    // mitred corners would stand out of the surface's outline as thorns
    private static final BasicStroke SEAM = new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);

    private final SurfaceBox m_box;

    private final ColorMap m_map;

    private final ValueRange m_range;

    SurfacePainter(final SurfaceBox box, final ColorMap map, final ValueRange range) {
        m_box = box;
        m_map = map;
        m_range = range;
    }

    /**
     * @param progress asked before each row of patches whether to stop
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    void paint(final Graphics2D g, final HeightField surface, final Progress progress) {
        int rows = surface.rows() - 1;
        int columns = surface.columns() - 1;
        boolean lines = m_box.seen(0, 0, 0).distance(m_box.seen(1, 0, 0)) >= LEAST_PATCH * columns
            && m_box.seen(0, 0, 0).distance(m_box.seen(0, 1, 0)) >= LEAST_PATCH * rows;
        for (int i = 0; i < rows; i++) {
            progress.checkCanceled();
            int row = m_box.camera().nearY() > 0 ? i : rows - 1 - i;
            for (int j = 0; j < columns; j++) {
                patch(g, surface, row, m_box.camera().nearX() > 0 ? j : columns - 1 - j, lines);
            }
        }
    }

    private void patch(final Graphics2D g, final HeightField s, final int row, final int column, final boolean lines) {
        double a = m_range.position(s.value(row, column));
        double b = m_range.position(s.value(row, column + 1));
        double c = m_range.position(s.value(row + 1, column + 1));
        double d = m_range.position(s.value(row + 1, column));
        double mean = (a + b + c + d) / 4;
        if (Double.isNaN(mean)) {
            return; // a hole
        }
        double left = s.x(column);
        double right = s.x(column + 1);
        double lower = s.y(row);
        double upper = s.y(row + 1);
        var patch = new Path2D.Double();
        moveTo(patch, m_box.seen(left, lower, a), true);
        moveTo(patch, m_box.seen(right, lower, b), false);
        moveTo(patch, m_box.seen(right, upper, c), false);
        moveTo(patch, m_box.seen(left, upper, d), false);
        patch.closePath();
        double bright =
            m_box.brightness((b + c - a - d) / 2 / (right - left), (c + d - a - b) / 2 / (upper - lower));
        Color color = shaded(m_map.rgb(mean), bright);
        g.setColor(color);
        g.fill(patch);
        // without lines a border of the same colour closes the seams that smooth edges leave
        g.setColor(lines ? shaded(m_map.rgb(mean), LINE * bright) : color);
        g.setStroke(lines ? THIN : SEAM);
        g.draw(patch);
    }

    private static void moveTo(final Path2D path, final Point2D.Double to, final boolean first) {
        if (first) {
            path.moveTo(to.x, to.y);
        } else {
            path.lineTo(to.x, to.y);
        }
    }

    private static Color shaded(final int rgb, final double brightness) {
        return new Color((int)((rgb >> 16 & 255) * brightness), (int)((rgb >> 8 & 255) * brightness),
            (int)((rgb & 255) * brightness));
    }
}
