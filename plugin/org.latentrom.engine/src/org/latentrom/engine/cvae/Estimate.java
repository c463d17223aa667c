package org.latentrom.engine.cvae;

/**
 * A mean over fields, and how sure it is.
 *
 * @param value the estimate
 * @param error its standard error as a mean over fields drawn from a population of fields; it includes the error of the
 *            draws of z
 * @param monteCarlo the part of that error that comes from drawing z, for these fields: what more draws make smaller; 0
 *            if nothing is drawn, NaN if there is one draw a field, which does not show its spread
 */
public record Estimate(double value, double error, double monteCarlo) {
    /** @return the mean of one exact value a field; its error is NaN for one field */
    static Estimate ofExact(final double[] values) {
        return ofDrawn(values, new double[values.length]);
    }

    /**
     * @param values one value a field, itself a mean over draws
     * @param variances the variance of each of these means that comes from the draws
     * @return their mean
     */
    static Estimate ofDrawn(final double[] values, final double[] variances) {
        int n = values.length;
        double sum = 0;
        double drawn = 0;
        for (int i = 0; i < n; i++) {
            sum += values[i];
            drawn += variances[i];
        }
        double mean = sum / n;
        double squares = 0;
        for (double v : values) {
            squares += (v - mean) * (v - mean);
        }
        return new Estimate(mean, Math.sqrt(squares / (n - 1) / n), Math.sqrt(drawn) / n);
    }
}
