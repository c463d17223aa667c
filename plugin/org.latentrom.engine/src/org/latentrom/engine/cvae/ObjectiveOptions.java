package org.latentrom.engine.cvae;

/**
 * What a training minimises.
 *
 * @param beta weight of the KL divergence in the objective, 0 to 1e6; 1 = the ELBO
 * @param warmUpEpochs epochs over which that weight rises from 0, at least 0
 * @param logitLimit largest absolute value of a Bernoulli distribution's logit, at least 1; infinite = no limit.
 *            Without one, pixels that are 0 in all fields make the likelihood as large as one likes; with log 9999,
 *            lambda = 1 / (1 + exp(-logit)) is between 1e-4 and 1 - 1e-4
 */
public record ObjectiveOptions(double beta, int warmUpEpochs, double logitLimit) {
    /** The ELBO, without warm-up, logits to log 9999. */
    public static final ObjectiveOptions DEFAULT = new ObjectiveOptions(1, 0, Math.log(9999));

    /** @throws IllegalArgumentException if a value is out of its range; the message names option, value and range */
    public ObjectiveOptions {
        Ranges.check("beta", beta, 0, 1e6);
        Ranges.check("warm-up epochs", warmUpEpochs, 0, 100_000);
        Ranges.check("limit of the logit", logitLimit, 1, Double.POSITIVE_INFINITY);
    }

    /** @return these options with another weight of the KL divergence and another warm-up */
    public ObjectiveOptions withBeta(final double value, final int newWarmUpEpochs) {
        return new ObjectiveOptions(value, newWarmUpEpochs, logitLimit);
    }

    /** @return these options with another limit of a Bernoulli distribution's logit */
    public ObjectiveOptions withLogitLimit(final double value) {
        return new ObjectiveOptions(beta, warmUpEpochs, value);
    }
}
