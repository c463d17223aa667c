package org.latentrom.engine.cvae;

import java.util.List;

/**
 * All that the rest of a training depends on, after a step.
 *
 * @param random state of the generator
 * @param order order of the training rows
 * @param variance what the likelihood has learned
 * @param part the part of the epoch that is done; 0 batches at the end of an epoch
 * @param optimiser the parameters and what the steps depend on
 * @param best the best epoch so far; null before the first
 * @param history one record an epoch
 * @param attempt number of the initialisation, from 0
 * @param collapsed how often in a row the model was found collapsed
 * @param ended whether the training ended before its last epoch
 * @param warnings what the user should know of
 * @param seconds time spent so far
 * @param threads number of native threads that computed it
 */
record TrainingState(long[] random, int[] order, double[] variance, EpochPart part, Optimiser.State optimiser,
    BestEpoch best, List<EpochRecord> history, int attempt, int collapsed, boolean ended,
    List<String> warnings, double seconds, int threads) {
}
