package org.latentrom.engine.cvae;

/**
 * One row of a training history. ELBO, reconstruction and KL are in nats a field, summed over the valid values of the
 * scaled field; relative errors are ||decoded mean - field|| / ||field|| over valid pixels and all channels, in
 * physical units, mean over the fields.
 *
 * @param epoch number of the epoch, from 1
 * @param learningRate learning rate of the epoch's last step
 * @param elbo mean evidence lower bound of the training fields while they were trained on; its KL has weight 1
 * @param reconstruction mean log p(x | z) of the training fields
 * @param kl mean KL divergence of the training fields' posteriors from the prior
 * @param validationElbo the same bound on the validation fields after the epoch; NaN without validation fields
 * @param validationError relative error of the validation fields, encoded and decoded by the means; NaN without
 * @param best true if this epoch's model was the best one so far, by the validation ELBO
 * @param seconds time since training began
 */
public record EpochRecord(int epoch, double learningRate, double elbo, double reconstruction, double kl,
    double validationElbo, double validationError, boolean best, double seconds) {
}
