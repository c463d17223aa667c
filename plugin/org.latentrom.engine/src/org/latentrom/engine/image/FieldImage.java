package org.latentrom.engine.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
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

    private static final long MOST_PIXELS = 64_000_000;

    private static final int MARGIN = 14;

    private static final int BAR_GAP = 14;

    private static final int PANEL_GAP = 22;

    private static final double WIDE = 1.3;

    private static final Lettering HEADING = new Lettering(13);

    private static final Lettering TITLE = new Lettering(10.5);

    private static final Lettering SMALL = new Lettering(8.5);

    private final String m_heading;

    private final List<Panel> m_panels;

    private final ImageOptions m_options;

    private final FieldShape m_shape;

    private final int m_width;

    private final int m_height;

    private final Axis m_x;

    private final Axis m_y;

    private FieldImage(final String heading, final List<Panel> panels, final ImageOptions options) {
        m_heading = heading;
        m_panels = panels;
        m_options = options;
        m_shape = panels.get(0).field().shape();
        m_width = options.width(m_shape);
        m_height = options.height(m_shape);
        Extent e = m_shape.extent();
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
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("a picture needs a panel");
        }
        for (Panel p : panels) {
            if (!p.field().shape().extent().equals(panels.get(0).field().shape().extent())) {
                throw new IllegalArgumentException("panels of one picture must cover the same extent, not "
                    + panels.get(0).field().shape().extent() + " and " + p.field().shape().extent());
            }
        }
        return new FieldImage(heading, panels, options).render();
    }

    private BufferedImage render() {
        boolean stacked = m_width >= WIDE * m_height;
        int n = m_panels.size();
        int left = MARGIN + (m_options.axes() ? m_y.width() : 0);
        int top = MARGIN + (m_heading.isEmpty() ? 0 : (int)(2 * HEADING.capital()));
        int titles = titleHeight();
        int bars = 0;
        for (Panel p : m_panels) {
            bars = Math.max(bars, m_options.colorBar() ? BAR_GAP + bar(p).width() : 0);
        }
        int stepX = stacked ? 0 : m_width + bars + PANEL_GAP;
        int stepY = stacked ? titles + m_height + (titles > 0 ? PANEL_GAP / 2 : PANEL_GAP) : 0;
        long width = left + (n - 1L) * stepX + m_width + bars + MARGIN;
        long height = top + titles + (n - 1L) * stepY + m_height + (m_options.axes() ? m_x.height() : 0) + MARGIN;
        if (width * height > MOST_PIXELS) {
            throw new IllegalArgumentException("the picture would have " + width + " x " + height
                + " pixels: choose a smaller zoom or fewer panels");
        }
        var image = new BufferedImage((int)width, (int)height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, (int)width, (int)height);
            g.setColor(INK);
            HEADING.write(g, HEADING.fitting(m_heading, width - 2.0 * MARGIN), MARGIN, MARGIN + HEADING.capital(),
                Lettering.Align.LEFT);
            for (int i = 0; i < n; i++) {
                boolean lowest = !stacked || i == n - 1;
                boolean leftmost = stacked || i == 0;
                paint(image, g, m_panels.get(i), left + i * stepX, top + titles + i * stepY, lowest, leftmost);
            }
        } finally {
            g.dispose();
        }
        return image;
    }

    private int titleHeight() {
        boolean titles = m_panels.stream().anyMatch(p -> !p.title().isEmpty());
        boolean factors = m_options.axes() && m_y.factorShown()
            || m_options.colorBar() && m_panels.stream().anyMatch(p -> bar(p).factorShown());
        return titles || factors ? (int)(TITLE.capital() + 9) : 0;
    }

    private ColorBar bar(final Panel panel) {
        return new ColorBar(panel, m_height, SMALL);
    }

    private void paint(final BufferedImage image, final Graphics2D g, final Panel panel, final int left, final int top,
        final boolean lowest, final boolean leftmost) {
        new FieldPainter(panel).paint(image, left, top, m_width, m_height, m_options.smooth());
        g.setColor(INK);
        TITLE.write(g, TITLE.fitting(panel.title(), m_width), left, top - 8, Lettering.Align.LEFT);
        if (m_options.axes()) {
            g.setColor(LINE);
            g.setStroke(new BasicStroke(1));
            g.draw(new Rectangle2D.Double(left - 0.5, top - 0.5, m_width + 1.0, m_height + 1.0));
            if (lowest) {
                m_x.paintBelow(g, left, top + m_height + 1, m_width);
            }
            if (leftmost) {
                m_y.paintLeft(g, left - 1, top, m_height);
            }
        }
        if (m_options.colorBar()) {
            bar(panel).paint(g, left + m_width + BAR_GAP, top, m_height);
        }
    }
}
