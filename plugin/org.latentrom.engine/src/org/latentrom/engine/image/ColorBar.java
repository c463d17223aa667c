package org.latentrom.engine.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** A vertical colour bar with ticks; its ends are pointed where values lie beyond the range. */
final class ColorBar {
    static final int WIDTH = 13;

    private static final int TICK = 4;

    private static final int POINT = 9;

    private static final int TICK_DISTANCE = 34;

    private final Panel m_panel;

    private final Ticks m_ticks;

    private final Lettering m_small;

    ColorBar(final Panel panel, final int height, final Lettering small) {
        m_panel = panel;
        m_small = small;
        m_ticks = Ticks.of(panel.range().low(), panel.range().high(), Math.max(3, height / TICK_DISTANCE + 1));
    }

    /** @return width of bar, ticks and labels in image pixels */
    int width() {
        double widest = m_small.width(m_ticks.factor());
        for (String label : m_ticks.labels()) {
            widest = Math.max(widest, TICK + 4 + m_small.width(label));
        }
        return (int)Math.ceil(WIDTH + widest);
    }

    /** @return whether a common power of ten stands above the bar */
    boolean factorShown() {
        return m_ticks.exponent() != 0;
    }

    /** Paints the bar with its upper left corner at (left, top). */
    void paint(final Graphics2D g, final int left, final int top, final int height) {
        var painter = new FieldPainter(m_panel);
        int above = painter.exceeds(1) ? POINT : 0;
        int below = painter.exceeds(-1) ? POINT : 0;
        int length = height - above - below;
        for (int y = 0; y < length; y++) {
            g.setColor(new Color(m_panel.map().rgb((length - y - 0.5) / length)));
            g.fillRect(left, top + above + y, WIDTH, 1);
        }
        int bottom = top + height;
        var outline = new Path2D.Double();
        outline.moveTo(left, bottom - below);
        outline.lineTo(left, top + above);
        outline.lineTo(left + WIDTH / 2.0, top);
        outline.lineTo(left + WIDTH, top + above);
        outline.lineTo(left + WIDTH, bottom - below);
        outline.lineTo(left + WIDTH / 2.0, bottom);
        outline.closePath();
        if (above > 0) {
            fillPoint(g, left, top + above, top, m_panel.map().rgb(1));
        }
        if (below > 0) {
            fillPoint(g, left, bottom - below, bottom, m_panel.map().rgb(0));
        }
        g.setColor(FieldImage.LINE);
        g.setStroke(new BasicStroke(1));
        if (above == 0 && below == 0) {
            g.drawRect(left, top, WIDTH, height - 1);
        } else {
            g.draw(outline);
        }
        for (int i = 0; i < m_ticks.values().length; i++) {
            double y = top + above + length * (1 - m_panel.range().position(m_ticks.values()[i]));
            double line = Math.min(top + above + length - 0.5, Math.floor(y) + 0.5);
            g.setColor(FieldImage.LINE);
            g.setStroke(new BasicStroke(1));
            g.draw(new Line2D.Double(left + WIDTH, line, left + WIDTH + TICK, line));
            g.setColor(FieldImage.INK);
            m_small.write(g, m_ticks.labels().get(i), left + WIDTH + TICK + 4, y + m_small.capital() / 2,
                Lettering.Align.LEFT);
        }
        m_small.write(g, m_ticks.factor(), left, top - 7, Lettering.Align.LEFT);
    }

    private static void fillPoint(final Graphics2D g, final int left, final double base, final double tip,
        final int rgb) {
        var point = new Path2D.Double();
        point.moveTo(left, base);
        point.lineTo(left + WIDTH / 2.0, tip);
        point.lineTo(left + WIDTH, base);
        point.closePath();
        g.setColor(new Color(rgb));
        g.fill(point);
    }
}
