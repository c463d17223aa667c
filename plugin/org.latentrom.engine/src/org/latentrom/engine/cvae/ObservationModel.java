package org.latentrom.engine.cvae;

/** The distribution p(x | z) of a pixel's value around what the decoder says. */
public enum ObservationModel {
    /**
     * Normal distribution with one learned variance for all channels, the best possible one for the present errors
     * ("optimal sigma": Rybkin, Daniilidis, Levine, 2021, arXiv:2006.13202). For fields whose channels are of one kind.
     */
    GAUSSIAN,
    /** Normal distribution with one learned variance a channel, the best possible one for the present errors. */
    GAUSSIAN_PER_CHANNEL,
    /** Normal distribution with a fixed variance ({@link ObjectiveOptions#sigma}), the same for all scaled channels. */
    GAUSSIAN_FIXED,
    /**
     * Bernoulli distribution, for images of two values; each channel is scaled to [0, 1] from its training range.
     * Values between count as probabilities, as is common, though they have no density then.
     */
    BERNOULLI,
    /**
     * Continuous Bernoulli distribution on [0, 1] (Loaiza-Ganem, Cunningham, 2019, arXiv:1907.06845); each channel is
     * scaled to [0, 1] from its training range. For images; it cannot say that it is certain, so smooth fields come out
     * less sharp than with a Gaussian. Its logit is limited ({@link ObjectiveOptions#logitLimit}): at log 9999 the
     * decoded mean is between 0.108 and 0.892 of that range.
     */
    CONTINUOUS_BERNOULLI;

    /** @return whether it is a normal distribution, with a variance a channel */
    public boolean isGaussian() {
        return this != BERNOULLI && this != CONTINUOUS_BERNOULLI;
    }
}
