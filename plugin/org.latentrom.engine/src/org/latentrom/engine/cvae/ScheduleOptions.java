package org.latentrom.engine.cvae;

import java.util.Objects;

/**
 * How the learning rate changes. The largest rate is {@link TrainingOptions#learningRate}.
 *
 * @param kind the kind of schedule
 * @param profile the way up and down of a cyclical one
 * @param lowest lowest rate of a cyclical or decaying one, 0 to 1; a cyclical one needs it below the largest
 * @param period epochs of half a cycle, or of one factor of the decay, 0.001 to 100000
 * @param factor what is left of the rate after a period of the decay, or of a cycle's height, above 0 to 1
 */
public record ScheduleOptions(ScheduleKind kind, ScheduleProfile profile, double lowest, double period,
    double factor) {
    /** One cycle. For a cyclical schedule: smooth, from 0.0002, half a cycle of 2 epochs, a factor of 0.9. */
    public static final ScheduleOptions DEFAULT =
        new ScheduleOptions(ScheduleKind.ONE_CYCLE, ScheduleProfile.SMOOTH, 2e-4, 2, 0.9);

    /** @throws IllegalArgumentException if a value is out of its range; the message names option, value and range */
    public ScheduleOptions {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(profile, "profile");
        Ranges.check("lowest learning rate", lowest, 0, 1);
        Ranges.check("schedule period", period, 1e-3, 1e5);
        if (!(factor > 0 && factor <= 1)) {
            throw new IllegalArgumentException("schedule factor: " + factor + " is not above 0 and at most 1");
        }
    }

    /** @return these options with another kind of schedule */
    public ScheduleOptions withKind(final ScheduleKind value) {
        return new ScheduleOptions(value, profile, lowest, period, factor);
    }

    /** @return these options with another profile */
    public ScheduleOptions withProfile(final ScheduleProfile value) {
        return new ScheduleOptions(kind, value, lowest, period, factor);
    }

    /** @return these options with another lowest rate */
    public ScheduleOptions withLowest(final double value) {
        return new ScheduleOptions(kind, profile, value, period, factor);
    }

    /** @return these options with another period, in epochs */
    public ScheduleOptions withPeriod(final double value) {
        return new ScheduleOptions(kind, profile, lowest, value, factor);
    }

    /** @return these options with another factor */
    public ScheduleOptions withFactor(final double value) {
        return new ScheduleOptions(kind, profile, lowest, period, value);
    }
}
