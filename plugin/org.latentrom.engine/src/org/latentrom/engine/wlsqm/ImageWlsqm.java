package org.latentrom.engine.wlsqm;

import java.util.Arrays;
import java.util.Optional;

import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/**
 * Least-squares fits in all pixels of an image: s(x, y) = sum a_pq (x - x0)^p (y - y0)^q, p + q &lt;= order, to the
 * valid pixels of a neighbourhood of (x0, y0), the pixel itself included. A neighbourhood is clipped by the image's
 * border and the mask; nothing is padded or mirrored. The image may be smaller than the neighbourhood. An image of one
 * row is fitted in x alone, one of one column in y alone.
 * <p>
 * {@link #prepare} does what depends on geometry alone; {@link #fit} can then be called for any number of images.
 * Results are the same bits for any number of threads. An image of any magnitude and offset, also a constant one,
 * works: sums are taken of differences to a value of the image. With uniform weights work grows with pixels times the
 * radius, with others times its square. Immutable.
 */
public final class ImageWlsqm {
    private final FitGrid m_grid;

    private final Mask m_fitted;

    /** Null for uniform ones. */
    private final Weights m_weights;

    private final Solvers m_solvers;

    private ImageWlsqm(final FitGrid grid, final Weights weights, final Solvers solvers) {
        m_grid = grid;
        m_weights = weights;
        m_solvers = solvers;
        var fitted = new boolean[grid.pixels()];
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = solvers.of(i) != Solvers.NONE;
        }
        m_fitted = solvers.singular() == 0 ? grid.mask() : Mask.of(grid.height(), grid.width(), fitted);
    }

    /**
     * Builds and inverts the normal matrices, one for each different neighbourhood.
     *
     * @param mask which pixels are valid; gives the size of the image
     * @param dx width of a pixel, positive
     * @param dy height of a pixel, positive; need not be {@code dx}
     * @param options what is fitted
     * @param progress asked in every row whether to stop
     * @throws IllegalArgumentException if no pixel is valid or a pixel has no size
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ImageWlsqm prepare(final Mask mask, final double dx, final double dy, final FitOptions options,
        final Progress progress) {
        if (!(dx > 0 && dx < Double.POSITIVE_INFINITY && dy > 0 && dy < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a pixel of " + dx + " x " + dy + " has no size");
        }
        if (mask.count() == 0) {
            throw new IllegalArgumentException("none of the " + mask.height() + " x " + mask.width()
                + " pixels is valid: there is nothing to fit. Look at the field's mask and at NaN values");
        }
        var grid = new FitGrid(mask, dx, dy, options);
        Weights weights = options.weighting() == Weighting.UNIFORM ? null : new Weights(grid, progress);
        return new ImageWlsqm(grid, weights, SolverFactory.make(grid, weights, progress));
    }

    /** @return what is fitted */
    public FitOptions options() {
        return m_grid.options();
    }

    /** @return the valid pixels */
    public Mask mask() {
        return m_grid.mask();
    }

    /** @return the pixels that have a result: the valid ones, but for those that were left out as singular */
    public Mask fitted() {
        return m_fitted;
    }

    /**
     * @return whether fits give a derivative: the order suffices, and the image has more than one pixel along the
     *         directions of the derivative
     */
    public boolean supports(final Derivative derivative) {
        return derivative.order() <= m_grid.options().order()
            && m_solvers.basis().index(derivative.x(), derivative.y()) >= 0;
    }

    /** @return number of valid pixels without a result, since their neighbours do not determine a polynomial */
    public int singular() {
        return m_solvers.singular();
    }

    /** @return number of pixels with a polynomial of lower order */
    public int lowered() {
        return m_solvers.lowered();
    }

    /**
     * @param progress asked whether to stop, since radii are tried
     * @return the pixels that have no polynomial of the wanted order, left out or lowered, with a radius that would do;
     *         empty if there are none
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public Optional<SingularPixels> singularPixels(final Progress progress) {
        return SingularSearch.of(m_grid, m_solvers, progress);
    }

    /** @return number of different neighbourhoods, each with its own factorisation */
    public int solvers() {
        return m_solvers.count();
    }

    /** @return order of each pixel's polynomial; -1 where there is none */
    public int[] orders() {
        var orders = new int[m_grid.pixels()];
        Arrays.setAll(orders, i -> m_fitted.isValid(i) ? m_solvers.order(m_solvers.of(i)) : -1);
        return orders;
    }

    /**
     * @return the 2-norm condition number of each pixel's normal matrix, at least 1; NaN where nothing is fitted. It is
     *         that of the matrix of the monomials (x/R)^p (y/R)^q / (p! q!), offsets in pixels and R the radius rounded
     *         up, which does not depend on the size of pixels
     */
    public double[] conditionNumbers() {
        return new Diagnostics(m_grid, m_solvers, m_weights).conditionNumbers();
    }

    /**
     * @return how much of a pixel's own value its fitted value takes, 0 to 1: the diagonal of the smoothing matrix
     *         (the leverage or hat value of regression); NaN where nothing is fitted. With independent noise of
     *         variance s^2 a residual has the variance (1 - leverage) s^2, for uniform weights
     */
    public double[] leverages() {
        return new Diagnostics(m_grid, m_solvers, m_weights).leverages();
    }

    /**
     * @param derivative one that is {@link #supports supported}
     * @return standard deviation of the derivative at each pixel if the values have independent noise of standard
     *         deviation 1, in the derivative's unit; NaN where nothing is fitted
     * @throws IllegalArgumentException if the fits do not give the derivative
     */
    public double[] noiseGains(final Derivative derivative) {
        if (!supports(derivative)) {
            throw new IllegalArgumentException("fits of order " + m_grid.options().order() + " to " + m_grid.height()
                + " x " + m_grid.width() + " pixels have no derivative " + derivative);
        }
        return new Diagnostics(m_grid, m_solvers, m_weights).noiseGains(derivative);
    }

    /**
     * The fit as a fixed stencil, where no border or mask is near. Where the whole neighbourhood is valid, the
     * derivative is the sum over all offsets of the stencil times the value there: a cross-correlation, which is what
     * "convolution" layers of networks compute; a true convolution needs the stencil turned by 180 degrees.
     *
     * @return {@code stencil[reach + y][reach + x]}: what the value at offset (x, y) pixels contributes; 0 outside of
     *         the neighbourhood
     * @throws IllegalArgumentException if the fits do not give the derivative, or the radius is too small for any
     */
    public double[][] stencil(final Derivative derivative) {
        return Stencils.of(m_grid, derivative);
    }

    /**
     * The transpose of the fit: if the fit is the matrix L that turns values into derivatives, this multiplies with
     * its transpose. It turns the gradient of a loss with respect to the derivatives into that with respect to the
     * values (python-wlsqm's sensitivities, applied from the left). As costly as a fit. With uniform weights its error
     * is about 2^-44 of the largest result in the image: unlike in fits, numbers that are smaller than that have no
     * digits of their own.
     *
     * @param cotangents {@code cotangents[derivative ordinal][pixel]}; null, or a shorter array, stands for zeros.
     *            Numbers at pixels that are not {@link #fitted} are not looked at
     * @param progress asked in every row whether to stop
     * @return one number a pixel; 0 at masked pixels
     * @throws IllegalArgumentException if arrays have the wrong length, belong to derivatives that are not
     *             {@link #supports supported} or are not finite
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public double[] adjoint(final double[][] cotangents, final Progress progress) {
        return m_weights == null ? ExactAdjoint.apply(m_grid, m_solvers, cotangents, progress)
            : WeightedAdjoint.apply(m_grid, m_solvers, m_weights, cotangents, progress);
    }

    /**
     * @param values {@code values[row * width + column]}
     * @param progress asked in every row whether to stop
     * @return the fits for the mask less the pixels whose value is NaN; these fits themselves if there are none
     * @throws IllegalArgumentException if there are not as many values as pixels, all are NaN, or one is infinite
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public ImageWlsqm without(final double[] values, final Progress progress) {
        return without(new Samples(m_grid.mask(), values), progress);
    }

    private ImageWlsqm without(final Samples samples, final Progress progress) {
        return samples.missing() ? prepare(samples.present(), m_grid.dx(), m_grid.dy(), m_grid.options(), progress)
            : this;
    }

    /**
     * Fits one image. Values that are NaN are treated as masked: see {@link #without}.
     *
     * @param values {@code values[row * width + column]}; those of invalid pixels are not looked at
     * @param progress asked in every row whether to stop
     * @return {@code result[derivative ordinal][pixel]}, the derivatives up to the order, in units of the values
     *         divided by those of the coordinates; NaN at pixels that are not {@link #fitted} and for derivatives that
     *         are not {@link #supports supported}
     * @throws IllegalArgumentException if a valid pixel's value is infinite; the message names row and column
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public double[][] fit(final double[] values, final Progress progress) {
        FitResult result = FitResult.ofDoubles(Monomials.count(m_grid.options().order()), m_grid.pixels());
        fit(new Samples(m_grid.mask(), values), result, progress);
        return result.doubles();
    }

    /**
     * Fits one image in float32: values and results take half the memory; all that lies between is done as in float64,
     * so a result is the float64 one, rounded once.
     *
     * @see #fit(double[], Progress)
     */
    public float[][] fit(final float[] values, final Progress progress) {
        FitResult result = FitResult.ofFloats(Monomials.count(m_grid.options().order()), m_grid.pixels());
        fit(new Samples(m_grid.mask(), values), result, progress);
        return result.floats();
    }

    private void fit(final Samples samples, final FitResult result, final Progress progress) {
        ImageWlsqm fits = without(samples, progress);
        if (fits.m_weights == null) {
            ExactFit.fit(fits.m_grid, fits.m_solvers, samples, result, progress);
        } else {
            WeightedFit.fit(fits.m_grid, fits.m_solvers, fits.m_weights, samples, result, progress);
        }
    }
}
