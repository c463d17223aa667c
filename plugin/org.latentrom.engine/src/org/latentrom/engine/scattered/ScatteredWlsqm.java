package org.latentrom.engine.scattered;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.Weighting;

/**
 * Fits a polynomial to the points around each origin by weighted least squares and takes its value and derivatives.
 * What depends on the points alone, neighbours and factors, is prepared once and serves any number of data sets. Each
 * origin is fitted by itself, so results have the same bits for any number of threads. Immutable.
 */
public final class ScatteredWlsqm {
    private final PointCloud m_cloud;

    private final PointCloud m_origins;

    private final ScatteredOptions m_options;

    private final DofLayout m_layout;

    private final OriginBlock[] m_blocks;

    private final long m_memory;

    private final SingularOrigins m_singular;

    private ScatteredWlsqm(final PointCloud cloud, final PointCloud origins, final NeighbourRule neighbours,
        final ScatteredOptions options, final Progress progress) {
        if (cloud.dimension() != origins.dimension()) {
            throw new IllegalArgumentException(
                "the cloud has " + cloud.dimension() + " coordinates a point, the origins " + origins.dimension());
        }
        if (cloud.size() == 0) {
            throw new IllegalArgumentException("there are no points to fit to");
        }
        m_cloud = cloud;
        m_origins = origins;
        m_options = options;
        m_layout = DofLayout.of(cloud.dimension(), options.order());
        m_blocks = new OriginBlock[(origins.size() + OriginBlock.SIZE - 1) / OriginBlock.SIZE];
        progress.report(0, () -> "Sorting points");
        var tree = new PointTree(cloud, progress);
        var preparation = new Preparation(this, tree, neighbours);
        preparation.refuseTooMuch();
        Workers.share(m_blocks.length, "Finding neighbours", progress.part(0.1, 0.9),
            b -> m_blocks[b] = preparation.block(b, progress));
        m_memory = preparation.memory();
        m_singular = SingularOrigins.of(this, tree, neighbours, progress);
    }

    /**
     * Fits about the points of the cloud themselves.
     *
     * @param cloud at least one point
     * @param neighbours which points belong to a fit
     * @param options order, weights, known DOFs
     * @param progress asked at every origin whether to stop, by several threads
     * @throws IllegalArgumentException if there are no points or the memory does not suffice; with the remedy
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ScatteredWlsqm prepare(final PointCloud cloud, final NeighbourRule neighbours,
        final ScatteredOptions options, final Progress progress) {
        return new ScatteredWlsqm(cloud, cloud, neighbours, options, progress);
    }

    /**
     * Fits about other points than those of the cloud: as above, with
     *
     * @param origins where the polynomials have their origins, of the cloud's dimension
     */
    public static ScatteredWlsqm prepare(final PointCloud cloud, final PointCloud origins,
        final NeighbourRule neighbours, final ScatteredOptions options, final Progress progress) {
        return new ScatteredWlsqm(cloud, origins, neighbours, options, progress);
    }

    LocalBasis basis() {
        return new LocalBasis(m_layout, m_cloud, m_origins, m_options.weighting() == Weighting.CENTER);
    }

    /**
     * Fits one data set. If the value is known and the origins are the cloud's points, it is the point's own.
     *
     * @param values one a point of the cloud, finite
     * @param progress asked at every origin whether to stop, by several threads
     * @throws IllegalArgumentException if there are not as many values as points, one is not finite, or other DOFs are
     *             known: their values must be given
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public ScatteredFit fit(final double[] values, final Progress progress) {
        var givens = new double[m_layout.size()][];
        if (isOwnOrigin() && m_options.knowns().contains(0)) {
            givens[0] = values;
        }
        return fit(values, givens, progress);
    }

    /**
     * Fits one data set: as above, with
     *
     * @param givens {@code givens[dof][origin]} for each known DOF; the others are not looked at
     */
    public ScatteredFit fit(final double[] values, final double[][] givens, final Progress progress) {
        check(values, m_cloud, "value");
        for (int dof = 0; dof < m_layout.size(); dof++) {
            if (m_options.knowns().contains(dof)) {
                String name = "known " + m_layout.names().get(dof);
                if (dof >= givens.length || givens[dof] == null) {
                    throw new IllegalArgumentException("the " + name + " is not given");
                }
                check(givens[dof], m_origins, name);
            }
        }
        var result = new double[m_layout.size()][m_origins.size()];
        var iterations = new AtomicInteger();
        Workers.share(m_blocks.length, "Fitting", progress, b -> {
            int most = fit(m_blocks[b], values, givens, result, progress);
            iterations.accumulateAndGet(most, Math::max);
        });
        return new ScatteredFit(this, result, iterations.get());
    }

    private static void check(final double[] values, final PointCloud points, final String what) {
        if (values.length != points.size()) {
            throw new IllegalArgumentException(
                "there are " + points.size() + " points, but " + values.length + " entries of the " + what);
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("the " + what + " of point " + i + " is " + values[i]);
            }
        }
    }

    private int fit(final OriginBlock block, final double[] values, final double[][] givens, final double[][] result,
        final Progress progress) {
        var fit = new LocalFit(basis(), m_options);
        var dofs = new double[m_layout.size()];
        int iterations = 0;
        for (int i = 0; i < block.size(); i++) {
            progress.checkCanceled();
            int origin = block.from() + i;
            for (int dof = 0; dof < dofs.length; dof++) {
                dofs[dof] = m_options.knowns().contains(dof) ? givens[dof][origin] : Double.NaN;
            }
            if (block.orders()[i] >= 0) {
                fit.fit(block, i, values, dofs);
                iterations = Math.max(iterations, fit.iterations());
            }
            for (int dof = 0; dof < dofs.length; dof++) {
                result[dof][origin] = block.orders()[i] < 0 ? Double.NaN : dofs[dof];
            }
        }
        return iterations;
    }

    /** @return the DOFs of a fit */
    public DofLayout layout() {
        return m_layout;
    }

    /** @return the origins of the polynomials */
    public PointCloud origins() {
        return m_origins;
    }

    /** @return number of points of the cloud */
    public int points() {
        return m_cloud.size();
    }

    /** @return the options */
    public ScatteredOptions options() {
        return m_options;
    }

    /** @return the order that is fitted about an origin, less than the options' if it was lowered; -1 for no fit */
    public int order(final int origin) {
        return m_blocks[origin / OriginBlock.SIZE].orders()[origin % OriginBlock.SIZE];
    }

    /** @return the points of the cloud that an origin is fitted to, in ascending order */
    public int[] neighbours(final int origin) {
        var b = m_blocks[origin / OriginBlock.SIZE];
        int i = origin % OriginBlock.SIZE;
        return Arrays.copyOfRange(b.neighbours(), b.start()[i], b.start()[i + 1]);
    }

    /** @return bytes of memory that the prepared fits hold */
    public long memory() {
        return m_memory;
    }

    /** @return the origins without a fit of the full order, if there are any */
    public Optional<SingularOrigins> singular() {
        return Optional.ofNullable(m_singular);
    }

    /**
     * How the DOFs of an origin depend on the values of its neighbours; known DOFs held.
     *
     * @return d dof / d value, {@code [neighbour * dofs + dof]} in the order of {@link #neighbours} and of the layout;
     *         NaN for known DOFs and if there is no fit, 0 for DOFs above the fitted order
     */
    public double[] sensitivities(final int origin) {
        var b = m_blocks[origin / OriginBlock.SIZE];
        int i = origin % OriginBlock.SIZE;
        var result = new double[b.count(i) * m_layout.size()];
        if (b.orders()[i] < 0) {
            Arrays.fill(result, Double.NaN);
        } else {
            new LocalFit(basis(), m_options).sensitivities(b, i, result);
        }
        return result;
    }

    /**
     * Condition numbers of the normal matrices of the full order, computed anew.
     *
     * @param progress asked at every origin whether to stop, by several threads
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public ConditionNumbers conditionNumbers(final Progress progress) {
        var original = new double[m_origins.size()];
        var scaled = new double[m_origins.size()];
        Workers.share(m_blocks.length, "Condition numbers", progress, b -> {
            var conditions = new NormalCondition(basis(), m_options.knowns().others(m_layout));
            for (int i = 0; i < m_blocks[b].size(); i++) {
                progress.checkCanceled();
                conditions.compute(m_blocks[b], i);
                original[m_blocks[b].from() + i] = conditions.original();
                scaled[m_blocks[b].from() + i] = conditions.scaled();
            }
        });
        return new ConditionNumbers(original, scaled);
    }

    /** @return origins with {@code -1 <= order < full}, in order */
    List<Integer> singularOrigins() {
        var origins = new ArrayList<Integer>();
        for (int i = 0; i < m_origins.size(); i++) {
            if (order(i) < m_layout.order()) {
                origins.add(i);
            }
        }
        return origins;
    }

    /** @return whether the origins are the cloud's points */
    boolean isOwnOrigin() {
        return m_origins == m_cloud;
    }

    /** @return number of neighbours of an origin */
    int count(final int origin) {
        return m_blocks[origin / OriginBlock.SIZE].count(origin % OriginBlock.SIZE);
    }
}
