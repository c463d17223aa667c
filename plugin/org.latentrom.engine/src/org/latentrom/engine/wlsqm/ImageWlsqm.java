package org.latentrom.engine.wlsqm;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/**
 * Order-2 least-squares fits in all pixels of an image: s(x, y) = sum a_pq (x - x0)^p (y - y0)^q, p + q &lt;= 2, to the
 * valid pixels of a neighbourhood of (x0, y0), the pixel itself included, all with the same weight. A neighbourhood is
 * clipped by the image's border and the mask; nothing is padded or mirrored. The image may be smaller than the
 * neighbourhood.
 * <p>
 * {@link #prepare} does what depends on geometry alone; {@link #fit} can then be called for any number of images. Work
 * grows with pixels times the radius. Results are the same bits for any number of threads. An image of any magnitude
 * and offset, also a constant one, works: sums are taken of differences to the pixel's own value. Immutable.
 */
public final class ImageWlsqm {
    private static final int ORDER = 2;

    private static final int UNKNOWNS = Monomials.count(ORDER);

    private static final int PACKED = UNKNOWNS * (UNKNOWNS + 1) / 2;

    /** So many bits of the image's range are kept at least: an error of 2^-45, far below rounding after averaging. */
    private static final int BITS_KEPT = 44;

    private final Mask m_mask;

    private final Mask m_fitted;

    private final Neighbourhood m_neighbourhood;

    private final double[] m_factors;

    private final int m_bits;

    private final int[] m_solver;

    private final double[] m_inverses;

    private final long[] m_moments;

    private final int m_singular;

    private final int m_lowered;

    /** Puts the rows' solvers together. */
    private ImageWlsqm(final Mask mask, final Neighbourhood neighbourhood, final double[] factors,
        final int[] representatives, final RowSolvers[] rows) {
        m_mask = mask;
        m_neighbourhood = neighbourhood;
        m_factors = factors;
        // a sum of (z - z0) x^p y^q stays below 2^63 if the values stay below 2^62 / (largest sum of |x^p y^q|)
        m_bits = 62 - (int)Math.ceil(Math.log(neighbourhood.greatestMoment(ORDER)) / Math.log(2));
        var start = new int[rows.length];
        int count = 0;
        for (int r = 0; r < rows.length; r++) {
            start[r] = count;
            count += rows[r] == null ? 0 : rows[r].m_count;
        }
        m_inverses = new double[count * PACKED];
        m_moments = new long[count * UNKNOWNS];
        m_solver = new int[mask.height() * mask.width()];
        int singular = 0;
        int lowered = 0;
        for (int r = 0; r < rows.length; r++) {
            RowSolvers row = rows[representatives[r]];
            singular += row.m_singular;
            lowered += row.m_lowered;
            if (representatives[r] == r) {
                System.arraycopy(row.m_inverses, 0, m_inverses, start[r] * PACKED, row.m_inverses.length);
                System.arraycopy(row.m_moments, 0, m_moments, start[r] * UNKNOWNS, row.m_moments.length);
            }
            for (int column = 0; column < mask.width(); column++) {
                int s = row.m_solver[column];
                m_solver[r * mask.width() + column] = s == RowSolvers.NONE ? s : s + start[representatives[r]];
            }
        }
        m_singular = singular;
        m_lowered = lowered;
        var fitted = new boolean[m_solver.length];
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = m_solver[i] != RowSolvers.NONE;
        }
        m_fitted = singular == 0 ? mask : Mask.of(mask.height(), mask.width(), fitted);
    }

    /**
     * Builds and inverts the normal matrices, one for each different neighbourhood.
     *
     * @param mask which pixels are valid; gives the size of the image
     * @param dx width of a pixel, positive
     * @param dy height of a pixel, positive; need not be {@code dx}
     * @param neighbourhood which pixels take part, {@link Neighbourhood#disc}
     * @param rule what happens where they are too few
     * @param progress asked in every row whether to stop
     * @throws IllegalArgumentException if a pixel has no size
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ImageWlsqm prepare(final Mask mask, final double dx, final double dy,
        final Neighbourhood neighbourhood, final SingularRule rule, final Progress progress) {
        if (!(dx > 0) || !(dy > 0)) {
            throw new IllegalArgumentException("a pixel of " + dx + " x " + dy + " has no size");
        }
        Neighbourhood clipped = neighbourhood.within(mask.height(), mask.width());
        int[] representatives = representatives(mask, clipped.reach());
        var solvers = new AtomicReferenceArray<RowSolvers>(mask.height());
        var monomials = new Monomials(2 * ORDER);
        int[] distinct = IntStream.range(0, mask.height()).filter(r -> representatives[r] == r).toArray();
        Rows.share(distinct.length, progress, share -> {
            var moments = new RowMoments((row, flags) -> readFlags(mask, row, flags), mask.height(), mask.width(),
                clipped, monomials);
            var sums = new long[monomials.count()][mask.width()];
            var equations = new NormalEquations(ORDER);
            for (int k = share.from(); k < share.to(); k++) {
                progress.checkCanceled();
                int row = distinct[k];
                moments.sum(row, sums);
                solvers.set(row, new RowSolvers(row, mask, sums, monomials, ORDER, equations, rule));
            }
        });
        var factors = new double[UNKNOWNS];
        var rows = new RowSolvers[mask.height()];
        Arrays.setAll(factors, k -> Derivative.values()[k].factor(dx, dy));
        Arrays.setAll(rows, solvers::get);
        return new ImageWlsqm(mask, clipped, factors, representatives, rows);
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

    /** @return the pixels that have a result: the valid ones, but for those that were left out as singular */
    public Mask fitted() {
        return m_fitted;
    }

    /** @return number of valid pixels without a result, since their neighbours do not determine a polynomial */
    public int singular() {
        return m_singular;
    }

    /** @return number of pixels with a polynomial of lower order */
    public int lowered() {
        return m_lowered;
    }

    /** @return number of different neighbourhoods, each with its own factorisation */
    public int solvers() {
        return m_inverses.length / PACKED;
    }

    /**
     * Fits one image.
     *
     * @param values {@code values[row * width + column]}; those of invalid pixels are not looked at
     * @param progress asked in every row whether to stop
     * @return {@code result[derivative ordinal][pixel]}, in units of the values divided by those of the coordinates;
     *         NaN at pixels that are not {@link #fitted}
     * @throws IllegalArgumentException if a valid pixel's value is not finite; the message names row and column
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public double[][] fit(final double[] values, final Progress progress) {
        double[] rest = checked(values);
        var result = new double[UNKNOWNS][values.length];
        for (int i = 0; i < values.length; i++) {
            if (m_solver[i] == RowSolvers.NONE) {
                for (double[] r : result) {
                    r[i] = Double.NaN;
                }
            } else {
                result[0][i] = values[i];
            }
        }
        for (int bits = m_bits;; bits += m_bits) {
            FixedPoint code = FixedPoint.of(rest, m_bits);
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
        if (values.length != m_solver.length) {
            throw new IllegalArgumentException(
                values.length + " values for an image of " + m_solver.length + " pixels");
        }
        double[] checked = values.clone();
        for (int i = 0; i < checked.length; i++) {
            if (!m_mask.isValid(i)) {
                checked[i] = Double.NaN;
            } else if (!Double.isFinite(checked[i])) {
                throw new IllegalArgumentException("the value in row " + i / m_mask.width() + ", column "
                    + i % m_mask.width() + " is " + checked[i] + ": mask the pixel or repair the field");
            }
        }
        return checked;
    }

    private void add(final double[] values, final FixedPoint code, final double[][] result, final Progress progress) {
        int width = m_mask.width();
        var monomials = new Monomials(ORDER);
        Rows.share(m_mask.height(), progress, share -> {
            var moments = new RowMoments((row, integers) -> {
                for (int column = 0; column < width; column++) {
                    integers[column] = code.encode(values[row * width + column]);
                }
            }, m_mask.height(), width, m_neighbourhood, monomials);
            var sums = new long[UNKNOWNS][width];
            var right = new long[UNKNOWNS];
            for (int row = share.from(); row < share.to(); row++) {
                progress.checkCanceled();
                moments.sum(row, sums);
                for (int column = 0; column < width; column++) {
                    int pixel = row * width + column;
                    if (m_solver[pixel] != RowSolvers.NONE) {
                        for (int k = 0; k < UNKNOWNS; k++) {
                            right[k] = sums[k][column];
                        }
                        monomials.shift(right, column, row);
                        solve(pixel, right, code, values[pixel], result);
                    }
                }
            }
        });
    }

    /** Adds the solution for the differences to the pixel's own value, whose integer sums still hold the values. */
    private void solve(final int pixel, final long[] right, final FixedPoint code, final double value,
        final double[][] result) {
        int solver = m_solver[pixel];
        long own = code.encode(value);
        for (int k = 0; k < UNKNOWNS; k++) {
            right[k] -= own * m_moments[solver * UNKNOWNS + k];
        }
        int at = solver * PACKED;
        for (int k = 0; k < UNKNOWNS; k++) {
            double sum = 0;
            for (int l = 0; l < UNKNOWNS; l++) {
                int row = Math.max(k, l);
                sum += m_inverses[at + row * (row + 1) / 2 + Math.min(k, l)] * right[l];
            }
            result[k][pixel] += m_factors[k] * code.decode(sum);
        }
    }
}
