package org.latentrom.engine.wlsqm;

import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/**
 * How noisy an image is, by what a fit leaves over: the residuals z - f over all fitted pixels. For values with noise
 * of standard deviation sigma about a function that the fits can follow, a residual's variance is smaller than sigma^2,
 * since the pixel takes part in its own fit. A radius that is too large makes both figures too large: they then
 * measure the fit's error, not noise.
 *
 * @param rms root of the mean squared residual: randomthought's estimate, too small by the factor .888 at radius 2.5,
 *            by .994 at 10.5
 * @param unbiased an estimate of sigma: the same after each residual is divided by its standard deviation for noise of
 *            variance 1, sqrt(1 - 2 L + g^2). L is the pixel's leverage and g the noise gain of its fitted value; for
 *            uniform weights g^2 = L, so this is sqrt(1 - L). NaN if no residual tells anything, since every fit
 *            goes through its value
 * @param pixels number of fitted pixels
 */
public record NoiseEstimate(double rms, double unbiased, int pixels) {
    /** From variances as small as this on, a fit goes through its value: the residual is rounding. */
    private static final double LEAST_VARIANCE = 1e-6;

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
        double[] leverages = used.leverages();
        double[] gains = used.noiseGains(Derivative.F);
        double plain = 0;
        double scaled = 0;
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (fitted.isValid(i)) {
                double square = (values[i] - fit[i]) * (values[i] - fit[i]);
                double variance = 1 - 2 * leverages[i] + gains[i] * gains[i];
                plain += square;
                if (variance > LEAST_VARIANCE) {
                    scaled += square / variance;
                    count++;
                }
            }
        }
        return new NoiseEstimate(Math.sqrt(plain / fitted.count()), Math.sqrt(scaled / count), fitted.count());
    }
}
