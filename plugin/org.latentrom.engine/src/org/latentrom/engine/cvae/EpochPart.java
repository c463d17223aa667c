package org.latentrom.engine.cvae;

/**
 * The part of an epoch that is done.
 *
 * @param batches number of batches
 * @param kl their share of the epoch's mean KL divergence
 * @param gathered what the likelihood has learned of them, see {@link Likelihood#gathered}
 */
record EpochPart(int batches, double kl, double[] gathered) {
}
