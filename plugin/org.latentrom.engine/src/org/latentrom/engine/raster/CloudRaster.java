package org.latentrom.engine.raster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.scattered.DofSet;
import org.latentrom.engine.scattered.NeighbourRule;
import org.latentrom.engine.scattered.PointCloud;
import org.latentrom.engine.scattered.PointTree;
import org.latentrom.engine.scattered.ScatteredOptions;
import org.latentrom.engine.scattered.ScatteredWlsqm;
import org.latentrom.engine.scattered.TreeSearch;
import org.latentrom.engine.scattered.Workers;
import org.latentrom.engine.wlsqm.SingularRule;
import org.latentrom.engine.wlsqm.Weighting;

/**
 * Weights that look at points only, not at how cells join them: the nearest point, or a fit to the points around. Cells
 * are looked at as their middles. On a mesh with cells the pixels are those of {@link CellRaster}; in a point cloud
 * those that are not too far from a point, see {@link RasterOptions#radius()}.
 */
final class CloudRaster {
    /** Pixels that are fitted in one go: bounds the memory of factors that are needed only until weights are known. */
    private static final int PORTION = 1 << 15;

    private static final int BLOCK = 1024;

    private static final int NEIGHBOURS = 24;

    /**
     * The spacing at a point is the distance of its eighth neighbour (the diagonal, on a regular grid), and a point
     * speaks for the pixels up to the greatest spacing at itself and these eight: with less, clouds of random points
     * get small holes where there are none.
     */
    private static final int SPACING = 8;

    private final MeshPlane m_plane;

    private final FieldShape m_grid;

    private final RasterOptions m_options;

    private final Progress m_progress;

    private final int m_dimension;

    private CloudRaster(final MeshPlane plane, final FieldShape grid, final RasterOptions options,
        final Progress progress) {
        m_plane = plane;
        m_grid = grid;
        m_options = options;
        m_progress = progress;
        m_dimension = plane.isLine() ? 1 : 2;
    }

    /** @param grid pixel grid; of one row if the plane is a line */
    static RasterWeights of(final MeshPlane plane, final FieldShape grid, final RasterOptions options,
        final Progress progress) {
        var raster = new CloudRaster(plane, grid, options, progress);
        RasterWeights drawn = plane.isCloud() ? null : CellRaster.of(plane, grid, progress.part(0, 0.2));
        int[] pixels = drawn != null ? drawn.points().pixels() : raster.near();
        boolean nearest = options.method() == RasterMethod.NEAREST;
        PixelMatrix points = raster.matrix(plane.points(), raster.pointCloud(), pixels, nearest, 0.2);
        if (plane.cells().length == 0) {
            return RasterWeights.of(grid, points, PixelMatrix.empty(points.pixels()));
        }
        PixelMatrix cells = nearest && drawn != null ? drawn.cells()
            : raster.matrix(plane.cells(), raster.middles(), points.pixels(), nearest, 0.6);
        return RasterWeights.of(grid, points.only(cells.pixels()), cells);
    }

    private PointCloud pointCloud() {
        return cloud(m_plane.points(), (p, axis) -> m_plane.xy()[2 * p + axis]);
    }

    private PointCloud middles() {
        Mesh mesh = m_plane.flat();
        return cloud(m_plane.cells(), (c, axis) -> {
            double sum = 0;
            for (int k = 0; k < mesh.nodes(c); k++) {
                sum += m_plane.xy()[2 * mesh.node(c, k) + axis];
            }
            return sum / mesh.nodes(c);
        });
    }

    private PointCloud centres(final int[] pixels) {
        return cloud(pixels,
            (p, axis) -> axis == 0 ? m_grid.x(p % m_grid.width()) : m_grid.y(p / m_grid.width()));
    }

    private interface Coordinate {
        double of(int item, int axis);
    }

    private PointCloud cloud(final int[] items, final Coordinate coordinate) {
        var coordinates = new double[m_dimension * items.length];
        for (int i = 0; i < items.length; i++) {
            for (int axis = 0; axis < m_dimension; axis++) {
                coordinates[m_dimension * i + axis] = coordinate.of(items[i], axis);
            }
        }
        return new PointCloud(m_dimension, coordinates);
    }

    /** The pixels of a point cloud: those that lie near enough to their nearest point. */
    private int[] near() {
        PointCloud cloud = pointCloud();
        var tree = new PointTree(cloud, m_progress);
        var spacing = new double[cloud.size()];
        var around = new int[cloud.size()][];
        var reach = new double[cloud.size()];
        Workers.share((reach.length + BLOCK - 1) / BLOCK, "Distances of points", m_progress.part(0, 0.1), b -> {
            TreeSearch search = tree.search();
            for (int i = b * BLOCK; i < Math.min(reach.length, (b + 1) * BLOCK); i++) {
                around[i] = around(cloud, search, i);
                spacing[i] = around[i].length == 0 ? 0
                    : distance(cloud, i, cloud, around[i][around[i].length - 1]);
            }
        });
        for (int i = 0; i < reach.length; i++) {
            reach[i] = m_options.radius() > 0 ? m_options.radius()
                : Math.max(spacing[i], Arrays.stream(around[i]).mapToDouble(n -> spacing[n]).max().orElse(0));
        }
        int[] all = IntStream.range(0, m_grid.pixels()).toArray();
        PointCloud centres = centres(all);
        int[] nearest = nearest(tree, centres);
        return Arrays.stream(all).filter(p -> distance(centres, p, cloud, nearest[p]) <= reach[nearest[p]]).toArray();
    }

    /** The eight nearest points, nearest first. Those in the same place, as cells that share no points have them, not. */
    private static int[] around(final PointCloud cloud, final TreeSearch search, final int point) {
        int count = search.find(cloud, point, NeighbourRule.nearest(NEIGHBOURS), point);
        return Arrays.stream(search.neighbours(), 0, count).boxed()
            .filter(n -> distance(cloud, point, cloud, n) > 0)
            .sorted(Comparator.comparingDouble(n -> distance(cloud, point, cloud, n))).limit(SPACING)
            .mapToInt(i -> i).toArray();
    }

    private static double distance(final PointCloud a, final int i, final PointCloud b, final int j) {
        double square = 0;
        for (int axis = 0; axis < a.dimension(); axis++) {
            double d = a.coordinate(i, axis) - b.coordinate(j, axis);
            square += d * d;
        }
        return Math.sqrt(square);
    }

    private int[] nearest(final PointTree tree, final PointCloud places) {
        var nearest = new int[places.size()];
        Workers.share((nearest.length + BLOCK - 1) / BLOCK, "Nearest points", m_progress, b -> {
            TreeSearch search = tree.search();
            for (int i = b * BLOCK; i < Math.min(nearest.length, (b + 1) * BLOCK); i++) {
                nearest[i] = search.nearest(places, i);
            }
        });
        return nearest;
    }

    /**
     * @param items numbers of the points or cells that the cloud is of
     * @param from share of the progress at which this begins
     * @return rows of those of the pixels that have one
     */
    private PixelMatrix matrix(final int[] items, final PointCloud cloud, final int[] pixels, final boolean nearest,
        final double from) {
        if (nearest) {
            int[] found = nearest(new PointTree(cloud, m_progress), centres(pixels));
            return PixelMatrix.picking(pixels, Arrays.stream(found).map(i -> items[i]).toArray());
        }
        var portions = new MatrixRows[(m_grid.pixels() + PORTION - 1) / PORTION];
        for (int b = 0; b < portions.length; b++) {
            int begin = b * PORTION;
            int end = Math.min(m_grid.pixels(), begin + PORTION);
            portions[b] = new MatrixRows(begin, end - begin);
            int[] some = Arrays.stream(pixels).filter(p -> p >= begin && p < end).toArray();
            if (some.length > 0) {
                fit(items, cloud, some, portions[b], m_progress.part(from + 0.4 * b / portions.length,
                    from + 0.4 * (b + 1) / portions.length));
            }
        }
        return MatrixRows.join(portions);
    }

    private void fit(final int[] items, final PointCloud cloud, final int[] pixels, final MatrixRows rows,
        final Progress progress) {
        var rule = new NeighbourRule(m_options.neighboursIn(m_dimension),
            m_options.radius() > 0 ? m_options.radius() : Double.POSITIVE_INFINITY, true);
        var options =
            new ScatteredOptions(m_options.order(), Weighting.CENTER, DofSet.NONE, SingularRule.LOWER_ORDER, 0);
        ScatteredWlsqm wlsqm = ScatteredWlsqm.prepare(cloud, centres(pixels), rule, options, progress.part(0, 0.5));
        var values = new double[pixels.length][];
        var neighbours = new int[pixels.length][];
        Workers.share((pixels.length + BLOCK - 1) / BLOCK, "Weights of fits", progress.part(0.5, 1), b -> {
            for (int i = b * BLOCK; i < Math.min(pixels.length, (b + 1) * BLOCK); i++) {
                if (wlsqm.order(i) >= 0) {
                    neighbours[i] = wlsqm.neighbours(i);
                    values[i] = valuesOf(wlsqm.sensitivities(i), neighbours[i].length);
                }
            }
        });
        for (int i = 0; i < pixels.length; i++) {
            if (values[i] != null) {
                rows.begin(pixels[i]);
                for (int k = 0; k < values[i].length; k++) {
                    rows.add(pixels[i], items[neighbours[i][k]], values[i][k]);
                }
            }
        }
    }

    /** How the value, DOF 0, depends on each neighbour. */
    private static double[] valuesOf(final double[] sensitivities, final int neighbours) {
        int dofs = sensitivities.length / neighbours;
        var values = new double[neighbours];
        Arrays.setAll(values, k -> sensitivities[k * dofs]);
        return values;
    }
}
