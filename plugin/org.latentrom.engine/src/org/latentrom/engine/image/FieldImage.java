package org.latentrom.engine.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.FieldShape;

/**
 * Pictures of fields: one panel, or several, such as truth, prediction and error, below each other if they are wide and
 * beside each other if they are tall. Row 0 of a field is at the bottom. Needs neither screen nor fonts; the same input
 * gives the same pixels on every machine.
 */
public final class FieldImage {
    static final Color INK = new Color(0x1f2328);

    static final Color LINE = new Color(0x57606a);

    static final int MARGIN = 14;

    static final Lettering HEADING = new Lettering(13);

    static final Lettering TITLE = new Lettering(10.5);

    static final Lettering SMALL = new Lettering(8.5);

    /** Of the second line of titles. */
    static final int LINE_HEIGHT = 17;

    /** Above titles of two lines. */
    static final int TITLE_GAP = 6;

    private static final int BAR_GAP = 14;

    private static final int PANEL_GAP = 22;

    private final String m_heading;

    private final PanelGrid m_grid;

    private final ImageOptions m_options;

    private final int m_width;

    private final int m_height;

    private final Axis m_x;

    private final Axis m_y;

    private FieldImage(final String heading, final PanelGrid grid, final ImageOptions options) {
        m_heading = heading;
        m_grid = grid;
        m_options = options;
        FieldShape shape = grid.panels().get(0).panel().field().shape();
        m_width = options.width(shape);
        m_height = options.height(shape);
        Extent e = shape.extent();
        m_x = new Axis(e.xMin(), e.xMax(), m_width, true, SMALL);
        m_y = new Axis(e.yMin(), e.yMax(), m_height, false, SMALL);
    }

    /**
     * @param heading text above everything, may be empty
     * @param panels at least one; all on the same extent
     * @param options zoom and what is shown
     * @return an RGB image
     * @throws IllegalArgumentException if there is no panel, extents differ, or the image would have more than 64
     *             million pixels
     */
    public static BufferedImage render(final String heading, final List<Panel> panels, final ImageOptions options) {
        return render(heading, PanelGrid.line(panels, options), options);
    }

    /** As the other, with the panels in the places of a grid. */
    static BufferedImage render(final String heading, final PanelGrid grid, final ImageOptions options) {
        return new FieldImage(heading, grid, options).render();
    }

    private BufferedImage render() {
        int left = MARGIN + (m_options.axes() ? m_y.width() : 0);
        int titles = titleHeight();
        int top = MARGIN + headingHeight(m_heading) + titles;
        int bars = 0;
        for (PanelGrid.Place p : m_grid.panels()) {
            bars = Math.max(bars, m_options.colorBar() ? BAR_GAP + bar(p.panel()).width() : 0);
        }
        int stepX = m_width + bars + PANEL_GAP;
        int stepY = titles + m_height + (titles > 0 ? PANEL_GAP / 2 : PANEL_GAP);
        long width = left + (m_grid.columns() - 1L) * stepX + m_width + bars + MARGIN;
        long height =
            top + (m_grid.rows() - 1L) * stepY + m_height + (m_options.axes() ? m_x.height() : 0) + MARGIN;
        var image = Canvas.white(width, height);
        Canvas.draw(image, g -> {
            g.setColor(INK);
            HEADING.write(g, HEADING.fitting(m_heading, width - 2.0 * MARGIN), MARGIN, MARGIN + HEADING.capital(),
                Lettering.Align.LEFT);
            for (PanelGrid.Place p : m_grid.panels()) {
                paint(image, g, p, left + p.column() * stepX, top + p.row() * stepY);
            }
        });
        return image;
    }

    private int titleHeight() {
        long lines =
            m_grid.panels().stream().mapToLong(p -> p.panel().title().lines().count()).max().orElse(0);
        boolean factors = m_options.axes() && m_y.factorShown()
            || m_options.colorBar() && m_grid.panels().stream().anyMatch(p -> bar(p.panel()).factorShown());
        return lines == 0 && !factors ? 0
            : (int)(TITLE.capital() + 9 + (lines > 1 ? LINE_HEIGHT + TITLE_GAP : 0));
    }

    /** @return image pixels that a heading takes */
    static int headingHeight(final String heading) {
        return heading.isEmpty() ? 0 : (int)(2 * HEADING.capital());
    }

    private ColorBar bar(final Panel panel) {
        return new ColorBar(panel, m_height, SMALL);
    }

    private void paint(final BufferedImage image, final Graphics2D g, final PanelGrid.Place place, final int left,
        final int top) {
        Panel panel = place.panel();
        new FieldPainter(panel).paint(image, left, top, m_width, m_height, m_options.smooth());
        panel.marks().ifPresent(m -> PixelMarks.paint(g, m, new Rectangle2D.Double(left, top, m_width, m_height)));
        panel.mesh().ifPresent(
            m -> m.paint(g, panel.field().shape().extent(), new Rectangle2D.Double(left, top, m_width, m_height)));
        g.setColor(INK);
        // a long line may go on above the colour bar, if no factor stands there
        boolean free = m_options.colorBar() && !bar(panel).factorShown();
        writeTitle(g, panel.title(), left, top - 8, m_width + (free ? BAR_GAP + bar(panel).width() : 0));
        if (m_options.axes()) {
            g.setColor(LINE);
            g.setStroke(new BasicStroke(1));
            g.draw(new Rectangle2D.Double(left - 0.5, top - 0.5, m_width + 1.0, m_height + 1.0));
            if (m_grid.isLowest(place)) {
                m_x.paintBelow(g, left, top + m_height + 1, m_width);
            }
            if (m_grid.isLeftmost(place)) {
                m_y.paintLeft(g, left - 1, top, m_height);
            }
        }
        if (m_options.colorBar()) {
            bar(panel).paint(g, left + m_width + BAR_GAP, top, m_height);
        }
    }

    /** Writes a title, the baseline of its last line at {@code y}: the first line larger, the others small. */
    static void writeTitle(final Graphics2D g, final String title, final double x, final double y,
        final double width) {
        List<String> lines = title.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Lettering letters = i == 0 ? TITLE : SMALL;
            letters.write(g, letters.fitting(lines.get(i), width), x, y - (lines.size() - 1 - i) * LINE_HEIGHT,
                Lettering.Align.LEFT);
        }
    }
}
