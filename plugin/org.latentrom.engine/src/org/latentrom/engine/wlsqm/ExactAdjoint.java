package org.latentrom.engine.wlsqm;

import java.util.Arrays;

import org.latentrom.engine.progress.Progress;

/**
 * The transpose of the fits with uniform weights. A pixel o receives from each pixel n whose neighbourhood it is in the
 * value at o of a polynomial about n, whose coefficients are the cotangents of the right-hand side. As neighbourhoods
 * are symmetric, these n are the neighbours of o. The polynomials are written about the tile's corner, so that their
 * coefficients can be summed by rows, as integers, exactly.
 */
final class ExactAdjoint {
    private final FitGrid m_grid;

    private final Monomials m_basis;

    private final Cotangents m_cotangents;

    private final FixedPoint[] m_codes;

    private ExactAdjoint(final FitGrid grid, final Monomials basis, final Cotangents cotangents,
        final double[] greatest) {
        m_grid = grid;
        m_basis = basis;
        m_cotangents = cotangents;
        double sums = 0;
        double allMoments = 0;
        for (int k = 0; k < greatest.length; k++) {
            double moment = grid.neighbourhood().greatestMoment(basis.p(k) + basis.q(k));
            sums += greatest[k] * moment;
            allMoments += moment;
        }
        if (!Double.isFinite(sums)) {
            throw new IllegalArgumentException("the cotangents are so large that their sums are beyond float64");
        }
        int bits = 62 - (int)Math.ceil(Math.log(allMoments) / Math.log(2));
        m_codes = new FixedPoint[(ExactFit.BITS_KEPT + bits - 1) / bits];
        m_codes[0] = FixedPoint.forSums(sums, bits);
        for (int level = 1; level < m_codes.length; level++) {
            m_codes[level] = m_codes[level - 1].finer();
        }
    }

    static double[] apply(final FitGrid grid, final Solvers solvers, final double[][] cotangents,
        final Progress progress) {
        var checked = new Cotangents(grid, solvers, cotangents);
        var result = new double[grid.pixels()];
        double[] greatest = checked.greatest(progress.part(0, 0.1));
        if (Arrays.stream(greatest).sum() > 0) {
            var adjoint = new ExactAdjoint(grid, solvers.basis(), checked, greatest);
            grid.share(progress.part(0.1, 1), tile -> adjoint.apply(tile, result, progress));
        }
        return result;
    }

    private PrefixRows coefficients(final Tile tile) {
        int unknowns = m_basis.count();
        var scaled = new double[unknowns][m_grid.width()];
        var rest = new double[unknowns][m_grid.width()];
        return new PrefixRows((row, from, to, values, at) -> {
            int count = to - from;
            m_cotangents.read(row * m_grid.width() + from, count, scaled, rest);
            for (int level = 0; level < m_codes.length; level++) {
                for (int k = 0; k < unknowns; k++) {
                    m_codes[level].encode(rest[k], count, values[level * unknowns + k], at);
                    m_codes[level].toResiduals(rest[k], count);
                }
                m_basis.expand(values, level * unknowns, at, count, from - tile.fromColumn(), row - tile.fromRow());
            }
        }, m_codes.length * unknowns, m_grid.height(), m_grid.width(), m_grid.neighbourhood(), tile);
    }

    private void apply(final Tile tile, final double[] result, final Progress progress) {
        PrefixRows rows = coefficients(tile);
        var sums = new long[m_codes.length * m_basis.count()][tile.width()];
        var integers = new long[tile.width()];
        var values = new double[tile.width()];
        for (int row = tile.fromRow(); row < tile.toRow(); row++) {
            progress.checkCanceled();
            rows.advance(row);
            for (int c = 0; c < sums.length; c++) {
                Arrays.fill(sums[c], 0);
                for (int r = rows.first(row); r <= rows.last(row); r++) {
                    rows.add(r, c, m_grid.neighbourhood().halfWidth(r - row), sums[c]);
                }
            }
            for (int level = 0; level < m_codes.length; level++) {
                m_basis.evaluate(sums, level * m_basis.count(), row - tile.fromRow(), integers);
                m_codes[level].decode(integers, level > 0, values);
            }
            for (int j = 0; j < values.length; j++) {
                int pixel = row * m_grid.width() + tile.fromColumn() + j;
                result[pixel] = m_grid.mask().isValid(pixel) ? values[j] : 0;
            }
        }
    }
}
