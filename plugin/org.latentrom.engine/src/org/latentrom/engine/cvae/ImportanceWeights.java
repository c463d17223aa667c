package org.latentrom.engine.cvae;

/**
 * What the log importance weights log p(x | z) + log p(z) - log q(z | x) of one field say, for z drawn from q(z | x).
 *
 * @param elbo their mean
 * @param elboVariance variance of that mean; NaN for one weight
 * @param logLikelihood log of the mean of their exponentials (Burda, Grosse, Salakhutdinov, 2016, arXiv:1509.00519): in
 *            expectation a lower bound of log p(x)
 * @param logLikelihoodVariance its variance by the jackknife; NaN for one weight
 * @param bias how far it lies below log p(x), to first order by the jackknife (Nowozin, Debiasing Evidence
 *            Approximations, ICLR 2018); NaN for one weight
 * @param effectiveSamples (sum of weights)^2 / sum of their squares: between 1, where one weight decides all, and their
 *            number
 */
record ImportanceWeights(double elbo, double elboVariance, double logLikelihood, double logLikelihoodVariance,
    double bias, double effectiveSamples) {

    /** @param logWeights at least one */
    static ImportanceWeights of(final double[] logWeights) {
        int n = logWeights.length;
        int largest = 0;
        double mean = 0;
        for (int s = 0; s < n; s++) {
            mean += logWeights[s] / n;
            if (logWeights[s] > logWeights[largest]) {
                largest = s;
            }
        }
        double sum = 0;
        double squares = 0;
        double deviations = 0;
        var weights = new double[n];
        for (int s = 0; s < n; s++) {
            weights[s] = Math.exp(logWeights[s] - logWeights[largest]);
            sum += weights[s];
            squares += weights[s] * weights[s];
            deviations += (logWeights[s] - mean) * (logWeights[s] - mean);
        }
        double log = logWeights[largest] + Math.log(sum / n);
        double effective = sum * sum / squares;
        if (n == 1) {
            return new ImportanceWeights(mean, Double.NaN, log, Double.NaN, Double.NaN, effective);
        }
        double[] without = leaveOneOut(logWeights, weights, sum, largest);
        double centre = 0;
        for (double v : without) {
            centre += v / n;
        }
        double spread = 0;
        for (double v : without) {
            spread += (v - centre) * (v - centre);
        }
        return new ImportanceWeights(mean, deviations / (n - 1) / n, log, spread * (n - 1) / n,
            (n - 1) * (log - centre), effective);
    }

    /** The same logarithm without one weight, for each. */
    private static double[] leaveOneOut(final double[] logWeights, final double[] weights, final double sum,
        final int largest) {
        int n = weights.length;
        var without = new double[n];
        for (int s = 0; s < n; s++) {
            without[s] = logWeights[largest] + Math.log((sum - weights[s]) / (n - 1));
        }
        // the largest weight is not subtracted: where it decides all, nothing would be left but rounding
        var others = new double[n - 1];
        System.arraycopy(logWeights, 0, others, 0, largest);
        System.arraycopy(logWeights, largest + 1, others, largest, n - 1 - largest);
        without[largest] = Estimators.logMeanExp(others);
        return without;
    }
}
