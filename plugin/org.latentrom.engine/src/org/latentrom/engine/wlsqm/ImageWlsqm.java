package org.latentrom.engine.wlsqm;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/**
 * Least-squares fits in all pixels of an image: s(x, y) = sum a_pq (x - x0)^p (y - y0)^q, p + q &lt;= order, to the
 * valid pixels of a neighbourhood of (x0, y0), the pixel itself included. A neighbourhood is clipped by the image's
 * border and the mask; nothing is padded or mirrored. The image may be smaller than the neighbourhood. An image of one
 * row is fitted in x alone, one of one column in y alone.
 * <p>
 * {@link #prepare} does what depends on geometry alone; {@link #fit} can then be called for any number of images. Work
 * grows with pixels times the radius. Results are the same bits for any number of threads. An image of any magnitude
 * and offset, also a constant one, works: sums are taken of differences to the pixel's own value. Immutable.
 */
public final class ImageWlsqm {
    /** So many bits of the image's range are kept at least: an error of 2^-45, far below rounding after averaging. */
    private static final int BITS_KEPT = 44;

    private final FitOptions m_options;

    private final double m_dx;

    private final double m_dy;

    private final Mask m_mask;

    private final Mask m_fitted;

    private final Neighbourhood m_neighbourhood;

    private final Solvers m_solvers;

    private ImageWlsqm(final Mask mask, final double dx, final double dy, final FitOptions options,
        final Solvers solvers) {
        m_mask = mask;
        m_dx = dx;
        m_dy = dy;
        m_options = options;
        m_solvers = solvers;
        m_neighbourhood = options.neighbourhood().within(mask.height(), mask.width());
        var fitted = new boolean[mask.height() * mask.width()];
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = solvers.of(i) != Solvers.NONE;
        }
        m_fitted = solvers.singular() == 0 ? mask : Mask.of(mask.height(), mask.width(), fitted);
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
        if (!(dx > 0) || !(dy > 0)) {
            throw new IllegalArgumentException("a pixel of " + dx + " x " + dy + " has no size");
        }
        if (mask.count() == 0) {
            throw new IllegalArgumentException("none of the " + mask.height() + " x " + mask.width()
                + " pixels is valid: there is nothing to fit. Look at the field's mask and at NaN values");
        }
        if (options.weighting() != Weighting.UNIFORM) {
            throw new UnsupportedOperationException("weights are not there yet");
        }
        Neighbourhood clipped = options.neighbourhood().within(mask.height(), mask.width());
        int[] representatives = representatives(mask, clipped.reach());
        var solvers = new AtomicReferenceArray<RowSolvers>(mask.height());
        int order = options.order();
        var monomials = new Monomials(2 * order, mask.width() > 1, mask.height() > 1);
        int[] distinct = IntStream.range(0, mask.height()).filter(r -> representatives[r] == r).toArray();
        Rows.share(distinct.length, progress, share -> {
            var moments = new RowMoments((row, flags) -> readFlags(mask, row, flags), mask.height(), mask.width(),
                clipped, monomials);
            var sums = new long[monomials.count()][mask.width()];
            var equations = new NormalEquations(monomials);
            for (int k = share.from(); k < share.to(); k++) {
                progress.checkCanceled();
                int row = distinct[k];
                moments.sum(row, sums);
                solvers.set(row, new RowSolvers(row, mask, sums, monomials, order, equations, options.rule()));
            }
        });
        var rows = new RowSolvers[mask.height()];
        Arrays.setAll(rows, solvers::get);
        var basis = new Monomials(order, mask.width() > 1, mask.height() > 1);
        return new ImageWlsqm(mask, dx, dy, options, new Solvers(basis, mask, representatives, rows));
    }

    /** Of the rows that see the same, the first: all whose reach holds neither a border nor a masked pixel. */
    private static int[] representatives(final Mask mask, final int reach) {
        boolean[] valid = mask.toBooleanArray();
        var full = new boolean[mask.height()];
        for (int r = 0; r < full.length; r++) {
            full[r] = true;
            for (int c = 0; c < mask.width(); c++) {
                full[r] &= valid[r * mask.width() + c];
            }
        }
        var representatives = new int[full.length];
        int interior = -1;
        for (int r = 0; r < full.length; r++) {
            boolean inside = r >= reach && r + reach < full.length;
            for (int k = r - reach; k <= r + reach && inside; k++) {
                inside = full[k];
            }
            if (inside && interior < 0) {
                interior = r;
            }
            representatives[r] = inside ? interior : r;
        }
        return representatives;
    }

    private static void readFlags(final Mask mask, final int row, final long[] flags) {
        for (int column = 0; column < flags.length; column++) {
            flags[column] = mask.isValid(row * flags.length + column) ? 1 : 0;
        }
    }

    /** @return what is fitted */
    public FitOptions options() {
        return m_options;
    }

    /** @return the valid pixels */
    public Mask mask() {
        return m_mask;
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
        return derivative.order() <= m_options.order() && m_solvers.basis().index(derivative.x(), derivative.y()) >= 0;
    }

    /** @return number of valid pixels without a result, since their neighbours do not determine a polynomial */
    public int singular() {
        return m_solvers.singular();
    }

    /** @return number of pixels with a polynomial of lower order */
    public int lowered() {
        return m_solvers.lowered();
    }

    /** @return number of different neighbourhoods, each with its own factorisation */
    public int solvers() {
        return m_solvers.count();
    }

    /** @return order of each pixel's polynomial; -1 where there is none */
    public int[] orders() {
        var orders = new int[m_mask.height() * m_mask.width()];
        Arrays.setAll(orders, i -> m_fitted.isValid(i) ? m_solvers.order(m_solvers.of(i)) : -1);
        return orders;
    }

    /** @return the 2-norm condition number of each pixel's normal matrix; NaN where nothing is fitted */
    public double[] conditionNumbers() {
        throw new UnsupportedOperationException("condition numbers are not there yet");
    }

    /** @return how much of a pixel's own value its fitted value takes; NaN where nothing is fitted */
    public double[] leverages() {
        throw new UnsupportedOperationException("leverages are not there yet");
    }

    /**
     * @return {@code stencil[reach + y][reach + x]}: what a pixel at offset (x, y) contributes to the derivative where
     *         no border or mask is near
     */
    public double[][] stencil(final Derivative derivative) {
        throw new UnsupportedOperationException("stencils are not there yet");
    }

    /**
     * @param cotangents {@code cotangents[derivative ordinal][pixel]}; null stands for zeros
     * @param progress asked in every row whether to stop
     * @return the transpose of the fit applied to them, one number a pixel
     */
    public double[] adjoint(final double[][] cotangents, final Progress progress) {
        throw new UnsupportedOperationException("the adjoint is not there yet");
    }

    /**
     * @param values {@code values[row * width + column]}
     * @param progress asked in every row whether to stop
     * @return the fits for the mask less the pixels whose value is NaN; these fits themselves if there are none
     * @throws IllegalArgumentException if there are not as many values as pixels, or all are NaN
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public ImageWlsqm without(final double[] values, final Progress progress) {
        boolean[] valid = m_mask.toBooleanArray();
        if (values.length != valid.length) {
            throw new IllegalArgumentException(values.length + " values for an image of " + valid.length + " pixels");
        }
        boolean all = true;
        for (int i = 0; i < valid.length; i++) {
            boolean missing = valid[i] && Double.isNaN(values[i]);
            all &= !missing;
            valid[i] &= !missing;
        }
        return all ? this
            : prepare(Mask.of(m_mask.height(), m_mask.width(), valid), m_dx, m_dy, m_options, progress);
    }

    /**
     * Fits one image in float32.
     *
     * @see #fit(double[], Progress)
     */
    public float[][] fit(final float[] values, final Progress progress) {
        throw new UnsupportedOperationException("float32 is not there yet");
    }

    /**
     * Fits one image. Values that are NaN are treated as masked: see {@link #without}.
     *
     * @param values {@code values[row * width + column]}; those of invalid pixels are not looked at
     * @param progress asked in every row whether to stop
     * @return {@code result[derivative ordinal][pixel]}, the derivatives up to the order, in units of the values divided
     *         by those of the coordinates; NaN at pixels that are not {@link #fitted} and for derivatives that are not
     *         {@link #supports supported}
     * @throws IllegalArgumentException if a valid pixel's value is infinite; the message names row and column
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public double[][] fit(final double[] values, final Progress progress) {
        ImageWlsqm fits = without(values, progress);
        if (fits != this) {
            return fits.fit(values, progress);
        }
        double[] rest = checked(values);
        var result = new double[Monomials.count(m_options.order())][values.length];
        for (int k = 0; k < result.length; k++) {
            if (!supports(Derivative.values()[k])) {
                Arrays.fill(result[k], Double.NaN);
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (m_solvers.of(i) == Solvers.NONE) {
                for (double[] r : result) {
                    r[i] = Double.NaN;
                }
            } else {
                result[0][i] = values[i];
            }
        }
        // a sum of (z - z0) x^p y^q stays below 2^63 if the values stay below 2^62 / (largest sum of |x^p y^q|)
        int greatest = 62 - (int)Math.ceil(Math.log(m_neighbourhood.greatestMoment(m_options.order())) / Math.log(2));
        for (int bits = greatest;; bits += greatest) {
            FixedPoint code = FixedPoint.of(rest, greatest);
            add(rest, code, result, progress);
            if (bits >= BITS_KEPT) {
                return result;
            }
            for (int i = 0; i < rest.length; i++) {
                rest[i] = code.residual(rest[i]);
            }
        }
    }

    private double[] checked(final double[] values) {
        double[] checked = values.clone();
        for (int i = 0; i < checked.length; i++) {
            if (!m_mask.isValid(i)) {
                checked[i] = Double.NaN;
            } else if (Double.isInfinite(checked[i])) {
                throw new IllegalArgumentException("the value in row " + i / m_mask.width() + ", column "
                    + i % m_mask.width() + " is " + checked[i] + ": mask the pixel or repair the field");
            }
        }
        return checked;
    }

    private void add(final double[] values, final FixedPoint code, final double[][] result, final Progress progress) {
        int width = m_mask.width();
        Monomials basis = m_solvers.basis();
        var factors = new double[basis.count()];
        Arrays.setAll(factors, k -> basis.derivative(k).factor(m_dx, m_dy));
        Rows.share(m_mask.height(), progress, share -> {
            var moments = new RowMoments((row, integers) -> {
                for (int column = 0; column < width; column++) {
                    integers[column] = code.encode(values[row * width + column]);
                }
            }, m_mask.height(), width, m_neighbourhood, basis);
            var sums = new long[basis.count()][width];
            var shifted = new long[basis.count()];
            var right = new double[basis.count()];
            var solution = new double[basis.count()];
            for (int row = share.from(); row < share.to(); row++) {
                progress.checkCanceled();
                moments.sum(row, sums);
                for (int column = 0; column < width; column++) {
                    int pixel = row * width + column;
                    int solver = m_solvers.of(pixel);
                    if (solver != Solvers.NONE) {
                        for (int k = 0; k < shifted.length; k++) {
                            shifted[k] = sums[k][column];
                        }
                        basis.shift(shifted, column, row);
                        // the integer sums still hold the values; what is fitted are differences to the pixel's own
                        long own = code.encode(values[pixel]);
                        for (int k = 0; k < right.length; k++) {
                            right[k] = shifted[k] - own * m_solvers.moment(solver, k);
                        }
                        m_solvers.solve(solver, right, solution);
                        for (int k = 0; k < right.length; k++) {
                            result[basis.derivative(k).ordinal()][pixel] += factors[k] * code.decode(solution[k]);
                        }
                    }
                }
            }
        });
    }
}
