package org.latentrom.engine.cvae;

/**
 * A rate that falls by the same factor in the same number of steps.
 *
 * @param largest the rate of the first step
 * @param lowest where the fall ends
 * @param factor what is left of the rate after a period
 * @param period steps of a period
 */
record ExponentialDecay(double largest, double lowest, double factor, double period) implements Schedule {
    @Override
    public double rate(final long step) {
        return Math.max(Math.min(lowest, largest), largest * Math.pow(factor, step / period));
    }
}
