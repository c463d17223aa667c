package org.latentrom.engine.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

import org.latentrom.engine.field.Extent;

/** Ground and back walls of a surface's box with their grid lines, ticks and numbers. */
final class SurfaceAxes {
    private static final Color WALL = new Color(0xf4f5f7);

    private static final Color GRID = new Color(0xd3d6db);

    private static final int TICK = 4;

    private static final int GAP = 5;

    /** Axes that are seen shorter than this have no numbers: the camera looks along them. */
    private static final int SHORTEST = 36;

    private static final int TICK_DISTANCE = 34;

    private static final int LABEL_GAP = 5;

    private static final int MOST_TICKS = 6;

    private final SurfaceBox m_box;

    private final double m_farX;

    private final double m_farY;

    private final double m_ground;

    SurfaceAxes(final SurfaceBox box) {
        m_box = box;
        m_farX = box.camera().nearX() > 0 ? 0 : 1;
        m_farY = box.camera().nearY() > 0 ? 0 : 1;
        m_ground = box.camera().nearZ() > 0 ? 0 : 1;
    }

    void paint(final Graphics2D g, final Extent extent, final ValueRange values) {
        wall(g, m_box.seen(0, 0, m_ground), m_box.seen(1, 0, m_ground), m_box.seen(1, 1, m_ground),
            m_box.seen(0, 1, m_ground));
        wall(g, m_box.seen(m_farX, 0, 0), m_box.seen(m_farX, 1, 0), m_box.seen(m_farX, 1, 1), m_box.seen(m_farX, 0, 1));
        wall(g, m_box.seen(0, m_farY, 0), m_box.seen(1, m_farY, 0), m_box.seen(1, m_farY, 1), m_box.seen(0, m_farY, 1));
        double nearX = 1 - m_farX;
        double nearY = 1 - m_farY;
        axis(g, "x", new ValueRange(extent.xMin(), extent.xMax()), new Edge() {
            @Override
            public Point2D.Double at(final double t, final double outwards) {
                return m_box.seen(t, nearY + outwards * (nearY - m_farY), m_ground);
            }

            @Override
            public void grid(final Graphics2D pen, final double t) {
                line(pen, m_box.seen(t, nearY, m_ground), m_box.seen(t, m_farY, m_ground));
                line(pen, m_box.seen(t, m_farY, 0), m_box.seen(t, m_farY, 1));
            }
        });
        axis(g, "y", new ValueRange(extent.yMin(), extent.yMax()), new Edge() {
            @Override
            public Point2D.Double at(final double t, final double outwards) {
                return m_box.seen(nearX + outwards * (nearX - m_farX), t, m_ground);
            }

            @Override
            public void grid(final Graphics2D pen, final double t) {
                line(pen, m_box.seen(nearX, t, m_ground), m_box.seen(m_farX, t, m_ground));
                line(pen, m_box.seen(m_farX, t, 0), m_box.seen(m_farX, t, 1));
            }
        });
        // the upright edge at the left of the picture
        boolean alongX = m_box.seen(nearX, m_farY, 0).x < m_box.seen(m_farX, nearY, 0).x;
        double leftX = alongX ? nearX : m_farX;
        double leftY = alongX ? m_farY : nearY;
        axis(g, "", values, new Edge() {
            @Override
            public Point2D.Double at(final double t, final double outwards) {
                var edge = m_box.seen(leftX, leftY, t);
                return new Point2D.Double(edge.x - 100 * outwards, edge.y);
            }

            @Override
            public void grid(final Graphics2D pen, final double t) {
                line(pen, m_box.seen(m_farX, 0, t), m_box.seen(m_farX, 1, t));
                line(pen, m_box.seen(0, m_farY, t), m_box.seen(1, m_farY, t));
            }
        });
    }

    /** An edge of the box that has ticks. */
    private interface Edge {
        /** @return where a place of the edge, 0 to 1, is seen, or one that lies so far outside of the box */
        Point2D.Double at(double t, double outwards);

        /** Draws the grid line of a tick over the walls. */
        void grid(Graphics2D g, double t);
    }

    private static void axis(final Graphics2D g, final String name, final ValueRange range, final Edge edge) {
        double length = edge.at(0, 0).distance(edge.at(1, 0));
        if (length < SHORTEST) {
            return;
        }
        Ticks ticks = Ticks.of(range.low(), range.high(),
            Math.max(2, Math.min(MOST_TICKS, (int)(length / TICK_DISTANCE))));
        g.setStroke(new BasicStroke(1));
        g.setColor(GRID);
        int step = step(ticks, range, edge);
        int first = first(ticks.values(), step);
        for (int i = first; i < ticks.values().length; i += step) {
            edge.grid(g, range.position(ticks.values()[i]));
        }
        g.setColor(FieldImage.LINE);
        g.draw(new Line2D.Double(edge.at(0, 0), edge.at(1, 0)));
        double farthest = 0;
        for (int i = first; i < ticks.values().length; i += step) {
            String label = ticks.labels().get(i);
            label(g, label, edge, range.position(ticks.values()[i]), TICK + GAP, true);
            farthest = Math.max(farthest, FieldImage.SMALL.width(label));
        }
        if (name.isEmpty()) {
            Point2D.Double top = edge.at(1, 0);
            g.setColor(FieldImage.INK);
            FieldImage.SMALL.write(g, ticks.factor(), top.x + GAP, top.y - GAP - FieldImage.SMALL.capital(),
                Lettering.Align.RIGHT);
        } else {
            String text = ticks.factor().isEmpty() ? name : name + " " + ticks.factor();
            label(g, text, edge, 0.5, TICK + 3 * GAP + Math.max(farthest, FieldImage.SMALL.capital()), false);
        }
    }

    /** Every how many ticks have room for their labels along an edge. */
    private static int step(final Ticks ticks, final ValueRange range, final Edge edge) {
        double widest = 0;
        for (String label : ticks.labels()) {
            widest = Math.max(widest, FieldImage.SMALL.width(label));
        }
        Point2D.Double one = edge.at(range.position(ticks.values()[0]), 0);
        Point2D.Double two = edge.at(range.position(ticks.values()[1]), 0);
        return Math.min(ticks.values().length, every(widest, two.x - one.x, two.y - one.y));
    }

    /**
     * @param widest width of the widest label
     * @param dx how far right the next tick is
     * @param dy how far below
     * @return every how many ticks labels do not touch: they are apart if they are in one direction
     */
    static int every(final double widest, final double dx, final double dy) {
        double needed = Math.min((widest + LABEL_GAP) / Math.abs(dx),
            (FieldImage.SMALL.capital() + LABEL_GAP) / Math.abs(dy));
        return (int)Math.max(1, Math.ceil(needed));
    }

    /** @return the first of every so many ticks, so that 0 is among them if it is there at all */
    static int first(final double[] values, final int step) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == 0) {
                return i % step;
            }
        }
        return 0;
    }

    /** Writes a text outside of an edge, so far away that it does not touch it. */
    private static void label(final Graphics2D g, final String text, final Edge edge, final double t,
        final double distance, final boolean tick) {
        Point2D.Double foot = edge.at(t, 0);
        Point2D.Double outer = edge.at(t, 1);
        double length = foot.distance(outer);
        double dx = length > 1 ? (outer.x - foot.x) / length : 0;
        double dy = length > 1 ? (outer.y - foot.y) / length : 1;
        g.setColor(FieldImage.LINE);
        if (tick) {
            g.draw(new Line2D.Double(foot.x, foot.y, foot.x + TICK * dx, foot.y + TICK * dy));
        }
        double half = FieldImage.SMALL.width(text) / 2;
        double halfHeight = FieldImage.SMALL.capital() / 2;
        g.setColor(FieldImage.INK);
        FieldImage.SMALL.write(g, text, foot.x + distance * dx + half * dx,
            foot.y + distance * dy + halfHeight * dy + halfHeight, Lettering.Align.CENTER);
        g.setStroke(new BasicStroke(1));
    }

    private static void wall(final Graphics2D g, final Point2D.Double... corners) {
        var wall = new Path2D.Double();
        wall.moveTo(corners[0].x, corners[0].y);
        for (int i = 1; i < corners.length; i++) {
            wall.lineTo(corners[i].x, corners[i].y);
        }
        wall.closePath();
        g.setColor(WALL);
        g.fill(wall);
        g.setColor(GRID);
        g.setStroke(new BasicStroke(1));
        g.draw(wall);
    }

    private static void line(final Graphics2D g, final Point2D.Double from, final Point2D.Double to) {
        g.draw(new Line2D.Double(from, to));
    }
}
