package org.latentrom.engine.image;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;

/** Ticks and coordinates along a side of a picture. */
final class Axis {
    private static final int TICK = 4;

    private static final int GAP = 4;

    /** Between the factor of a vertical axis and the title beside it. */
    private static final int FACTOR_GAP = 8;

    private static final int TICK_DISTANCE_X = 90;

    private static final int TICK_DISTANCE_Y = 55;

    private final double m_low;

    private final double m_high;

    private final Ticks m_ticks;

    private final Lettering m_small;

    /** @param length of the side in image pixels */
    Axis(final double low, final double high, final int length, final boolean horizontal, final Lettering small) {
        m_low = low;
        m_high = high;
        m_small = small;
        int distance = horizontal ? TICK_DISTANCE_X : TICK_DISTANCE_Y;
        m_ticks = Ticks.of(low, high, Math.max(2, Math.min(9, length / distance + 1)));
    }

    /** With these ticks. */
    Axis(final double low, final double high, final Ticks ticks, final Lettering small) {
        m_low = low;
        m_high = high;
        m_small = small;
        m_ticks = ticks;
    }

    /** @return image pixels that a vertical axis takes beside the picture */
    int width() {
        double widest = m_small.width(m_ticks.factor()) + FACTOR_GAP - TICK - GAP;
        for (String label : m_ticks.labels()) {
            widest = Math.max(widest, m_small.width(label));
        }
        return (int)Math.ceil(widest) + TICK + GAP;
    }

    /** @return image pixels that a horizontal axis takes below the picture */
    int height() {
        return (int)Math.ceil(TICK + GAP + 1.1 * m_small.capital() + (m_ticks.exponent() == 0 ? 0
            : 2 * m_small.capital()));
    }

    /** @return whether a common power of ten stands beside the labels */
    boolean factorShown() {
        return m_ticks.exponent() != 0;
    }

    /** Paints a horizontal axis below a picture. */
    void paintBelow(final Graphics2D g, final int left, final int bottom, final int length) {
        for (int i = 0; i < m_ticks.values().length; i++) {
            double x = left + length * (m_ticks.values()[i] - m_low) / (m_high - m_low);
            double line = Math.max(left + 0.5, Math.min(left + length - 0.5, Math.floor(x) + 0.5));
            tick(g, line, bottom, line, bottom + TICK);
            m_small.write(g, m_ticks.labels().get(i), x, bottom + TICK + GAP + m_small.capital(),
                Lettering.Align.CENTER);
        }
        m_small.write(g, m_ticks.factor(), left + length, bottom + TICK + GAP + 3 * m_small.capital(),
            Lettering.Align.RIGHT);
    }

    /** Paints a vertical axis to the left of a picture. */
    void paintLeft(final Graphics2D g, final int left, final int top, final int length) {
        for (int i = 0; i < m_ticks.values().length; i++) {
            double y = top + length * (1 - (m_ticks.values()[i] - m_low) / (m_high - m_low));
            double line = Math.max(top + 0.5, Math.min(top + length - 0.5, Math.floor(y) + 0.5));
            tick(g, left - TICK, line, left, line);
            m_small.write(g, m_ticks.labels().get(i), left - TICK - GAP, y + m_small.capital() / 2,
                Lettering.Align.RIGHT);
        }
        m_small.write(g, m_ticks.factor(), left - FACTOR_GAP, top - 7, Lettering.Align.RIGHT);
    }

    /** Paints a vertical axis to the right of a picture. */
    void paintRight(final Graphics2D g, final int right, final int top, final int length) {
        for (int i = 0; i < m_ticks.values().length; i++) {
            double y = top + length * (1 - (m_ticks.values()[i] - m_low) / (m_high - m_low));
            double line = Math.max(top + 0.5, Math.min(top + length - 0.5, Math.floor(y) + 0.5));
            tick(g, right, line, right + TICK, line);
            m_small.write(g, m_ticks.labels().get(i), right + TICK + GAP, y + m_small.capital() / 2,
                Lettering.Align.LEFT);
        }
        m_small.write(g, m_ticks.factor(), right + FACTOR_GAP, top - 7, Lettering.Align.LEFT);
    }

    private static void tick(final Graphics2D g, final double x1, final double y1, final double x2, final double y2) {
        g.setColor(FieldImage.LINE);
        g.setStroke(new BasicStroke(1));
        g.draw(new Line2D.Double(x1, y1, x2, y2));
        g.setColor(FieldImage.INK);
    }
}
