package org.latentrom.engine.tikhonov;

/**
 * A minimiser of the functional for one α, in inner units.
 *
 * @param values f at the samples
 * @param residual root mean square of f - z over the samples that can be smoothed
 * @param seminorm root mean square (H2) or mean (TV) of the second derivatives
 */
record Smoothed(double[] values, double residual, double seminorm) {
    /** @return root of the sum of squared differences over {@code count}, the samples that matter; 0 if there are none */
    static double rms(final double[] a, final double[] b, final int count) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double d = a[i] - b[i];
            sum += d * d;
        }
        return count == 0 ? 0 : Math.sqrt(sum / count);
    }
}
