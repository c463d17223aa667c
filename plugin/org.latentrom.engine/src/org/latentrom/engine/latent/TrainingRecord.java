package org.latentrom.engine.latent;

/**
 * One line of the training history of residual dynamics.
 *
 * @param member number of the network in the ensemble, from 1
 * @param phase 1 = with the validation part held back, 2 = on all data
 * @param epoch passes over the data, from 1
 * @param rolloutSteps steps over which the training error was taken
 * @param trainingError root of the mean squared error of the training rollouts over the states' variance, with noise
 * @param validationError root of the squared error of the validation rollouts over the states' variance; NaN if nothing
 *            is held back
 */
public record TrainingRecord(int member, int phase, int epoch, int rolloutSteps, double trainingError,
    double validationError) {
}
