package org.latentrom.engine.cvae;

/**
 * What a set of fields says of one latent variable.
 *
 * @param variance variance of its posterior mean over the fields
 * @param covariance covariance of its posterior mean with the sum of a field's values, scaled as the observation model
 *            explains them
 * @param kl mean KL divergence of its posterior from the prior, nats
 * @param posteriorVariance mean of the posterior variance: near 1 for a variable that carries nothing, small for one
 *            that is known well
 */
public record LatentUnit(Estimate variance, Estimate covariance, Estimate kl, double posteriorVariance) {
    /** From its posteriors and the sums of the fields. */
    static LatentUnit of(final double[][] mean, final double[][] logVariance, final double[] sums, final int latent) {
        int n = mean.length;
        var means = new double[n];
        var kl = new double[n];
        double variance = 0;
        for (int i = 0; i < n; i++) {
            means[i] = mean[i][latent];
            kl[i] = Session.kl(mean[i][latent], logVariance[i][latent]);
            variance += Math.exp(logVariance[i][latent]) / n;
        }
        return new LatentUnit(covariance(means, means), covariance(means, sums), Estimate.ofExact(kl), variance);
    }

    /** Unbiased covariance; its error from the spread of the products, which has no assumption of normality. */
    static Estimate covariance(final double[] x, final double[] y) {
        int n = x.length;
        double mx = Estimate.ofExact(x).value();
        double my = Estimate.ofExact(y).value();
        var products = new double[n];
        for (int i = 0; i < n; i++) {
            products[i] = (x[i] - mx) * (y[i] - my) * n / (n - 1.0);
        }
        return Estimate.ofExact(products);
    }
}
