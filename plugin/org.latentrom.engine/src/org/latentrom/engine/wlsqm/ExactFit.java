package org.latentrom.engine.wlsqm;

import org.latentrom.engine.progress.Progress;

/** Fits with uniform weights: right-hand sides are exact sums of integers that stand for the values. */
final class ExactFit {
    /** So many bits of the image's range are kept at least: an error of 2^-45, far below rounding after averaging. */
    static final int BITS_KEPT = 44;

    /** So many bits of the values of any neighbourhood are kept at least, also beside values that are far larger. */
    private static final int LOCAL_BITS_KEPT = 40;

    /** Values that are smaller by this many powers of two than others count as zeros beside them. */
    private static final int GREATEST_SPAN = 128;

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
        int kept = Math.max(BITS_KEPT, LOCAL_BITS_KEPT + span(grid, samples));
        m_codes = new FixedPoint[(kept + bits - 1) / bits];
        m_codes[0] = FixedPoint.of(samples.middle(), samples.greatestMagnitude(), bits);
        for (int level = 1; level < m_codes.length; level++) {
            m_codes[level] = m_codes[level - 1].finer();
        }
    }

    /** @return by how many powers of two the greatest value is larger than the values of some neighbourhood */
    private static int span(final FitGrid grid, final Samples samples) {
        if (samples.middle() != 0 || samples.greatestMagnitude() == 0) {
            return 0;
        }
        double least = LocalScale.least(samples, grid);
        return Math.min(GREATEST_SPAN, Math.getExponent(samples.greatestMagnitude()) - Math.getExponent(least));
    }

    static void fit(final FitGrid grid, final Solvers solvers, final Samples samples, final FitResult result,
        final Progress progress) {
        var fit = new ExactFit(grid, solvers, samples);
        grid.share(progress, tile -> fit.fit(tile, result, progress));
    }

    private RowMoments moments(final Tile tile, final int level) {
        var values = new double[m_grid.width()];
        return new RowMoments((row, from, to, integers, at) -> {
            m_samples.read(row, from, to, values, 0);
            for (int l = 0; l < level; l++) {
                m_codes[l].toResiduals(values, to - from);
            }
            m_codes[level].encode(values, to - from, integers, at);
        }, m_grid.height(), m_grid.width(), m_grid.neighbourhood(), m_basis, tile);
    }

    private void fit(final Tile tile, final FitResult result, final Progress progress) {
        var moments = new RowMoments[m_codes.length];
        for (int level = 0; level < moments.length; level++) {
            moments[level] = moments(tile, level);
        }
        int unknowns = m_basis.count();
        int width = tile.width();
        var rest = new double[width];
        var own = new long[width];
        var right = new double[unknowns][width];
        var row = new double[unknowns][width];
        for (int r = tile.fromRow(); r < tile.toRow(); r++) {
            progress.checkCanceled();
            int pixel = r * m_grid.width() + tile.fromColumn();
            m_samples.read(r, tile.fromColumn(), tile.toColumn(), rest, 0);
            for (int level = 0; level < moments.length; level++) {
                moments[level].row(r);
                m_codes[level].encode(rest, width, own, 0);
                m_codes[level].toResiduals(rest, width);
                for (int k = 0; k < unknowns; k++) {
                    // what is fitted are differences to the pixel's own value; the sums still hold the values
                    m_solvers.subtractOwn(pixel, k, own, moments[level].sums(k));
                    m_codes[level].decode(moments[level].sums(k), level > 0, right[k]);
                }
            }
            m_solvers.solve(pixel, right, width, row);
            m_samples.read(r, tile.fromColumn(), tile.toColumn(), rest, 0);
            for (int k = 0; k < unknowns; k++) {
                for (int j = 0; j < width; j++) {
                    row[k][j] = m_factors[k] * row[k][j] + (k == 0 ? rest[j] : 0);
                }
                result.store(m_basis.derivative(k), pixel, row[k]);
            }
        }
    }
}
