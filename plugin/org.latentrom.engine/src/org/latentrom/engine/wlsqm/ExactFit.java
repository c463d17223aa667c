package org.latentrom.engine.wlsqm;

import org.latentrom.engine.progress.Progress;

/** Fits with uniform weights: right-hand sides are exact sums of integers that stand for the values. */
final class ExactFit {
    /** So many bits of the image's range are kept at least: an error of 2^-45, far below rounding after averaging. */
    static final int BITS_KEPT = 44;

    private final FitGrid m_grid;

    private final Solvers m_solvers;

    private final Monomials m_basis;

    private final double[] m_factors;

    private final Samples m_samples;

    private final FixedPoint[] m_codes;

    private ExactFit(final FitGrid grid, final Solvers solvers, final Samples samples) {
        m_grid = grid;
        m_solvers = solvers;
        m_basis = solvers.basis();
        m_factors = grid.factors(m_basis);
        m_samples = samples;
        // a sum of (z - z0) x^p y^q stays below 2^63 if the values stay below 2^62 / (largest sum of |x^p y^q|)
        double greatest = grid.neighbourhood().greatestMoment(m_basis.degree());
        int bits = 62 - (int)Math.ceil(Math.log(greatest) / Math.log(2));
        m_codes = new FixedPoint[(BITS_KEPT + bits - 1) / bits];
        m_codes[0] = FixedPoint.of(samples.least(), samples.greatest(), bits);
        for (int level = 1; level < m_codes.length; level++) {
            m_codes[level] = m_codes[level - 1].finer();
        }
    }

    static void fit(final FitGrid grid, final Solvers solvers, final Samples samples, final FitResult result,
        final Progress progress) {
        var fit = new ExactFit(grid, solvers, samples);
        grid.share(progress, tile -> fit.fit(tile, result, progress));
    }

    private long encode(final double value, final int level) {
        double rest = value;
        for (int l = 0; l < level; l++) {
            rest = m_codes[l].residual(rest);
        }
        return m_codes[level].encode(rest);
    }

    private RowMoments moments(final Tile tile, final int level) {
        var values = new double[m_grid.width()];
        return new RowMoments((row, from, to, integers, at) -> {
            m_samples.read(row, from, to, values, 0);
            for (int j = 0; j < to - from; j++) {
                integers[at + j] = encode(values[j], level);
            }
        }, m_grid.height(), m_grid.width(), m_grid.neighbourhood(), m_basis, tile);
    }

    private void fit(final Tile tile, final FitResult result, final Progress progress) {
        var moments = new RowMoments[m_codes.length];
        for (int level = 0; level < moments.length; level++) {
            moments[level] = moments(tile, level);
        }
        int unknowns = m_basis.count();
        var row = new double[unknowns][tile.width()];
        var sums = new long[unknowns];
        var right = new double[unknowns];
        var solution = new double[unknowns];
        for (int r = tile.fromRow(); r < tile.toRow(); r++) {
            progress.checkCanceled();
            for (RowMoments m : moments) {
                m.row(r);
            }
            for (int j = 0; j < tile.width(); j++) {
                int pixel = r * m_grid.width() + tile.fromColumn() + j;
                int solver = m_solvers.of(pixel);
                if (solver == Solvers.NONE) {
                    for (double[] values : row) {
                        values[j] = Double.NaN;
                    }
                    continue;
                }
                double own = m_samples.get(pixel);
                for (int level = 0; level < moments.length; level++) {
                    moments[level].at(j, sums);
                    addDifferences(solver, sums, own, level, right);
                }
                m_solvers.solve(solver, right, solution);
                for (int k = 0; k < unknowns; k++) {
                    row[k][j] = m_factors[k] * solution[k];
                }
                row[0][j] += own;
            }
            for (int k = 0; k < unknowns; k++) {
                result.store(m_basis.derivative(k), r * m_grid.width() + tile.fromColumn(), row[k]);
            }
        }
    }

    /** What is fitted are differences to the pixel's own value; the sums still hold the values. */
    private void addDifferences(final int solver, final long[] sums, final double own, final int level,
        final double[] right) {
        long integer = encode(own, level);
        for (int k = 0; k < right.length; k++) {
            double difference = m_codes[level].decode(sums[k] - integer * m_solvers.moment(solver, k));
            right[k] = level == 0 ? difference : right[k] + difference;
        }
    }
}
