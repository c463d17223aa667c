package org.latentrom.engine.scattered;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.ddogleg.nn.FactoryNearestNeighbor;
import org.ddogleg.nn.NearestNeighbor;
import org.ddogleg.nn.NnData;
import org.ddogleg.nn.alg.distance.KdTreeEuclideanSq_F64;
import org.ddogleg.struct.DogArray;

/**
 * Finds the points of a cloud that are nearest to a place, by DDogleg's k-d tree. May be shared by threads; each needs
 * a {@link Search} of its own.
 */
final class PointTree {
    /** Distances on a regular grid are rounded: points at the end of the radius belong to it. */
    private static final double SLACK = 1 + 1e-12;

    private final PointCloud m_cloud;

    private final int m_exponent;

    private final NearestNeighbor<double[]> m_tree;

    /** @param cloud at least one point */
    PointTree(final PointCloud cloud) {
        m_cloud = cloud;
        m_exponent = exponent(cloud.array());
        int d = cloud.dimension();
        List<double[]> points = IntStream.range(0, cloud.size()).mapToObj(i -> scaled(cloud, i,
            new double[d])).toList();
        m_tree = FactoryNearestNeighbor.kdtree(new KdTreeEuclideanSq_F64(d));
        m_tree.setPoints(points, true);
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

    private double[] scaled(final PointCloud from, final int point, final double[] to) {
        for (int axis = 0; axis < to.length; axis++) {
            to[axis] = Math.scalb(from.coordinate(point, axis), m_exponent);
        }
        return to;
    }

    /** @return number of points */
    int size() {
        return m_cloud.size();
    }

    /** @return a search for one thread */
    Search search() {
        return new Search();
    }

    /** Looks for neighbours; holds the last result. */
    final class Search {
        private final NearestNeighbor.Search<double[]> m_search = m_tree.createSearch();

        private final DogArray<NnData<double[]>> m_found = new DogArray<>(NnData::new);

        private final NnData<double[]> m_one = new NnData<>();

        private final double[] m_place = new double[m_cloud.dimension()];

        private int[] m_neighbours = new int[16];

        /** @return index of the point that is nearest to a point of a cloud */
        int nearest(final PointCloud cloud, final int point) {
            m_search.findNearest(scaled(cloud, point, m_place), -1, m_one);
            return m_one.index;
        }

        /**
         * @param cloud where the place is given
         * @param point index of the place in that cloud
         * @param rule how many and how far; its {@code withOrigin} says whether {@code self} may be found
         * @param self index of the place in this tree's cloud, -1 if it does not belong to it
         * @return number of {@link #neighbours}, found in ascending order of their indices
         */
        int find(final PointCloud cloud, final int point, final NeighbourRule rule, final int self) {
            boolean leaveOut = self >= 0 && !rule.withOrigin();
            int limit = rule.isNearest() && leaveOut ? rule.count() + 1 : rule.count();
            double radius = Math.scalb(rule.radius() * SLACK, m_exponent);
            m_search.findNearest(scaled(cloud, point, m_place), Math.max(radius * radius, Double.MIN_VALUE),
                Math.min(limit, m_cloud.size()), m_found);
            int n = m_found.size();
            m_neighbours = m_neighbours.length < n ? new int[2 * n] : m_neighbours;
            int count = 0;
            int farthest = -1;
            for (int i = 0; i < n; i++) {
                if (!leaveOut || m_found.get(i).index != self) {
                    farthest = farthest < 0 || m_found.get(i).distance > m_found.get(farthest).distance ? i : farthest;
                    m_neighbours[count++] = m_found.get(i).index;
                }
            }
            if (count > rule.count()) {
                // the place itself was not found among so many points at the same place: one of them takes its part
                drop(m_found.get(farthest).index, count--);
            }
            Arrays.sort(m_neighbours, 0, count);
            return count;
        }

        private void drop(final int index, final int count) {
            int at = 0;
            while (m_neighbours[at] != index) {
                at++;
            }
            m_neighbours[at] = m_neighbours[count - 1];
        }

        /** @return what the last {@link #find} found, in the first places; changed by the next */
        int[] neighbours() {
            return m_neighbours;
        }

        /** @return distance of the farthest point that the last {@link #find} met, the origin included */
        double farthest() {
            double greatest = 0;
            for (int i = 0; i < m_found.size(); i++) {
                greatest = Math.max(greatest, m_found.get(i).distance);
            }
            return Math.scalb(Math.sqrt(greatest), -m_exponent);
        }
    }
}
