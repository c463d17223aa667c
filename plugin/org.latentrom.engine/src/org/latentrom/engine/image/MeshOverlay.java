package org.latentrom.engine.image;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.mesh.MeshEdges;
import org.latentrom.engine.raster.MeshPlane;

/**
 * The edges of a mesh over a picture of it; of a point cloud, its points. The finer the mesh, the fainter they are, so
 * that the colours stay visible; edges of less than two image pixels are left out. They are black on light colours and
 * white on dark ones, see {@link InkOverColors}.
 */
public final class MeshOverlay {
    private static final double LINE = 0.7;

    /** Diameter of a point as a share of the distance to its neighbours. */
    private static final double DOT = 0.2;

    private static final double LEAST_DOT = 1.2;

    private static final double GREATEST_DOT = 5;

    /** Edges of so many image pixels are drawn at full strength, shorter ones fainter. */
    private static final double FULL = 12;

    /** Shorter ones would only darken the picture, and a million of them would take seconds. */
    private static final double SHORTEST = 2;

    private static final double FAINTEST = 0.12;

    private static final double STRONGEST = 0.6;

    /** Straight pieces that a curved edge is drawn with, for each of its nodes. */
    private static final int PIECES = 6;

    private final MeshPlane m_plane;

    private final MeshEdges m_edges;

    /** @param plane the mesh in its plane */
    public MeshOverlay(final MeshPlane plane) {
        m_plane = plane;
        m_edges = MeshEdges.of(plane.flat());
    }

    /** Draws the part of the mesh that lies in an extent, which the rectangle shows. */
    void paint(final Graphics2D g, final Extent extent, final Rectangle2D place) {
        Shape clip = g.getClip();
        Composite composite = g.getComposite();
        var map = new PlaneToImage(m_plane, extent, place);
        g.clip(place);
        Rectangle bounds = g.getClipBounds();
        if (bounds.isEmpty()) {
            g.setClip(clip);
            return;
        }
        var layer = new BufferedImage(bounds.width, bounds.height, BufferedImage.TYPE_INT_ARGB);
        Canvas.draw(layer, pen -> {
            pen.translate(-bounds.x, -bounds.y);
            pen.clip(place);
            draw(pen, place, map);
        });
        g.setComposite(InkOverColors.INSTANCE);
        g.drawImage(layer, bounds.x, bounds.y, null);
        g.setComposite(composite);
        g.setClip(clip);
    }

    private void draw(final Graphics2D g, final Rectangle2D place, final PlaneToImage map) {
        g.setColor(Color.BLACK);
        double length = length(map);
        double strength = Math.max(FAINTEST, STRONGEST * Math.min(1, length / FULL));
        g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float)strength));
        g.setStroke(new BasicStroke((float)LINE));
        if (m_plane.isCloud()) {
            int points = m_plane.mesh().points();
            double dot = DOT * Math.sqrt(place.getWidth() * place.getHeight() / Math.max(1, points));
            dot = Math.max(LEAST_DOT, Math.min(GREATEST_DOT, dot));
            for (int p = 0; p < points; p++) {
                g.fill(new Ellipse2D.Double(map.x(p) - dot / 2, map.y(p) - dot / 2, dot, dot));
            }
        } else if (length >= SHORTEST) {
            for (int e = 0; e < m_edges.straight(); e++) {
                g.draw(new Line2D.Double(map.x(m_edges.from(e)), map.y(m_edges.from(e)), map.x(m_edges.to(e)),
                    map.y(m_edges.to(e))));
            }
            m_edges.curved().forEach(nodes -> g.draw(curve(nodes, map)));
        }
    }

    /** @return mean length of the edges in image pixels; that of a strong line if there are none */
    private double length(final PlaneToImage map) {
        double sum = 0;
        for (int e = 0; e < m_edges.straight(); e++) {
            sum += map.distance(m_edges.from(e), m_edges.to(e));
        }
        for (int[] nodes : m_edges.curved()) {
            sum += map.distance(nodes[0], nodes[nodes.length - 1]);
        }
        int edges = m_edges.straight() + m_edges.curved().size();
        return edges == 0 ? FULL : sum / edges;
    }

    /** The polynomial through the nodes, which are those of a Lagrange edge at equal steps of its parameter. */
    private static Path2D curve(final int[] nodes, final PlaneToImage map) {
        var path = new Path2D.Double();
        path.moveTo(map.x(nodes[0]), map.y(nodes[0]));
        int steps = PIECES * (nodes.length - 1);
        for (int s = 1; s <= steps; s++) {
            double t = (double)s / PIECES;
            double x = 0;
            double y = 0;
            for (int i = 0; i < nodes.length; i++) {
                double weight = 1;
                for (int k = 0; k < nodes.length; k++) {
                    weight *= k == i ? 1 : (t - k) / (i - k);
                }
                x += weight * map.x(nodes[i]);
                y += weight * map.y(nodes[i]);
            }
            path.lineTo(x, y);
        }
        return path;
    }
}
