package org.latentrom.engine.wlsqm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/**
 * Derivatives of noisy images: {@link ImageWlsqm} several times over, as randomthought's demos do it.
 * <em>Denoising</em> replaces the values by the fitted ones, some times over, before they are derived: neighbourhoods then tell each
 * other what they know, which works like a larger radius. <em>Refitting</em> ({@link Refit}) derives fits of fx and fy
 * instead of those of f: fxx of fx, fyy of fy, fxy as the mean of both ways; with denoising fx, fy and what is made of
 * them are denoised too.
 * <p>
 * Refitting gives derivatives of one order more than the fits have. Where pixels are left out as singular, the next fit
 * takes them for masked. Immutable.
 */
public final class ImageDerivatives {
    private final List<ImageWlsqm> m_fits = new ArrayList<>();

    private final Refit m_refit;

    private final int m_denoiseSteps;

    /**
     * @param fits the geometry and the options of a fit
     * @param refit which derivatives come from fits of first derivatives
     * @param denoiseSteps how often values are replaced by fitted ones, not negative
     * @param progress asked in every row whether to stop
     * @throws IllegalArgumentException if the number of steps is negative
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public ImageDerivatives(final ImageWlsqm fits, final Refit refit, final int denoiseSteps, final Progress progress) {
        if (denoiseSteps < 0) {
            throw new IllegalArgumentException("the number of denoising steps is " + denoiseSteps + "; 0 is none");
        }
        m_refit = refit;
        m_denoiseSteps = denoiseSteps;
        m_fits.add(fits);
        for (int left = stages(); left > 1; left--) {
            progress.checkCanceled();
            ImageWlsqm last = m_fits.get(m_fits.size() - 1);
            ImageWlsqm next = next(last, progress);
            if (next == last) {
                break; // every pixel that was fitted is fitted again, and so on
            }
            m_fits.add(next);
        }
    }

    /** The fits for the pixels that the last ones fitted. */
    private static ImageWlsqm next(final ImageWlsqm last, final Progress progress) {
        if (last.fitted().count() == 0) {
            return last;
        }
        var gaps = new double[last.mask().height() * last.mask().width()];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = last.fitted().isValid(i) ? 0 : Double.NaN;
        }
        return last.without(gaps, progress);
    }

    /** @return how many fits may follow each other: denoised values, derived, and the same with the derivatives */
    private int stages() {
        return m_refit == Refit.OFF ? m_denoiseSteps + 1 : 3 * m_denoiseSteps + 2;
    }

    /** The fits of a stage, counted from 0; from some stage on they are all the same. */
    private ImageWlsqm fits(final int stage) {
        return m_fits.get(Math.min(stage, m_fits.size() - 1));
    }

    /** @return the pixels that have a result */
    public Mask fitted() {
        return m_fits.get(m_fits.size() - 1).fitted();
    }

    /** @return whether a derivative can be computed: fit and refit have the order, and the image extends that way */
    public boolean supports(final Derivative derivative) {
        if (m_refit == Refit.OFF || derivative.order() < 2) {
            return fits(0).supports(derivative);
        }
        return overX(derivative) || overY(derivative);
    }

    private boolean overX(final Derivative d) {
        return d.x() > 0 && fits(0).supports(Derivative.FX) && fits(0).supports(derivative(d.x() - 1, d.y()));
    }

    private boolean overY(final Derivative d) {
        return d.y() > 0 && fits(0).supports(Derivative.FY) && fits(0).supports(derivative(d.x(), d.y() - 1));
    }

    private static Derivative derivative(final int x, final int y) {
        for (Derivative d : Derivative.values()) {
            if (d.x() == x && d.y() == y) {
                return d;
            }
        }
        throw new IllegalArgumentException("no derivative of order " + x + " in x and " + y + " in y");
    }

    /**
     * @param values {@code values[row * width + column]}; those of invalid pixels are not looked at
     * @param wanted what to compute, all of it {@link #supports supported}
     * @param progress asked in every row whether to stop
     * @return {@code result[derivative ordinal][pixel]} in physical units, NaN at pixels that are not {@link #fitted};
     *         null for what is not wanted
     * @throws IllegalArgumentException if a valid pixel's value is infinite, or a wanted derivative is not supported
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public double[][] of(final double[] values, final Set<Derivative> wanted, final Progress progress) {
        for (Derivative d : wanted) {
            if (!supports(d)) {
                throw new IllegalArgumentException(unsupported(d));
            }
        }
        boolean higher = m_refit != Refit.OFF && wanted.stream().anyMatch(d -> d.order() > 1);
        boolean smoothed = m_refit == Refit.ALSO_FIRST;
        boolean overX = higher && fits(0).supports(Derivative.FX) || smoothed && wanted.contains(Derivative.FX);
        boolean overY = higher && fits(0).supports(Derivative.FY) || smoothed && wanted.contains(Derivative.FY);
        int count = (m_denoiseSteps + 1) * (1 + (overX ? 1 : 0) + (overY ? 1 : 0));
        var steps = new Steps(higher ? count + m_denoiseSteps * wanted.size() : count, progress);
        double[][] first = derived(values, 0, steps);
        double[][] ofX = overX ? derived(first[Derivative.FX.ordinal()], m_denoiseSteps + 1, steps) : null;
        double[][] ofY = overY ? derived(first[Derivative.FY.ordinal()], m_denoiseSteps + 1, steps) : null;
        double[][] result = new double[Derivative.values().length][];
        for (Derivative d : wanted) {
            if (d.order() > 1 && m_refit != Refit.OFF) {
                result[d.ordinal()] = denoised(mean(d, ofX, ofY), 2 * m_denoiseSteps + 2, steps);
            } else if (d.order() == 1 && smoothed) {
                result[d.ordinal()] = (d == Derivative.FX ? ofX : ofY)[Derivative.F.ordinal()];
            } else {
                result[d.ordinal()] = first[d.ordinal()];
            }
        }
        return result;
    }

    /** Says after each fit how far the work is. */
    private static final class Steps {
        private final int m_count;

        private final Progress m_progress;

        private int m_done;

        Steps(final int count, final Progress progress) {
            m_count = count;
            m_progress = progress;
        }

        Progress next() {
            double from = Math.min(1, (double)m_done / m_count);
            m_done++;
            Progress part = m_progress.part(from, Math.min(1, (double)m_done / m_count));
            part.report(0, () -> "Fitting");
            return part;
        }
    }

    private String unsupported(final Derivative d) {
        Mask mask = fits(0).mask();
        if (mask.height() == 1 && d.y() > 0 || mask.width() == 1 && d.x() > 0) {
            return d.of("f") + " cannot be computed, since the image has only one "
                + (mask.height() == 1 && d.y() > 0 ? "row" : "column") + ": choose derivatives along the other axis";
        }
        int order = fits(0).options().order();
        return d.of("f") + " is of order " + d.order() + ", beyond what fits of order " + order + " give: raise the "
            + "order" + (m_refit == Refit.OFF && order == d.order() - 1 && order > 0 ? ", or refit" : "");
    }

    /** Denoised and derived, from a stage on. */
    private double[][] derived(final double[] values, final int stage, final Steps steps) {
        return fits(stage + m_denoiseSteps).fit(denoised(values, stage, steps), steps.next());
    }

    /** The mean of the ways that lead to a derivative: over fx, over fy. */
    private double[] mean(final Derivative d, final double[][] ofX, final double[][] ofY) {
        double[] x = overX(d) ? ofX[derivative(d.x() - 1, d.y()).ordinal()] : null;
        double[] y = overY(d) ? ofY[derivative(d.x(), d.y() - 1).ordinal()] : null;
        if (x == null || y == null) {
            return x == null ? y : x;
        }
        var mean = new double[x.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = 0.5 * (x[i] + y[i]);
        }
        return mean;
    }

    private double[] denoised(final double[] values, final int stage, final Steps steps) {
        double[] smooth = values;
        for (int i = 0; i < m_denoiseSteps; i++) {
            smooth = fits(stage + i).fit(smooth, steps.next())[Derivative.F.ordinal()];
        }
        return smooth;
    }
}
