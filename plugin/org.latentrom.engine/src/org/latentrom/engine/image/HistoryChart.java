package org.latentrom.engine.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Draws how a training went: the quantity on training and validation data over the epochs, and the learning rate on an
 * axis of its own on the right.
 *
 * @param width of the plot in image pixels, at least 100
 * @param height of the plot in image pixels, at least 100
 * @param zoom whether the worst beginning may be cut off, see {@link TrainingCurve#range}
 */
public record HistoryChart(int width, int height, boolean zoom) {
    private static final int LEAST = 100;

    private static final int MOST = 10_000;

    private static final Color TRAINING = new Color(0x1f6feb);

    private static final Color VALIDATION = new Color(0xd1570c);

    private static final Color RATE = new Color(0x8c959f);

    private static final Color GRID = new Color(0xe4e7eb);

    /** Of more epochs only the line is drawn. */
    private static final int MOST_DOTS = 60;

    private static final Lettering SMALL = FieldImage.SMALL;

    private static final int TITLE_GAP = (int)(2.2 * SMALL.capital());

    private static final int LEGEND_LINE = 22;

    /** @throws IllegalArgumentException if a side is not 100 to 10000 pixels */
    public HistoryChart {
        if (width < LEAST || height < LEAST || width > MOST || height > MOST) {
            throw new IllegalArgumentException("a chart of " + width + " x " + height + " pixels; each side must have "
                + LEAST + " to " + MOST);
        }
    }

    /**
     * @param heading text above everything, may be empty
     * @return an RGB image
     * @throws IllegalArgumentException if no value is finite
     */
    public BufferedImage render(final String heading, final TrainingCurve curve) {
        ValueRange y = curve.range(zoom);
        double[] e = curve.epochs();
        double first = e.length == 1 ? e[0] - 1 : Math.min(e[0], e[0] == 1 ? 0 : e[0]);
        var x = new ValueRange(first, e.length == 1 ? e[0] + 1 : e[e.length - 1]);
        double most = Arrays.stream(curve.learningRate()).filter(Double::isFinite).max().orElse(0);
        var rate = new ValueRange(0, most > 0 ? 1.05 * most : 1);
        var yAxis = new Axis(y.low(), y.high(), height, false, SMALL);
        var rateAxis = new Axis(rate.low(), rate.high(), height, false, SMALL);
        var xAxis = new Axis(x.low(), x.high(), Ticks.ofWhole(x.low(), x.high(), Math.max(2, width / 60)), SMALL);
        int left = FieldImage.MARGIN + TITLE_GAP + yAxis.width();
        int top = FieldImage.MARGIN + FieldImage.headingHeight(heading) + TITLE_GAP
            + (yAxis.factorShown() || rateAxis.factorShown() ? TITLE_GAP : 0);
        int right = most > 0 ? rateAxis.width() + TITLE_GAP : 0;
        int bottom = xAxis.height() + TITLE_GAP;
        BufferedImage image = Canvas.white(left + width + right + FieldImage.MARGIN,
            top + height + bottom + FieldImage.MARGIN);
        Canvas.draw(image, g -> {
            g.setColor(FieldImage.INK);
            FieldImage.HEADING.write(g, FieldImage.HEADING.fitting(heading, image.getWidth() - 2.0 * FieldImage.MARGIN),
                FieldImage.MARGIN, FieldImage.MARGIN + FieldImage.HEADING.capital(), Lettering.Align.LEFT);
            legend(g, left, FieldImage.MARGIN + FieldImage.headingHeight(heading) + SMALL.capital(), curve, most > 0);
            grid(g, left, top, y);
            var plot = new Plot(left, top, x);
            if (most > 0) {
                plot.line(g, curve, curve.learningRate(), rate, RATE, false);
                rateAxis.paintRight(g, left + width, top, height);
                SMALL.writeUpwards(g, "Learning rate", left + width + right - 1.0, top + height / 2.0);
            }
            plot.line(g, curve, curve.training(), y, TRAINING, true);
            plot.line(g, curve, curve.validation(), y, VALIDATION, true);
            plot.best(g, curve, y);
            frame(g, left, top);
            yAxis.paintLeft(g, left, top, height);
            xAxis.paintBelow(g, left, top + height, width);
            SMALL.writeUpwards(g, curve.quantity(), FieldImage.MARGIN + SMALL.capital(), top + height / 2.0);
            SMALL.write(g, "Epoch", left + width / 2.0, top + height + bottom, Lettering.Align.CENTER);
        });
        return image;
    }

    private void grid(final Graphics2D g, final int left, final int top, final ValueRange y) {
        g.setColor(GRID);
        g.setStroke(new BasicStroke(1));
        for (double v : Ticks.of(y.low(), y.high(), Math.max(2, Math.min(9, height / 55 + 1))).values()) {
            double line = Math.floor(top + height * (1 - y.position(v))) + 0.5;
            g.draw(new Line2D.Double(left, line, left + width, line));
        }
    }

    private void frame(final Graphics2D g, final int left, final int top) {
        g.setColor(FieldImage.LINE);
        g.setStroke(new BasicStroke(1));
        g.draw(new Rectangle2D.Double(left - 0.5, top - 0.5, width + 1.0, height + 1.0));
        g.setColor(FieldImage.INK);
    }

    private void legend(final Graphics2D g, final int left, final double baseline, final TrainingCurve curve,
        final boolean rate) {
        double x = left;
        x = entry(g, x, baseline, "training", TRAINING);
        if (Arrays.stream(curve.validation()).anyMatch(Double::isFinite)) {
            x = entry(g, x, baseline, "validation", VALIDATION);
        }
        if (rate) {
            x = entry(g, x, baseline, "learning rate", RATE);
        }
        if (curve.best() >= 0) {
            g.setColor(FieldImage.INK);
            circle(g, x + 5, baseline - SMALL.capital() / 2);
            SMALL.write(g, "kept: epoch " + (long)curve.epochs()[curve.best()], x + 16, baseline,
                Lettering.Align.LEFT);
        }
    }

    private static double entry(final Graphics2D g, final double x, final double baseline, final String text,
        final Color color) {
        g.setColor(color);
        g.setStroke(new BasicStroke(2));
        double middle = baseline - SMALL.capital() / 2;
        g.draw(new Line2D.Double(x, middle, x + LEGEND_LINE, middle));
        g.setColor(FieldImage.INK);
        SMALL.write(g, text, x + LEGEND_LINE + 6, baseline, Lettering.Align.LEFT);
        return x + LEGEND_LINE + 6 + SMALL.width(text) + 20;
    }

    private static void circle(final Graphics2D g, final double x, final double y) {
        g.setStroke(new BasicStroke(1.5f));
        g.draw(new Ellipse2D.Double(x - 5, y - 5, 10, 10));
    }

    /** The place of the plot on the picture. */
    private final class Plot {
        private final int m_left;

        private final int m_top;

        private final ValueRange m_x;

        Plot(final int left, final int top, final ValueRange x) {
            m_left = left;
            m_top = top;
            m_x = x;
        }

        private double x(final double epoch) {
            return m_left + width * m_x.position(epoch);
        }

        private double y(final double value, final ValueRange range) {
            return m_top + height * (1 - range.position(value));
        }

        /** Values that are not finite interrupt the line. */
        void line(final Graphics2D g, final TrainingCurve curve, final double[] values, final ValueRange range,
            final Color color, final boolean strong) {
            Shape clip = g.getClip();
            g.clip(new Rectangle2D.Double(m_left, m_top, width, height));
            g.setColor(color);
            g.setStroke(new BasicStroke(strong ? 1.8f : 1.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            var path = new Path2D.Double();
            boolean begun = false;
            for (int i = 0; i < values.length; i++) {
                if (!Double.isFinite(values[i])) {
                    begun = false;
                    continue;
                }
                double px = x(curve.epochs()[i]);
                double py = y(values[i], range);
                if (begun) {
                    path.lineTo(px, py);
                } else {
                    path.moveTo(px, py);
                }
                begun = true;
                if (strong && values.length <= MOST_DOTS) {
                    g.fill(new Ellipse2D.Double(px - 2.2, py - 2.2, 4.4, 4.4));
                }
            }
            g.draw(path);
            g.setClip(clip);
        }

        void best(final Graphics2D g, final TrainingCurve curve, final ValueRange range) {
            if (curve.best() < 0) {
                return;
            }
            boolean validated = curve.validation().length > 0 && Double.isFinite(curve.validation()[curve.best()]);
            double value = (validated ? curve.validation() : curve.training())[curve.best()];
            if (value >= range.low() && value <= range.high()) {
                g.setColor(FieldImage.INK);
                circle(g, x(curve.epochs()[curve.best()]), y(value, range));
            }
        }
    }
}
