package org.latentrom.engine.cvae;

/** Learning rates by step. */
@FunctionalInterface
interface Schedule {
    /** @param step number of the step, from 0 */
    double rate(long step);

    /** @param batches steps of an epoch */
    static Schedule of(final TrainingOptions options, final long batches) {
        double largest = options.learningRate();
        ScheduleOptions s = options.schedule();
        double period = s.period() * batches;
        return switch (s.kind()) {
            case ONE_CYCLE -> new OneCycle(largest, options.epochs() * batches);
            case CONSTANT -> step -> largest;
            case EXPONENTIAL_DECAY -> new ExponentialDecay(largest, s.lowest(), s.factor(), period);
            case TRIANGULAR -> new CyclicalRate(s.lowest(), largest, period, s.profile(), 1);
            case TRIANGULAR2 -> new CyclicalRate(s.lowest(), largest, period, s.profile(), 0.5);
            case EXPONENTIAL_CYCLICAL -> new CyclicalRate(s.lowest(), largest, period, s.profile(), s.factor());
        };
    }
}
