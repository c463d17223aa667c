package org.latentrom.engine.wlsqm;

import org.latentrom.engine.progress.Progress;

/**
 * What stands at the fits' results in an adjoint computation, {@code [derivative ordinal][pixel]}, null for zeros, and
 * what becomes of it at the right-hand sides: the inverse of the normal matrix, which is symmetric, times the
 * cotangents.
 */
final class Cotangents {
    private final FitGrid m_grid;

    private final Solvers m_solvers;

    private final double[][] m_values;

    private final double[] m_factors;

    /**
     * @throws IllegalArgumentException if an array has another length than the image, belongs to a derivative that the
     *             fits do not give, or is not finite at a fitted pixel
     */
    Cotangents(final FitGrid grid, final Solvers solvers, final double[][] cotangents) {
        m_grid = grid;
        m_solvers = solvers;
        Monomials basis = solvers.basis();
        m_factors = grid.factors(basis);
        m_values = new double[basis.count()][];
        for (int ordinal = 0; ordinal < cotangents.length; ordinal++) {
            double[] values = cotangents[ordinal];
            if (values != null) {
                Derivative d = Derivative.values()[ordinal];
                if (d.order() > basis.degree() || basis.index(d.x(), d.y()) < 0) {
                    throw new IllegalArgumentException("a cotangent is given for " + d + ", which fits of order "
                        + basis.degree() + " to " + grid.height() + " x " + grid.width() + " pixels do not have");
                }
                m_values[basis.index(d.x(), d.y())] = checked(d, values);
            }
        }
    }

    private double[] checked(final Derivative derivative, final double[] values) {
        if (values.length != m_grid.pixels()) {
            throw new IllegalArgumentException(
                values.length + " cotangents of " + derivative + " for an image of " + m_grid.pixels() + " pixels");
        }
        for (int i = 0; i < values.length; i++) {
            if (m_solvers.of(i) != Solvers.NONE && !Double.isFinite(values[i])) {
                throw new IllegalArgumentException("the cotangent of " + derivative + " in row " + i / m_grid.width()
                    + ", column " + i % m_grid.width() + " is " + values[i]);
            }
        }
        return values;
    }

    /**
     * @param pixel the first of successive pixels of a row
     * @param scaled room for as many numbers as {@code coefficients} has
     * @param coefficients {@code coefficients[k][j]} receives the cotangents of the right-hand side of pixel
     *            {@code pixel + j}; zeros where nothing is fitted
     */
    void read(final int pixel, final int count, final double[][] scaled, final double[][] coefficients) {
        for (int k = 0; k < scaled.length; k++) {
            for (int j = 0; j < count; j++) {
                scaled[k][j] = m_values[k] == null ? 0 : m_factors[k] * m_values[k][pixel + j];
            }
        }
        m_solvers.solve(pixel, scaled, count, coefficients);
        for (int j = 0; j < count; j++) {
            if (m_solvers.of(pixel + j) == Solvers.NONE) {
                for (double[] c : coefficients) {
                    c[j] = 0;
                }
            }
        }
    }

    /** @return for each monomial the greatest magnitude of what {@link #read} gives */
    double[] greatest(final Progress progress) {
        var greatest = new double[m_factors.length];
        Tile.share(m_grid.height(), m_grid.width(), 0, progress, tile -> {
            var scaled = new double[m_factors.length][tile.width()];
            var coefficients = new double[m_factors.length][tile.width()];
            var ofTile = new double[m_factors.length];
            for (int row = tile.fromRow(); row < tile.toRow(); row++) {
                progress.checkCanceled();
                read(row * m_grid.width() + tile.fromColumn(), tile.width(), scaled, coefficients);
                for (int k = 0; k < ofTile.length; k++) {
                    for (double c : coefficients[k]) {
                        ofTile[k] = Math.max(ofTile[k], Math.abs(c));
                    }
                }
            }
            synchronized (greatest) {
                for (int k = 0; k < ofTile.length; k++) {
                    greatest[k] = Math.max(greatest[k], ofTile[k]);
                }
            }
        });
        return greatest;
    }
}
