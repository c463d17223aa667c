package org.latentrom.engine.cvae;

/**
 * The best epoch of a training so far.
 *
 * @param parameters the network's parameters after it
 * @param variance what the likelihood had learned
 * @param record how it came about
 */
record BestEpoch(float[] parameters, double[] variance, TrainingRecord record) {
}
