package org.latentrom.engine.cvae;

import java.util.List;

/**
 * What a training gives.
 *
 * @param model the model of the best epoch
 * @param history one record an epoch
 * @param bestEpoch the epoch that the model is of, from 1
 * @param warnings what the user should know of, such as a checkpoint that could not be written; often empty
 */
public record CvaeTraining(CvaeModel model, List<EpochRecord> history, int bestEpoch,
    List<String> warnings) {
    /** History and warnings are copied. */
    public CvaeTraining {
        history = List.copyOf(history);
        warnings = List.copyOf(warnings);
    }
}
