package org.latentrom.engine.scattered;

import java.util.Arrays;

import org.ddogleg.nn.alg.KdTree;

/**
 * Looks for neighbours in a {@link PointTree} and holds the last result. Found points are kept in two arrays, for a
 * bounded number as a heap with the farthest on top: DDogleg's own search has an object for each and looks through all
 * for each candidate. For one thread.
 */
public final class TreeSearch {
    /** Distances on a regular grid are rounded: points at the end of the radius belong to it. */
    private static final double SLACK = 1 + 1e-12;

    private final PointTree m_tree;

    private final double[] m_place;

    private int[] m_points = new int[16];

    private double[] m_squares = new double[16];

    private int m_count;

    // of the current search: at most so many points, within this squared distance, without this point
    private int m_limit;

    private double m_bound;

    private int m_without;

    TreeSearch(final PointTree tree) {
        m_tree = tree;
        m_place = new double[tree.dimension()];
    }

    /** @return index of the point that is nearest to a point of a cloud */
    public int nearest(final PointCloud cloud, final int point) {
        start(cloud, point, 1, Double.POSITIVE_INFINITY, -1);
        return m_points[0];
    }

    /**
     * @param cloud where the place is given
     * @param point index of the place in that cloud
     * @param rule how many and how far; its {@code withOrigin} says whether {@code self} may be found
     * @param self index of the place in the tree's cloud, -1 if it does not belong to it
     * @return number of {@link #neighbours}
     */
    public int find(final PointCloud cloud, final int point, final NeighbourRule rule, final int self) {
        double radius = Math.scalb(rule.radius() * SLACK, m_tree.exponent());
        start(cloud, point, rule.count(), radius * radius, rule.withOrigin() ? -1 : self);
        Arrays.sort(m_points, 0, m_count); // the squares keep their order, but belong to nobody from here on
        return m_count;
    }

    private void start(final PointCloud cloud, final int point, final int limit, final double bound,
        final int without) {
        m_tree.scaled(cloud, point, m_place);
        m_count = 0;
        m_limit = limit;
        m_bound = bound;
        m_without = without;
        visit(m_tree.root());
    }

    private void visit(final KdTree.Node node) {
        var p = (double[])node.point;
        double square = 0;
        for (int axis = 0; axis < p.length; axis++) {
            double d = p[axis] - m_place[axis];
            square += d * d;
        }
        if (square <= m_bound && node.index != m_without) {
            add(node.index, square);
        }
        if (node.isLeaf()) {
            return;
        }
        double beside = m_place[node.split] - p[node.split];
        KdTree.Node near = beside <= 0 ? node.left : node.right;
        KdTree.Node far = beside <= 0 ? node.right : node.left;
        if (near != null) {
            visit(near);
        }
        if (far != null && beside * beside <= m_bound) {
            visit(far);
        }
    }

    private void add(final int point, final double square) {
        if (m_count < m_limit) {
            if (m_count == m_points.length) {
                m_points = Arrays.copyOf(m_points, 2 * m_count);
                m_squares = Arrays.copyOf(m_squares, 2 * m_count);
            }
            rise(m_count++, point, square);
        } else if (square < m_squares[0]) {
            sink(point, square);
        }
        if (m_count == m_limit) {
            m_bound = m_squares[0];
        }
    }

    /** Puts a point at a place of the heap and lets it rise; a search without limit needs no order. */
    private void rise(final int place, final int point, final double square) {
        int at = place;
        while (m_limit < Integer.MAX_VALUE && at > 0 && m_squares[(at - 1) / 2] < square) {
            m_squares[at] = m_squares[(at - 1) / 2];
            m_points[at] = m_points[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        m_squares[at] = square;
        m_points[at] = point;
    }

    /** Replaces the farthest point. */
    private void sink(final int point, final double square) {
        int at = 0;
        for (int child = 1; child < m_count; child = 2 * at + 1) {
            if (child + 1 < m_count && m_squares[child + 1] > m_squares[child]) {
                child++;
            }
            if (m_squares[child] <= square) {
                break;
            }
            m_squares[at] = m_squares[child];
            m_points[at] = m_points[child];
            at = child;
        }
        m_squares[at] = square;
        m_points[at] = point;
    }

    /** @return what the last {@link #find} found, in the first places, in ascending order; changed by the next */
    public int[] neighbours() {
        return m_points;
    }

    /** @return distance of the farthest point that the last {@link #find} found, 0 if there is none */
    public double farthest() {
        double greatest = 0;
        for (int i = 0; i < m_count; i++) {
            greatest = Math.max(greatest, m_squares[i]);
        }
        return Math.scalb(Math.sqrt(greatest), -m_tree.exponent());
    }
}
