package org.latentrom.engine.wlsqm;

import java.util.Arrays;

import org.latentrom.engine.progress.Progress;

/**
 * Fits with weights: right-hand sides are sums over the neighbours of the differences to the middle of the image's
 * range.
 */
final class WeightedFit {
    private final FitGrid m_grid;

    private final Solvers m_solvers;

    private final Weights m_weights;

    private final Samples m_samples;

    private final double m_middle;

    /** Values are brought to a magnitude of 1, so that squares of huge or tiny ones are in range. */
    private final int m_exponent;

    private WeightedFit(final FitGrid grid, final Solvers solvers, final Weights weights, final Samples samples) {
        m_grid = grid;
        m_solvers = solvers;
        m_weights = weights;
        m_samples = samples;
        m_middle = samples.middle();
        m_exponent = Math.max(Math.getExponent(samples.greatestMagnitude()), Double.MIN_EXPONENT);
    }

    static void fit(final FitGrid grid, final Solvers solvers, final Weights weights, final Samples samples,
        final FitResult result, final Progress progress) {
        var fit = new WeightedFit(grid, solvers, weights, samples);
        grid.share(progress, tile -> fit.fit(tile, result, progress));
    }

    private void read(final int row, final int fromColumn, final int toColumn, final double[][] values, final int at) {
        m_samples.read(row, fromColumn, toColumn, values[0], at);
        for (int j = at; j < at + toColumn - fromColumn; j++) {
            double value = values[0][j];
            values[0][j] = Double.isNaN(value) ? 0 : Math.scalb(value - m_middle, -m_exponent);
        }
    }

    private void fit(final Tile tile, final FitResult result, final Progress progress) {
        Monomials basis = m_solvers.basis();
        double[] factors = m_grid.factors(basis);
        var moments = new WeightedMoments(this::read, m_grid, m_weights, basis, tile, progress);
        int unknowns = basis.count();
        var right = new double[unknowns][];
        var row = new double[unknowns][tile.width()];
        for (int r = tile.fromRow(); r < tile.toRow(); r++) {
            progress.checkCanceled();
            moments.row(r);
            Arrays.setAll(right, moments::sums);
            int pixel = r * m_grid.width() + tile.fromColumn();
            m_solvers.solve(pixel, right, tile.width(), row);
            for (int k = 0; k < unknowns; k++) {
                for (int j = 0; j < tile.width(); j++) {
                    row[k][j] = Math.scalb(factors[k] * row[k][j], m_exponent) + (k == 0 ? m_middle : 0);
                }
                result.store(basis.derivative(k), pixel, row[k]);
            }
        }
    }
}
