package org.latentrom.engine.cvae;

/** Which value of the distribution p(x | z) of a pixel is decoded. */
public enum DecodedValue {
    /** Its mean: of all values the one with the least expected squared error. */
    MEAN,
    /**
     * Its parameter lambda = 1 / (1 + exp(-logit)), scaled as its values are, if it is a Bernoulli or continuous
     * Bernoulli distribution: crisper than the latter's mean, and what published figures often show. Of a Gaussian, the
     * mean.
     */
    LAMBDA,
    /** A value drawn at random, each pixel by itself. */
    SAMPLE
}
