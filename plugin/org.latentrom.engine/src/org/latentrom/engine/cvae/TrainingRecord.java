package org.latentrom.engine.cvae;

/**
 * How a model came about; saved with it.
 *
 * @param trainingFields number of fields it was trained on
 * @param validationFields number of fields that chose the epoch
 * @param epoch the epoch that the model is of, from 1
 * @param elbo ELBO of the training fields in that epoch, nats a field
 * @param validationElbo ELBO of the validation fields after it; NaN without
 * @param validationError relative L2 error of the validation fields after it; NaN without
 */
public record TrainingRecord(int trainingFields, int validationFields, int epoch, double elbo, double validationElbo,
    double validationError) {
}
