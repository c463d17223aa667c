package org.latentrom.engine.wlsqm;

import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** The fit as a fixed convolution, where no border or mask is near. */
final class Stencils {
    private Stencils() {
    }

    /**
     * @return {@code [reach + y][reach + x]}: what the value at offset (x, y) contributes to the derivative
     * @throws IllegalArgumentException if the fits do not have the derivative or the whole neighbourhood is singular
     */
    static double[][] of(final FitGrid grid, final Derivative derivative) {
        Neighbourhood neighbourhood = grid.options().neighbourhood();
        int reach = neighbourhood.reach();
        int x0 = grid.width() > 1 ? reach : 0;
        int y0 = grid.height() > 1 ? reach : 0;
        var small = new FitGrid(Mask.full(2 * y0 + 1, 2 * x0 + 1), grid.dx(), grid.dy(), grid.options());
        Weights weights = grid.options().weighting() == Weighting.UNIFORM ? null : new Weights(small, Progress.NONE);
        int order = grid.options().order();
        Monomials monomials = small.monomials(2 * order);
        Monomials basis = small.monomials(order);
        int place = derivative.order() > order ? -1 : basis.index(derivative.x(), derivative.y());
        if (place < 0) {
            throw new IllegalArgumentException("fits of order " + order + " to " + grid.height() + " x "
                + grid.width() + " pixels have no derivative " + derivative);
        }
        MomentSource source = SolverFactory.moments(small, weights, monomials,
            new Tile(y0, y0 + 1, x0, x0 + 1), Progress.NONE);
        var moments = new double[monomials.count()];
        source.row(y0);
        source.at(0, new long[moments.length], moments);
        int unknowns = basis.count();
        var inverse = new double[unknowns * (unknowns + 1) / 2];
        if (!new NormalEquations(monomials).invert(moments, order, inverse, 0)) {
            throw new IllegalArgumentException("a polynomial of order " + order + " is not determined by the pixels "
                + "within radius " + neighbourhood.radius() + ": choose " + grid.options().leastRadius() + " or more");
        }
        var stencil = new double[2 * reach + 1][2 * reach + 1];
        for (int y = -y0; y <= y0; y++) {
            int w = Math.min(x0, neighbourhood.halfWidth(y));
            for (int x = -w; x <= w; x++) {
                double sum = 0;
                for (int k = 0; k < unknowns; k++) {
                    int row = Math.max(place, k);
                    sum += inverse[row * (row + 1) / 2 + Math.min(place, k)] * Math.pow(x, basis.p(k))
                        * Math.pow(y, basis.q(k));
                }
                double weight = weights == null ? 1 : weights.at(Math.abs(x), Math.abs(y), weights.whole());
                stencil[reach + y][reach + x] = derivative.factor(grid.dx(), grid.dy()) * weight * sum;
            }
        }
        return stencil;
    }
}
