package org.latentrom.engine.wlsqm;

import java.util.SplittableRandom;

import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/**
 * How noisy an image is, by what a fit leaves over: the residuals z - f over all fitted pixels. For values with noise of
 * standard deviation sigma about a function that the fits can follow, a residual's variance is smaller than sigma^2,
 * since the pixel takes part in its own fit. A radius that is too large makes both figures too large: they then
 * measure the fit's error, not noise.
 *
 * @param rms root of the mean squared residual: randomthought's estimate, too small by the factor .888 at radius 2.5,
 *            by .994 at 10.5
 * @param unbiased an estimate of sigma. For uniform weights each residual is divided by sqrt(1 - L), L the
 *            pixel's leverage: the variance is sigma^2 (1 - L). For other weights the mean squared residual is divided
 *            by its expectation for noise of variance 1, which is that of an image of random signs (M. F. Hutchinson,
 *            Commun. Stat. Simul. Comput. 19 (1990) 433, on the trace of (I - S)^T (I - S)). NaN if no residual tells
 *            anything, since every fit goes through its value
 * @param pixels number of fitted pixels
 */
public record NoiseEstimate(double rms, double unbiased, int pixels) {
    /** From leverages this near to 1 on, a fit goes through its value: the residual is rounding. */
    private static final double LEAST_FREEDOM = 1e-6;

    private static final int PROBES = 8;

    private static final long SEED = 20231115;

    /**
     * @param fits the fits
     * @param values {@code values[row * width + column]}; those of invalid pixels are not looked at, NaN is masked
     * @param progress asked in every row whether to stop
     * @throws IllegalArgumentException if a valid pixel's value is infinite
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static NoiseEstimate of(final ImageWlsqm fits, final double[] values, final Progress progress) {
        ImageWlsqm used = fits.without(values, progress);
        Mask fitted = used.fitted();
        double[] fit = used.fit(values, progress)[Derivative.F.ordinal()];
        if (used.options().weighting() != Weighting.UNIFORM) {
            double rms = rms(values, fit, fitted);
            double unit = probe(used, progress);
            return new NoiseEstimate(rms, unit * unit > LEAST_FREEDOM ? rms / unit : Double.NaN, fitted.count());
        }
        double[] leverages = used.leverages();
        double sum = 0;
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (fitted.isValid(i) && 1 - leverages[i] > LEAST_FREEDOM) {
                sum += (values[i] - fit[i]) * (values[i] - fit[i]) / (1 - leverages[i]);
                count++;
            }
        }
        return new NoiseEstimate(rms(values, fit, fitted), Math.sqrt(sum / count), fitted.count());
    }

    private static double rms(final double[] values, final double[] fit, final Mask fitted) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += fitted.isValid(i) ? (values[i] - fit[i]) * (values[i] - fit[i]) : 0;
        }
        return Math.sqrt(sum / fitted.count());
    }

    /** The root mean squared residual of noise with variance 1. */
    private static double probe(final ImageWlsqm fits, final Progress progress) {
        var random = new SplittableRandom(SEED);
        var signs = new double[fits.mask().height() * fits.mask().width()];
        double sum = 0;
        for (int probe = 0; probe < PROBES; probe++) {
            for (int i = 0; i < signs.length; i++) {
                signs[i] = random.nextBoolean() ? 1 : -1;
            }
            double rms = rms(signs, fits.fit(signs, progress)[Derivative.F.ordinal()], fits.fitted());
            sum += rms * rms;
        }
        return Math.sqrt(sum / PROBES);
    }
}
