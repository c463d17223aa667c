package org.latentrom.engine.wlsqm;

import java.util.function.Consumer;

import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/**
 * The pixels and what is fitted to them.
 *
 * @param mask which pixels are valid; gives the size of the image
 * @param dx width of a pixel
 * @param dy height of a pixel
 * @param options what is fitted
 * @param neighbourhood that of the options, clipped to the image
 */
record FitGrid(Mask mask, double dx, double dy, FitOptions options, Neighbourhood neighbourhood) {
    FitGrid(final Mask mask, final double dx, final double dy, final FitOptions options) {
        this(mask, dx, dy, options, options.neighbourhood().within(mask.height(), mask.width()));
    }

    int height() {
        return mask.height();
    }

    int width() {
        return mask.width();
    }

    int pixels() {
        return mask.height() * mask.width();
    }

    /** @return monomials up to a degree in the directions in which the image has more than one pixel */
    Monomials monomials(final int degree) {
        return new Monomials(degree, width() > 1, height() > 1);
    }

    /** @return for each monomial of the polynomial what turns its coefficient in pixels into a derivative */
    double[] factors(final Monomials basis) {
        var factors = new double[basis.count()];
        for (int k = 0; k < factors.length; k++) {
            factors[k] = basis.derivative(k).factor(dx, dy);
        }
        return factors;
    }

    /** Does all tiles of the image. */
    void share(final Progress progress, final Consumer<Tile> work) {
        Tile.share(height(), width(), neighbourhood.reach(), progress, work);
    }
}
