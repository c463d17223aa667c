package org.latentrom.engine.wlsqm;

import org.latentrom.engine.progress.Progress;

/**
 * What stands at the fits' results in an adjoint computation, {@code [derivative ordinal][pixel]}, null for zeros, and
 * what becomes of it at the right-hand sides: the inverse of the normal matrix, which is symmetric, times the cotangents.
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
     * @param scaled room for as many numbers as unknowns
     * @param coefficients receives the cotangent of the pixel's right-hand side, zeros where nothing is fitted
     */
    void at(final int pixel, final double[] scaled, final double[] coefficients) {
        int solver = m_solvers.of(pixel);
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = solver == Solvers.NONE || m_values[k] == null ? 0 : m_factors[k] * m_values[k][pixel];
            coefficients[k] = 0;
        }
        if (solver != Solvers.NONE) {
            m_solvers.solve(solver, scaled, coefficients);
        }
    }

    /** @return for each monomial the greatest magnitude of what {@link #at} gives */
    double[] greatest(final Progress progress) {
        var greatest = new double[m_factors.length];
        Tile.share(m_grid.height(), m_grid.width(), 0, progress, tile -> {
            var scaled = new double[m_factors.length];
            var coefficients = new double[m_factors.length];
            var ofTile = new double[m_factors.length];
            for (int row = tile.fromRow(); row < tile.toRow(); row++) {
                progress.checkCanceled();
                for (int column = tile.fromColumn(); column < tile.toColumn(); column++) {
                    at(row * m_grid.width() + column, scaled, coefficients);
                    for (int k = 0; k < ofTile.length; k++) {
                        ofTile[k] = Math.max(ofTile[k], Math.abs(coefficients[k]));
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
