package org.latentrom.engine.cvae.network;

/** Normalisation of maps, over one field at a time: batches change nothing. Invalid pixels count as 0. */
public enum Normalization {
    /** None. */
    NONE,
    /** Every channel of a field by its own mean and deviation (Ulyanov et al., 2016, arXiv:1607.08022). */
    INSTANCE,
    /** Groups of channels (Wu, He, 2018, arXiv:1803.08494): 8, or fewer if the channels do not divide. */
    GROUP
}
