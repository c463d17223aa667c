package org.latentrom.engine.cvae;

/**
 * What a training minimises: the negative ELBO, and what changes it or is added to it. All terms are in nats a field.
 *
 * @param beta weight of the KL divergence in the objective, 0 to 1e6; 1 = the ELBO
 * @param warmUpEpochs epochs over which that weight rises from 0, at least 0
 * @param logitLimit largest absolute value of a Bernoulli distribution's logit, at least 1; infinite = no limit.
 *            Without one, pixels that are 0 in all fields make the likelihood as large as one likes; with log 9999,
 *            lambda = 1 / (1 + exp(-logit)) is between 1e-4 and 1 - 1e-4
 * @param sigma standard deviation of a Gaussian whose variance is fixed, in standard deviations of the channel, 1e-4 to
 *            1e4; other distributions have no use for it
 * @param freeBits nats of KL divergence that each latent may have for nothing, 0 to 1e3: the mean over a batch counts
 *            only above this, so that latents are not given up early (Kingma et al., 2016, arXiv:1606.04934)
 * @param samples latent vectors drawn a field, 1 to 64. With more than 1 the objective is the importance-weighted bound
 *            (Burda, Grosse, Salakhutdinov, 2016, arXiv:1509.00519); beta then weighs log p(z) - log q(z | x), and a
 *            learned variance is that of all draws alike. Time and memory of a step grow with it
 * @param consistency weight of KL(q(z | x~) || q(z | x)), with x~ the next or the previous snapshot of the run, drawn
 *            at random for each field and step, 0 to 1e6 (Sinha, Dieng, 2021, arXiv:2105.14859). Above 0, each step
 *            also has the ELBO of the x~, and costs twice as much
 * @param penalty weight of the {@link FieldPenalty} of the decoded fields, if the training is given one, 0 to 1e12
 * @param deterministic true for an autoencoder without noise and without KL divergence: z is the encoder's mean
 */
public record ObjectiveOptions(double beta, int warmUpEpochs, double logitLimit, double sigma, double freeBits,
    int samples, double consistency, double penalty, boolean deterministic) {
    /** The ELBO, without warm-up; logits to log 9999. */
    public static final ObjectiveOptions DEFAULT =
        new ObjectiveOptions(1, 0, Math.log(9999), 0.1, 0, 1, 0, 1, false);

    /**
     * @throws IllegalArgumentException if a value is out of its range (the message names option, value and range), or
     *             two options exclude each other
     */
    public ObjectiveOptions {
        Ranges.check("beta", beta, 0, 1e6);
        Ranges.check("warm-up epochs", warmUpEpochs, 0, 100_000);
        Ranges.check("limit of the logit", logitLimit, 1, Double.POSITIVE_INFINITY);
        Ranges.check("sigma", sigma, 1e-4, 1e4);
        Ranges.check("free bits", freeBits, 0, 1e3);
        Ranges.check("samples", samples, 1, 64);
        Ranges.check("consistency", consistency, 0, 1e6);
        Ranges.check("penalty", penalty, 0, 1e12);
        if (samples > 1 && freeBits > 0) {
            throw new IllegalArgumentException("free bits: the importance-weighted bound has no KL divergence that "
                + "could be free; choose 1 sample, or 0 free bits");
        }
        if (deterministic && (samples > 1 || freeBits > 0 || consistency > 0)) {
            throw new IllegalArgumentException("deterministic: an autoencoder without noise has no posterior; choose 1 "
                + "sample, 0 free bits and consistency 0");
        }
    }

    /** @return these options with another weight of the KL divergence and another warm-up */
    public ObjectiveOptions withBeta(final double value, final int newWarmUpEpochs) {
        return new ObjectiveOptions(value, newWarmUpEpochs, logitLimit, sigma, freeBits, samples, consistency, penalty,
            deterministic);
    }

    /** @return these options with another limit of a Bernoulli distribution's logit */
    public ObjectiveOptions withLogitLimit(final double value) {
        return new ObjectiveOptions(beta, warmUpEpochs, value, sigma, freeBits, samples, consistency, penalty,
            deterministic);
    }

    /** @return these options with another fixed standard deviation */
    public ObjectiveOptions withSigma(final double value) {
        return new ObjectiveOptions(beta, warmUpEpochs, logitLimit, value, freeBits, samples, consistency, penalty,
            deterministic);
    }

    /** @return these options with other free bits */
    public ObjectiveOptions withFreeBits(final double value) {
        return new ObjectiveOptions(beta, warmUpEpochs, logitLimit, sigma, value, samples, consistency, penalty,
            deterministic);
    }

    /** @return these options with another number of samples */
    public ObjectiveOptions withSamples(final int value) {
        return new ObjectiveOptions(beta, warmUpEpochs, logitLimit, sigma, freeBits, value, consistency, penalty,
            deterministic);
    }

    /** @return these options with another weight of the consistency regularisation */
    public ObjectiveOptions withConsistency(final double value) {
        return new ObjectiveOptions(beta, warmUpEpochs, logitLimit, sigma, freeBits, samples, value, penalty,
            deterministic);
    }

    /** @return these options with another weight of the decoded fields' penalty */
    public ObjectiveOptions withPenalty(final double value) {
        return new ObjectiveOptions(beta, warmUpEpochs, logitLimit, sigma, freeBits, samples, consistency, value,
            deterministic);
    }

    /** @return these options with or without noise and KL divergence */
    public ObjectiveOptions withDeterministic(final boolean value) {
        return new ObjectiveOptions(beta, warmUpEpochs, logitLimit, sigma, freeBits, samples, consistency, penalty,
            value);
    }
}
