package org.latentrom.engine.cvae;

import java.util.List;

/**
 * What a training gives.
 *
 * @param model the model of the best epoch
 * @param history one record an epoch
 * @param bestEpoch the epoch that the model is of, from 1
 */
public record CvaeTraining(CvaeModel model, List<EpochRecord> history, int bestEpoch) {
    /** The history is copied. */
    public CvaeTraining {
        history = List.copyOf(history);
    }
}
