package org.latentrom.engine.cvae;

import java.util.Objects;

/**
 * How {@link CvaeStatistics} are computed. The time is that of {@code fields x samples} decodings, and of {@code fields
 * squared x draws x latents} multiplications for the mutual information.
 *
 * @param samples draws of z a field for ELBO and NLL, 1 to 100000
 * @param mutualInformationDraws how many of them the mutual information uses, 1 to 100; from 2 on, its Monte-Carlo
 *            error is known
 * @param activeUnits what makes a latent variable active
 * @param threshold least activity of an active one, 0 to 1e6
 * @param decoded which value of p(x | z) is held against the field: its mean or lambda
 * @param seed seed of the draws
 */
public record StatisticsOptions(int samples, int mutualInformationDraws, ActiveUnits activeUnits, double threshold,
    DecodedValue decoded, long seed) {

    /** 100 draws, 2 for the mutual information, active units of Burda et al., seed 1. */
    public static final StatisticsOptions DEFAULT =
        new StatisticsOptions(100, 2, ActiveUnits.VARIANCE, ActiveUnits.VARIANCE.threshold(),
            DecodedValue.MEAN, 1);

    /** @throws IllegalArgumentException if a value is out of its range; the message names option, value and range */
    public StatisticsOptions {
        Ranges.check("samples", samples, 1, 100_000);
        Ranges.check("draws for the mutual information", mutualInformationDraws, 1, 100);
        Objects.requireNonNull(activeUnits, "active units: no rule chosen");
        Ranges.check("threshold of active units", threshold, 0, 1e6);
        if (Objects.requireNonNull(decoded, "decoded value: none chosen") == DecodedValue.SAMPLE) {
            throw new IllegalArgumentException("decoded value: the error of a random sample says little of a model; "
                + "choose the mean or lambda");
        }
    }

    /** @return these options with another number of draws */
    public StatisticsOptions withSamples(final int value) {
        return new StatisticsOptions(value, mutualInformationDraws, activeUnits, threshold, decoded, seed);
    }

    /** @return these options with another number of draws for the mutual information */
    public StatisticsOptions withMutualInformationDraws(final int value) {
        return new StatisticsOptions(samples, value, activeUnits, threshold, decoded, seed);
    }

    /** @return these options with another rule for active units */
    public StatisticsOptions withActiveUnits(final ActiveUnits rule, final double newThreshold) {
        return new StatisticsOptions(samples, mutualInformationDraws, rule, newThreshold, decoded, seed);
    }

    /** @return these options with another decoded value */
    public StatisticsOptions withDecoded(final DecodedValue value) {
        return new StatisticsOptions(samples, mutualInformationDraws, activeUnits, threshold, value, seed);
    }

    /** @return these options with another seed */
    public StatisticsOptions withSeed(final long value) {
        return new StatisticsOptions(samples, mutualInformationDraws, activeUnits, threshold, decoded, value);
    }
}
