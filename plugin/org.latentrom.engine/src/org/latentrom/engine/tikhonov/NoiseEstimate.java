package org.latentrom.engine.tikhonov;

import java.util.Arrays;

import org.latentrom.engine.field.Mask;

/**
 * Standard deviation of independent noise on smooth data, from deviations that smooth functions make small: the median
 * of their sizes over .6745 (the robust estimate of Donoho and Johnstone 1994), made sharper by the root mean square
 * of those within three times that, corrected for the tails that a normal distribution loses by it. In images the
 * deviation is that of a pixel from the quadratic polynomial of least squares through the 5 x 5 pixels around it
 * (Savitzky and Golay 1964), or a second difference where such windows are few; on curves it is the fourth divided
 * difference, or the second if samples are few; each scaled to unit variance. Detail at the scale of the samples
 * counts as noise.
 */
public final class NoiseEstimate {
    private static final int FEWEST = 5;

    private static final int FEWEST_FOR_FOURTH = 12;

    private static final int FEWEST_WINDOWS = 25;

    private static final int REACH = 2;

    /** Weight of a pixel's own value in the polynomial's: 27 / 175, and 5 / 175 less for each unit of u² + v². */
    private static final double OWN = 27.0 / 175;

    private static final double CLIP = 3;

    /** Variance of the standard normal distribution within 3: 1 - 6 φ(3) / (2 Φ(3) - 1). */
    private static final double CLIPPED_VARIANCE = 0.9733369246625415;

    private static final double MEDIAN_OF_NORMAL = 0.6744897501960817;

    private NoiseEstimate() {
    }

    /**
     * @param x strictly increasing coordinates
     * @param z values, finite
     * @return the standard deviation; NaN if there are fewer than 7 samples
     */
    public static double ofCurve(final double[] x, final double[] z) {
        int order = x.length >= FEWEST_FOR_FOURTH ? 4 : 2;
        var differences = new double[Math.max(0, x.length - order)];
        var weights = new double[order + 1];
        for (int i = 0; i < differences.length; i++) {
            double square = 0;
            double length = x[i + order] - x[i];
            for (int k = 0; k <= order; k++) {
                double product = 1;
                for (int l = 0; l <= order; l++) {
                    product *= l == k ? 1 : (x[i + k] - x[i + l]) / length;
                }
                weights[k] = 1 / product;
                square += weights[k] * weights[k];
            }
            for (int k = 0; k <= order; k++) {
                differences[i] += weights[k] / Math.sqrt(square) * z[i + k];
            }
        }
        return deviation(differences, differences.length);
    }

    /**
     * @param z {@code z[row x width + column]}, finite at valid pixels
     * @return the standard deviation; NaN if fewer than 5 pixels have valid neighbours on opposite sides
     */
    public static double ofImage(final Mask mask, final double[] z) {
        int width = mask.width();
        boolean[] valid = mask.toBooleanArray();
        var differences = new double[2 * z.length];
        int n = 0;
        for (int row = REACH; row < mask.height() - REACH; row++) {
            for (int column = REACH; column < width - REACH; column++) {
                differences[n] = deviation(valid, z, width, row * width + column);
                n += Double.isNaN(differences[n]) ? 0 : 1;
            }
        }
        if (n >= FEWEST_WINDOWS) {
            return deviation(differences, n);
        }
        n = 0;
        for (int p = 0; p < z.length; p++) {
            if (p % width > 0 && p % width < width - 1 && triple(valid, p, 1)) {
                differences[n++] = second(z, p, 1) / Math.sqrt(6);
            }
            if (p >= width && p + width < z.length && triple(valid, p, width)) {
                differences[n++] = second(z, p, width) / Math.sqrt(6);
            }
        }
        return deviation(differences, n);
    }

    private static double deviation(final boolean[] valid, final double[] z, final int width, final int p) {
        double fit = 0;
        for (int v = -REACH; v <= REACH; v++) {
            for (int u = -REACH; u <= REACH; u++) {
                int q = p + v * width + u;
                if (!valid[q]) {
                    return Double.NaN;
                }
                fit += (OWN - (u * u + v * v) / 35.0) * (z[q] - z[p]);
            }
        }
        return -fit / Math.sqrt(1 - OWN);
    }

    private static boolean triple(final boolean[] valid, final int p, final int step) {
        return valid[p - step] && valid[p] && valid[p + step];
    }

    private static double second(final double[] z, final int p, final int step) {
        return z[p - step] - 2 * z[p] + z[p + step];
    }

    private static double deviation(final double[] differences, final int n) {
        if (n < FEWEST) {
            return Double.NaN;
        }
        var sizes = new double[n];
        for (int i = 0; i < n; i++) {
            sizes[i] = Math.abs(differences[i]);
        }
        Arrays.sort(sizes);
        double rough = (sizes[(n - 1) / 2] + sizes[n / 2]) / 2 / MEDIAN_OF_NORMAL;
        double square = 0;
        int count = 0;
        for (; count < n && sizes[count] <= CLIP * rough; count++) {
            square += sizes[count] * sizes[count];
        }
        return Math.sqrt(square / count / CLIPPED_VARIANCE);
    }
}
