package org.latentrom.engine.cvae;

import java.util.List;
import org.latentrom.engine.nn.AdamState;

/**
 * All that the rest of a training depends on, at the end of an epoch.
 *
 * @param random state of the generator
 * @param order order of the training rows
 * @param parameters the parameters
 * @param variance what the likelihood has learned
 * @param adam what the optimiser remembers
 * @param average moving average of the parameters; empty = none is kept
 * @param averaged number of steps in that average
 * @param best parameters of the best epoch; empty before the first
 * @param bestVariance the likelihood's part of them
 * @param record how the best epoch came about; null before the first
 * @param history one record an epoch
 * @param seconds time spent so far
 */
record TrainingState(long[] random, int[] order, float[] parameters, double[] variance, AdamState adam,
    float[] average, int averaged, float[] best, double[] bestVariance, TrainingRecord record,
    List<EpochRecord> history, double seconds) {
    /** @return number of epochs that are done */
    int epoch() {
        return history.size();
    }
}
