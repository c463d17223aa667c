package org.latentrom.engine.cvae;

import java.util.Objects;

/**
 * How the objective is minimised.
 *
 * @param epochs passes over the training fields, 1 to 100000
 * @param batchSize fields a step, 1 to 4096; smaller when there are fewer training fields
 * @param learningRate largest learning rate of Adam, above 0 to 1; what becomes of it in the course of the
 *            training is the schedule's
 * @param gradientClip longest step allowed, as a multiple of the recent mean gradient norm, above 1; 0 = no limit
 * @param schedule how the learning rate changes
 * @param weightDecay weight decay of AdamW, 0 to 10: a step shrinks the weights by learning rate x decay; 0 = none
 * @param averaging decay of the moving average of the weights over the steps, 0 to below 1, such as 0.999; it is the
 *            averaged weights that are validated and kept. 0 = no average
 * @param monitor how the training is watched
 */
public record TrainingOptions(int epochs, int batchSize, double learningRate, double gradientClip,
    ScheduleOptions schedule, double weightDecay, double averaging, MonitorOptions monitor) {
    /**
     * 100 epochs, batches of 16, learning rate 0.002, steps of at most 5 mean norms; one cycle, no decay, no
     * average.
     */
    public static final TrainingOptions DEFAULT =
        new TrainingOptions(100, 16, 2e-3, 5, ScheduleOptions.DEFAULT, 0, 0, MonitorOptions.DEFAULT);

    /** @throws IllegalArgumentException if a value is out of its range; the message names option, value and range */
    public TrainingOptions {
        Ranges.check("epochs", epochs, 1, 100_000);
        Ranges.check("batch size", batchSize, 1, 4096);
        if (!(learningRate > 0 && learningRate <= 1)) {
            throw new IllegalArgumentException("learning rate: " + learningRate + " is not above 0 and at most 1");
        }
        if (gradientClip != 0 && !(gradientClip > 1 && gradientClip <= 1e6)) {
            throw new IllegalArgumentException("gradient clip: " + gradientClip + " is neither 0 nor above 1 to 1e6");
        }
        Ranges.check("weight decay", weightDecay, 0, 10);
        if (!(averaging >= 0 && averaging < 1)) {
            throw new IllegalArgumentException("averaging: " + averaging + " is not at least 0 and below 1");
        }
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(monitor, "monitor");
        if (schedule.kind().isCyclical() && schedule.lowest() >= learningRate) {
            throw new IllegalArgumentException("lowest learning rate: " + schedule.lowest()
                + " is not below the learning rate " + learningRate);
        }
    }

    /** @return these options with another number of epochs */
    public TrainingOptions withEpochs(final int value) {
        return new TrainingOptions(value, batchSize, learningRate, gradientClip, schedule, weightDecay, averaging,
            monitor);
    }

    /** @return these options with another batch size */
    public TrainingOptions withBatchSize(final int value) {
        return new TrainingOptions(epochs, value, learningRate, gradientClip, schedule, weightDecay, averaging,
            monitor);
    }

    /** @return these options with another learning rate */
    public TrainingOptions withLearningRate(final double value) {
        return new TrainingOptions(epochs, batchSize, value, gradientClip, schedule, weightDecay, averaging, monitor);
    }

    /** @return these options with another limit of the gradient */
    public TrainingOptions withGradientClip(final double value) {
        return new TrainingOptions(epochs, batchSize, learningRate, value, schedule, weightDecay, averaging, monitor);
    }

    /** @return these options with another schedule of the learning rate */
    public TrainingOptions withSchedule(final ScheduleOptions value) {
        return new TrainingOptions(epochs, batchSize, learningRate, gradientClip, value, weightDecay, averaging,
            monitor);
    }

    /** @return these options with another weight decay */
    public TrainingOptions withWeightDecay(final double value) {
        return new TrainingOptions(epochs, batchSize, learningRate, gradientClip, schedule, value, averaging, monitor);
    }

    /** @return these options with another decay of the weights' average */
    public TrainingOptions withAveraging(final double value) {
        return new TrainingOptions(epochs, batchSize, learningRate, gradientClip, schedule, weightDecay, value,
            monitor);
    }

    /** @return these options, watched in another way */
    public TrainingOptions withMonitor(final MonitorOptions value) {
        return new TrainingOptions(epochs, batchSize, learningRate, gradientClip, schedule, weightDecay, averaging,
            value);
    }
}
