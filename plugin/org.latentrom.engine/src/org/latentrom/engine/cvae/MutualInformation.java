package org.latentrom.engine.cvae;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.latentrom.engine.progress.Progress;

/**
 * The two parts of the mean KL divergence of the posteriors from the prior (Hoffman, Johnson, ELBO surgery, 2016): what
 * the latents know of the field, and how far the aggregate posterior is from the prior.
 *
 * @param information I(x; z) = E[log q(z | x) - log q(z)]. Each z is drawn from its own field's posterior, which is
 *            part of the sum q(z), so no term exceeds ln N
 * @param marginalKl KL(q(z) || p(z)) = E[log q(z) - log p(z)]: 0 if the prior makes states like those of the fields
 */
public record MutualInformation(Estimate information, Estimate marginalKl) {
    /** Draws between two looks at the cancel button: some hundredths of a second for ten thousand fields. */
    private static final int CHUNK = 256;

    /**
     * @param posterior posteriors of at least 2 fields
     * @param draws draws of z a field, at least 1
     * @param seed seed of the draws
     * @param progress asked for cancel now and then
     * @return the information that these posteriors hold of their fields
     */
    public static MutualInformation of(final LatentPosterior posterior, final int draws, final long seed,
        final Progress progress) {
        int n = posterior.size();
        int latents = posterior.mean()[0].length;
        var logVariance = new double[n][latents];
        var z = new double[draws][n][latents];
        var random = new Random(seed);
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < latents; l++) {
                double sigma = posterior.sigma()[i][l];
                logVariance[i][l] = 2 * Math.log(sigma);
                for (int d = 0; d < draws; d++) {
                    z[d][i][l] = posterior.mean()[i][l] + sigma * random.nextGaussian();
                }
            }
        }
        return of(posterior.mean(), logVariance, z, progress);
    }

    /**
     * Costs draws x fields^2 x latents multiplications.
     *
     * @param mean {@code [field][latent]}
     * @param logVariance {@code [field][latent]}
     * @param z {@code [draw][field][latent]}, at least one draw from each field's posterior
     */
    static MutualInformation of(final double[][] mean, final double[][] logVariance, final double[][][] z,
        final Progress progress) {
        int draws = z.length;
        int n = mean.length;
        var aggregate = new AggregatePosterior(mean, logVariance);
        var information = new double[n][draws];
        var marginal = new double[n][draws];
        for (int d = 0; d < draws; d++) {
            double[][] states = z[d];
            int draw = d;
            for (int from = 0; from < n; from += CHUNK) {
                progress.checkCanceled();
                progress.report((d + (double)from / n) / draws, () -> "mutual information");
                IntStream.range(from, Math.min(n, from + CHUNK)).parallel().forEach(i -> {
                    double log = aggregate.logDensity(states[i]);
                    information[i][draw] = Estimators.logNormal(states[i], mean[i], logVariance[i]) - log;
                    marginal[i][draw] = log - Estimators.logPrior(states[i]);
                });
            }
        }
        return new MutualInformation(estimate(information), estimate(marginal));
    }

    private static Estimate estimate(final double[][] terms) {
        int n = terms.length;
        int draws = terms[0].length;
        var means = new double[n];
        var variances = new double[n];
        for (int i = 0; i < n; i++) {
            double mean = Arrays.stream(terms[i]).average().orElseThrow();
            means[i] = mean;
            double squares = Arrays.stream(terms[i]).map(t -> (t - mean) * (t - mean)).sum();
            variances[i] = squares / (draws - 1) / draws;
        }
        return Estimate.ofDrawn(means, variances);
    }
}
