package org.latentrom.engine.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Colours of classes, and the bar that explains them. Hues go once around the circle; neighbours also differ in
 * lightness, so that they can be told apart on dark and light ground and by colour-blind people.
 */
final class ClassColors {
    private static final double[] LIGHTNESS = {0.68, 0.82, 0.58};

    private static final double CHROMA = 0.17;

    /** Red: the first class. */
    private static final double FIRST_HUE = 25;

    private static final int GAP = 6;

    private final List<String> m_names;

    private final List<Color> m_colors = new ArrayList<>();

    ClassColors(final List<String> names) {
        m_names = names;
        for (int i = 0; i < names.size(); i++) {
            double hue = FIRST_HUE + 330.0 * i / names.size();
            m_colors.add(new Color(Oklab.ofHue(LIGHTNESS[i % LIGHTNESS.length], CHROMA, hue).rgb()));
        }
    }

    Color of(final int index) {
        return m_colors.get(index);
    }

    /** @return width of bar and names in image pixels */
    int width() {
        double widest = m_names.stream().mapToDouble(FieldImage.SMALL::width).max().orElse(0);
        return (int)Math.ceil(ColorBar.WIDTH + GAP + widest);
    }

    /** Paints one block a class, the first one lowest, with the names beside their middles. */
    void paint(final Graphics2D g, final int left, final int top, final int height) {
        int n = m_colors.size();
        // names must not run into each other: of very many only some are written
        int every = (int)Math.ceil(n * 1.6 * FieldImage.SMALL.capital() / height);
        for (int i = 0; i < n; i++) {
            int low = top + (int)Math.round(height * (1 - (double)i / n));
            int high = top + (int)Math.round(height * (1 - (i + 1.0) / n));
            g.setColor(of(i));
            g.fillRect(left, high, ColorBar.WIDTH, low - high);
            if (i % every == 0) {
                g.setColor(FieldImage.INK);
                FieldImage.SMALL.write(g, m_names.get(i), left + ColorBar.WIDTH + GAP,
                    (low + high + FieldImage.SMALL.capital()) / 2.0, Lettering.Align.LEFT);
            }
        }
        g.setColor(FieldImage.LINE);
        g.setStroke(new BasicStroke(1));
        g.drawRect(left, top, ColorBar.WIDTH, height - 1);
    }
}
