package org.latentrom.engine.cvae;

import java.util.Objects;
import org.latentrom.engine.cvae.network.NetworkOptions;

/**
 * How a CVAE is built and trained. The defaults work for a few hundred snapshots of smooth fields.
 *
 * @param network which network encodes and decodes
 * @param observation distribution of the pixels
 * @param objective what is minimised
 * @param training how it is minimised
 * @param seed seed of initial weights, order of the fields, and noise
 */
public record CvaeOptions(NetworkOptions network, ObservationModel observation, ObjectiveOptions objective,
    TrainingOptions training, long seed) {

    /** The defaults of the parts, Gaussian, seed 1. */
    public static final CvaeOptions DEFAULT = new CvaeOptions(NetworkOptions.DEFAULT, ObservationModel.GAUSSIAN,
        ObjectiveOptions.DEFAULT, TrainingOptions.DEFAULT, 1);

    /** @throws NullPointerException if a part is missing */
    public CvaeOptions {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(observation, "observation model: none chosen");
        Objects.requireNonNull(objective, "objective");
        Objects.requireNonNull(training, "training");
    }

    /** @return these options with another network */
    public CvaeOptions withNetwork(final NetworkOptions value) {
        return new CvaeOptions(value, observation, objective, training, seed);
    }

    /** @return these options with another latent size */
    public CvaeOptions withLatentSize(final int value) {
        return withNetwork(network.withLatentSize(value));
    }

    /** @return these options with another number of epochs */
    public CvaeOptions withEpochs(final int value) {
        return withTraining(training.withEpochs(value));
    }

    /** @return these options with another batch size */
    public CvaeOptions withBatchSize(final int value) {
        return withTraining(training.withBatchSize(value));
    }

    /** @return these options with another learning rate */
    public CvaeOptions withLearningRate(final double value) {
        return withTraining(training.withLearningRate(value));
    }

    /** @return these options with another observation model */
    public CvaeOptions withObservation(final ObservationModel value) {
        return new CvaeOptions(network, value, objective, training, seed);
    }

    /** @return these options with another objective */
    public CvaeOptions withObjective(final ObjectiveOptions value) {
        return new CvaeOptions(network, observation, value, training, seed);
    }

    /** @return these options with another training */
    public CvaeOptions withTraining(final TrainingOptions value) {
        return new CvaeOptions(network, observation, objective, value, seed);
    }

    /** @return these options with another seed */
    public CvaeOptions withSeed(final long value) {
        return new CvaeOptions(network, observation, objective, training, value);
    }
}
