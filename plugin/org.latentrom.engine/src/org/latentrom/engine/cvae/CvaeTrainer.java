package org.latentrom.engine.cvae;

import java.util.List;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

/** Trains CVAEs. */
public final class CvaeTrainer {
    private CvaeTrainer() {
    }

    /**
     * Trains a model and keeps the epoch with the best validation ELBO (the last epoch, if nothing validates).
     *
     * @param fields fields of one grid, extent and set of channels
     * @param training numbers of the fields to train on, at least 2
     * @param validation numbers of the fields to choose the best epoch with, may be empty; never trained on
     * @param options network and training
     * @param progress hears epoch, loss and the time left; asked for cancel once a batch
     * @return the model and the history
     * @throws BadFieldException if a field has another grid, other channels or a value that is not finite
     * @throws IllegalArgumentException if there are too few fields, no pixel is valid in all of them, or the latent size
     *             is not below the number of training fields
     * @throws DivergenceException if the loss is not finite
     * @throws java.util.concurrent.CancellationException if the user cancels
     */
    public static CvaeTraining train(final List<Field> fields, final int[] training, final int[] validation,
        final CvaeOptions options, final Progress progress) {
        throw new UnsupportedOperationException("to come");
    }
}
