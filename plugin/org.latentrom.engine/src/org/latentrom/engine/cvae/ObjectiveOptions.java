package org.latentrom.engine.cvae;

/**
 * What a training minimises.
 *
 * @param beta weight of the KL divergence in the objective, 0 to 1e6; 1 = the ELBO
 * @param warmUpEpochs epochs over which that weight rises from 0, at least 0
 */
public record ObjectiveOptions(double beta, int warmUpEpochs) {
    /** The ELBO, without warm-up. */
    public static final ObjectiveOptions DEFAULT = new ObjectiveOptions(1, 0);

    /** @throws IllegalArgumentException if a value is out of its range; the message names option, value and range */
    public ObjectiveOptions {
        Ranges.check("beta", beta, 0, 1e6);
        Ranges.check("warm-up epochs", warmUpEpochs, 0, 100_000);
    }

    /** @return these options with another weight of the KL divergence and another warm-up */
    public ObjectiveOptions withBeta(final double value, final int newWarmUpEpochs) {
        return new ObjectiveOptions(value, newWarmUpEpochs);
    }
}
