package org.latentrom.engine.image;

import java.awt.image.BufferedImage;

import org.latentrom.engine.field.Field;

/** Colours the pixels of a panel's picture. */
final class FieldPainter {
    /** Pixels outside of the domain: a neutral grey that no colour map of ours contains at full chroma. */
    static final int OUTSIDE = 0xd3d6db;

    private final Panel m_panel;

    private final Field m_field;

    FieldPainter(final Panel panel) {
        m_panel = panel;
        m_field = panel.field();
    }

    /** Paints the picture with its upper left corner at (left, top). */
    void paint(final BufferedImage image, final int left, final int top, final int width, final int height,
        final boolean smooth) {
        for (int y = 0; y < height; y++) {
            double row = (height - y - 0.5) / height * m_field.shape().height();
            for (int x = 0; x < width; x++) {
                double column = (x + 0.5) / width * m_field.shape().width();
                double value = smooth ? interpolated(row - 0.5, column - 0.5) : value((int)row, (int)column);
                int rgb = Double.isNaN(value) ? OUTSIDE : m_panel.map().rgb(m_panel.range().position(value));
                image.setRGB(left + x, top + y, rgb);
            }
        }
    }

    /** NaN outside of the domain. */
    private double value(final int row, final int column) {
        int r = Math.max(0, Math.min(m_field.shape().height() - 1, row));
        int c = Math.max(0, Math.min(m_field.shape().width() - 1, column));
        boolean valid = m_field.mask().isValid(r * m_field.shape().width() + c);
        return valid ? m_field.at(m_panel.channel(), r, c) : Double.NaN;
    }

    /** Bilinear between the centres of valid pixels; a place belongs to the domain if half of the weights do. */
    private double interpolated(final double row, final double column) {
        int r = (int)Math.floor(row);
        int c = (int)Math.floor(column);
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                double weight = (i == 0 ? r + 1 - row : row - r) * (j == 0 ? c + 1 - column : column - c);
                double value = value(r + i, c + j);
                if (!Double.isNaN(value)) {
                    sum += weight * value;
                    weights += weight;
                }
            }
        }
        return weights >= 0.5 ? sum / weights : Double.NaN;
    }

    /** @return whether a valid value lies below (-1) or above (1) the range */
    boolean exceeds(final int side) {
        int pixels = m_field.shape().pixels();
        for (int i = 0; i < pixels; i++) {
            float v = m_field.values()[m_panel.channel() * pixels + i];
            // ranges are often made of the same float32 values: rounding is not clipping
            double beyond = side < 0 ? m_panel.range().low() - v : v - m_panel.range().high();
            if (m_field.mask().isValid(i) && beyond > 1e-6 * (m_panel.range().high() - m_panel.range().low())) {
                return true;
            }
        }
        return false;
    }
}
