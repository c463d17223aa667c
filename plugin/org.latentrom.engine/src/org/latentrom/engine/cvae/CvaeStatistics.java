package org.latentrom.engine.cvae;

import java.util.List;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

/**
 * How good a CVAE is on a set of fields. All in nats a field, of the scaled fields.
 *
 * @param elbo evidence lower bound, Monte-Carlo mean over fields and samples
 * @param nll negative log likelihood by importance weighting with {@code samples} samples (Burda, Grosse, Salakhutdinov,
 *            2016, arXiv:1509.00519); an upper bound that gets tighter with more samples
 * @param kl mean KL divergence of the posteriors from the prior, closed form
 * @param mutualInformation I(x; z) under the aggregate posterior of these fields, from pairs (x, z ~ q(z | x)); at most
 *            {@code mutualInformationBound}
 * @param mutualInformationBound ln of the number of fields
 * @param activeUnits number of latents whose posterior mean has a variance above 0.01 over the fields (Burda et al.)
 * @param unitVariance variance of the posterior mean over the fields {@code [latent]}
 * @param unitKl mean KL divergence {@code [latent]}
 * @param relativeError mean relative L2 error of the fields, encoded and decoded by the means, in physical units
 * @param samples samples z a field
 * @param fields number of fields
 */
public record CvaeStatistics(Estimate elbo, Estimate nll, Estimate kl, Estimate mutualInformation,
    double mutualInformationBound, int activeUnits, double[] unitVariance, double[] unitKl, Estimate relativeError,
    int samples, int fields) {

    /**
     * @param value the estimate
     * @param error its standard error: over the fields and, where z is drawn, over the samples
     */
    public record Estimate(double value, double error) {
    }

    /**
     * @param model the model
     * @param fields at least 2 fields of the model's grid
     * @param samples samples z a field, 1 to 100000
     * @param seed seed of the samples
     * @param progress asked for cancel once a batch
     * @return the statistics
     * @throws BadFieldException as {@link CvaeModel#encode}
     * @throws IllegalArgumentException if there are fewer than 2 fields or the number of samples is out of its range
     */
    public static CvaeStatistics of(final CvaeModel model, final List<Field> fields, final int samples, final long seed,
        final Progress progress) {
        throw new UnsupportedOperationException("to come");
    }
}
