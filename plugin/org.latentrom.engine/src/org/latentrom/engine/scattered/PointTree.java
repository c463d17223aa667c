package org.latentrom.engine.scattered;

import java.util.ArrayList;
import java.util.List;

import org.ddogleg.nn.alg.KdTree;
import org.ddogleg.nn.alg.KdTreeConstructor;
import org.ddogleg.nn.alg.distance.KdTreeEuclideanSq_F64;
import org.latentrom.engine.progress.Progress;

/**
 * The points of a cloud in DDogleg's k-d tree, split at the median of the axis along which points vary most. May be
 * shared by threads; each needs a {@link TreeSearch} of its own.
 */
public final class PointTree {
    private final KdTree m_tree;

    private final int m_size;

    private final int m_dimension;

    private final int m_exponent;

    /**
     * @param cloud at least one point
     * @param progress asked every now and then whether to stop: the tree of a million points takes seconds
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public PointTree(final PointCloud cloud, final Progress progress) {
        m_size = cloud.size();
        m_dimension = cloud.dimension();
        m_exponent = exponent(cloud.array());
        List<double[]> points = new ArrayList<>(m_size);
        for (int i = 0; i < m_size; i++) {
            points.add(scaled(cloud, i, new double[m_dimension]));
        }
        m_tree = new KdTreeConstructor<>(new Coordinates(m_dimension, progress)).construct(points, true);
    }

    /** What the construction reads coordinates by: the one place of it where one can ask whether to stop. */
    private static final class Coordinates extends KdTreeEuclideanSq_F64 {
        private static final int ASK_EVERY = 1 << 16;

        private final Progress m_progress;

        private int m_reads;

        Coordinates(final int dimension, final Progress progress) {
            super(dimension);
            m_progress = progress;
        }

        @Override
        public double valueAt(final double[] point, final int axis) {
            if (m_reads++ % ASK_EVERY == 0) {
                m_progress.checkCanceled();
            }
            return super.valueAt(point, axis);
        }
    }

    /**
     * @return what scales the largest coordinate to about 1, so that squares of distances are within float64's range
     */
    private static int exponent(final double[] coordinates) {
        double greatest = 0;
        for (double c : coordinates) {
            greatest = Math.max(greatest, Math.abs(c));
        }
        return greatest < Double.MIN_NORMAL ? 0 : -Math.getExponent(greatest);
    }

    /** @return a point's coordinates in the tree's scale, written to {@code to} */
    double[] scaled(final PointCloud from, final int point, final double[] to) {
        for (int axis = 0; axis < to.length; axis++) {
            to[axis] = Math.scalb(from.coordinate(point, axis), m_exponent);
        }
        return to;
    }

    /** @return distances in the tree's scale are distances times 2 to this */
    int exponent() {
        return m_exponent;
    }

    KdTree.Node root() {
        return m_tree.root;
    }

    /** @return number of points */
    int size() {
        return m_size;
    }

    /** @return number of coordinates */
    int dimension() {
        return m_dimension;
    }

    /** @return a search for one thread */
    public TreeSearch search() {
        return new TreeSearch(this);
    }
}
