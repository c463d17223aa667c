package org.latentrom.engine.cvae;

/** The way of a cyclical learning rate from its lowest to its largest value. */
public enum ScheduleProfile {
    /** Straight. */
    LINEAR,
    /** Half a cosine: slow at both ends. */
    COSINE,
    /** Infinitely often differentiable: it stays longest at both ends. */
    SMOOTH;

    /**
     * @param x distance from the top, 0 to 1
     * @return distance of the rate from the largest one: 0 for 0, 1 for 1, increasing
     */
    double of(final double x) {
        return switch (this) {
            case LINEAR -> x;
            case COSINE -> (1 + Math.cos(Math.PI * (1 + x))) / 2;
            case SMOOTH -> bump(x) / (bump(x) + bump(1 - x));
        };
    }

    /** exp(-1/x), all of whose derivatives at 0 are 0; below 0.01 it is less than any float of interest. */
    private static double bump(final double x) {
        return x < 0.01 ? 0 : Math.exp(-1 / x);
    }
}
