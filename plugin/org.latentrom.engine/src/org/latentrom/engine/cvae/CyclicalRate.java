package org.latentrom.engine.cvae;

/**
 * A rate that goes up and down between two limits (Smith, 2017, arXiv:1506.01186).
 *
 * @param lowest the rate at the begin of every cycle
 * @param largest the rate at the top of the first cycle
 * @param halfCycle steps from the begin of a cycle to its top
 * @param profile the way from the one to the other
 * @param factor height of a cycle over {@code lowest} as a share of the height of the one before
 */
record CyclicalRate(double lowest, double largest, double halfCycle, ScheduleProfile profile, double factor)
    implements Schedule {
    @Override
    public double rate(final long step) {
        double cycle = Math.floor(1 + step / (2 * halfCycle));
        double distance = Math.abs(1 + step / halfCycle - 2 * cycle);
        double height = Math.max(0, 1 - profile.of(distance));
        return lowest + height * (largest - lowest) * Math.pow(factor, cycle - 1);
    }
}
