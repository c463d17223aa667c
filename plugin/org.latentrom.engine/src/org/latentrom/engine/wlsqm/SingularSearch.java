package org.latentrom.engine.wlsqm;

import java.util.Optional;

import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** Finds the radius that would do where neighbours are too few. */
final class SingularSearch {
    /** The radii that are tried are multiples of this. */
    private static final double STEP = 0.5;

    private final FitGrid m_grid;

    private final Monomials m_monomials;

    private SingularSearch(final FitGrid grid) {
        m_grid = grid;
        m_monomials = grid.monomials(2 * grid.options().order());
    }

    /** @return the pixels without a polynomial of the wanted order, if there are any */
    static Optional<SingularPixels> of(final FitGrid grid, final Solvers solvers, final Progress progress) {
        int first = first(grid, solvers);
        if (first < 0) {
            return Optional.empty();
        }
        var search = new SingularSearch(grid);
        double radius = grid.options().neighbourhood().radius();
        // whatever does for a pixel does with a larger radius too, so the search only ever goes up
        for (int pixel = first; pixel >= 0 && !Double.isNaN(radius);) {
            radius = search.leastRadius(pixel, radius, progress);
            pixel = Double.isNaN(radius) ? -1 : firstWith(grid, radius, progress);
        }
        return Optional.of(new SingularPixels(solvers.singular() + solvers.lowered(), first / grid.width(),
            first % grid.width(), grid.options(), radius));
    }

    private static int first(final FitGrid grid, final Solvers solvers) {
        for (int i = 0; i < grid.pixels() && solvers.singular() + solvers.lowered() > 0; i++) {
            if (grid.mask().isValid(i)
                && (solvers.of(i) == Solvers.NONE || solvers.order(solvers.of(i)) < grid.options().order())) {
                return i;
            }
        }
        return -1;
    }

    private static int firstWith(final FitGrid grid, final double radius, final Progress progress) {
        FitOptions options = FitOptions.of(grid.options().neighbourhood().withRadius(radius))
            .withOrder(grid.options().order());
        var other = new FitGrid(grid.mask(), grid.dx(), grid.dy(), options);
        return first(other, SolverFactory.make(other, null, progress));
    }

    /** @return the least radius above another with which a pixel's polynomial is determined; NaN if none does */
    private double leastRadius(final int pixel, final double radius, final Progress progress) {
        double greatest = Math.min(Neighbourhood.GREATEST_RADIUS, Math.max(radius, m_grid.height() + m_grid.width()));
        int below = (int)Math.floor(radius / STEP);
        int enough = below + 1;
        while (!determined(pixel, Math.min(greatest, enough * STEP))) {
            progress.checkCanceled();
            if (enough * STEP >= greatest) {
                return Double.NaN;
            }
            int step = enough - below;
            below = enough;
            enough += 2 * step;
        }
        enough = (int)Math.min(enough, Math.ceil(greatest / STEP));
        while (enough - below > 1) {
            int middle = (below + enough) / 2;
            if (determined(pixel, middle * STEP)) {
                enough = middle;
            } else {
                below = middle;
            }
        }
        return Math.min(greatest, enough * STEP);
    }

    private boolean determined(final int pixel, final double radius) {
        Mask mask = m_grid.mask();
        int row = pixel / m_grid.width();
        int column = pixel % m_grid.width();
        Neighbourhood neighbourhood =
            m_grid.options().neighbourhood().withRadius(radius).within(mask.height(), mask.width());
        int reach = neighbourhood.reach();
        var moments = new double[m_monomials.count()];
        for (int r = Math.max(0, row - reach); r <= Math.min(mask.height() - 1, row + reach); r++) {
            int w = neighbourhood.halfWidth(r - row);
            for (int c = Math.max(0, column - w); c <= Math.min(mask.width() - 1, column + w); c++) {
                for (int k = 0; k < moments.length && mask.isValid(r * mask.width() + c); k++) {
                    moments[k] += RowKernel.power(c - column, m_monomials.p(k))
                        * RowKernel.power(r - row, m_monomials.q(k));
                }
            }
        }
        int unknowns = m_monomials.countTo(m_grid.options().order());
        return new NormalEquations(m_monomials).invert(moments, m_grid.options().order(),
            new double[unknowns * (unknowns + 1) / 2], 0);
    }
}
