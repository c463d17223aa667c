package org.latentrom.engine.wlsqm;

import java.util.Arrays;

import org.latentrom.engine.progress.Progress;

/**
 * The transpose of the fits with weights. A pixel o receives from each of its neighbours n the weight that o has in the
 * fit at n times the value at o of a polynomial about n, whose coefficients are the cotangents of the right-hand side.
 */
final class WeightedAdjoint {
    private final FitGrid m_grid;

    private final Weights m_weights;

    private final Monomials m_basis;

    private final Cotangents m_cotangents;

    private WeightedAdjoint(final FitGrid grid, final Weights weights, final Monomials basis,
        final Cotangents cotangents) {
        m_grid = grid;
        m_weights = weights;
        m_basis = basis;
        m_cotangents = cotangents;
    }

    static double[] apply(final FitGrid grid, final Solvers solvers, final Weights weights,
        final double[][] cotangents, final Progress progress) {
        var adjoint = new WeightedAdjoint(grid, weights, solvers.basis(), new Cotangents(grid, solvers, cotangents));
        var result = new double[grid.pixels()];
        grid.share(progress, tile -> adjoint.apply(tile, result, progress));
        return result;
    }

    private void apply(final Tile tile, final double[] result, final Progress progress) {
        int unknowns = m_basis.count();
        int pad = m_grid.neighbourhood().halfWidth(0);
        double[][] table = m_weights.table();
        var scaled = new double[unknowns][m_grid.width()];
        var coefficients = new double[unknowns][m_grid.width()];
        var rows = new RowRing((row, from, to, values, at) -> {
            m_cotangents.read(row * m_grid.width() + from, to - from, scaled, coefficients);
            for (int k = 0; k < unknowns; k++) {
                System.arraycopy(coefficients[k], 0, values[k], at, to - from);
            }
        }, unknowns, m_grid, tile);
        var ofX = new double[m_basis.degreeOfX() + 1][tile.width() + 2 * pad];
        var sums = new double[tile.width()];
        for (int row = tile.fromRow(); row < tile.toRow(); row++) {
            progress.checkCanceled();
            rows.advance(row);
            Arrays.fill(sums, 0);
            for (int r = rows.first(row); r <= rows.last(row); r++) {
                progress.checkCanceled();
                polynomialsOfX(rows.get(r), row - r, ofX);
                double[] weights = table[Math.abs(row - r)];
                addSingles(tile, r, ofX, rows, Math.abs(row - r), sums);
                RowKernel.addTransposed(ofX, pad, weights, sums);
            }
            for (int j = 0; j < sums.length; j++) {
                int pixel = row * m_grid.width() + tile.fromColumn() + j;
                result[pixel] = m_grid.mask().isValid(pixel) ? sums[j] : 0;
            }
        }
    }

    /** The polynomials of a row of pixels, for a row that lies {@code y} above them. */
    private void polynomialsOfX(final double[][] coefficients, final int y, final double[][] ofX) {
        for (int p = 0; p < ofX.length; p++) {
            Arrays.fill(ofX[p], 0);
        }
        for (int k = 0; k < coefficients.length; k++) {
            RowKernel.add(coefficients[k], 0, RowKernel.power(y, m_basis.q(k)), ofX[m_basis.p(k)]);
        }
    }

    /** Adds what comes from pixels with weights of their own, and takes them out of {@code ofX}. */
    private void addSingles(final Tile tile, final int row, final double[][] ofX, final RowRing rows, final int y,
        final double[] sums) {
        int pad = m_grid.neighbourhood().halfWidth(0);
        int w = m_grid.neighbourhood().halfWidth(y);
        for (int column = rows.firstColumn(); column < rows.endColumn(); column++) {
            double farthest = m_weights.of(row * m_grid.width() + column);
            if (farthest != m_weights.whole()) {
                int at = column - tile.fromColumn();
                for (int j = Math.max(0, at - w); j <= Math.min(sums.length - 1, at + w); j++) {
                    double value = 0;
                    for (int p = ofX.length - 1; p >= 0; p--) {
                        value = value * (j - at) + ofX[p][pad + at];
                    }
                    sums[j] += value * m_weights.at(Math.abs(j - at), y, farthest);
                }
                for (double[] values : ofX) {
                    values[pad + at] = 0;
                }
            }
        }
    }
}
