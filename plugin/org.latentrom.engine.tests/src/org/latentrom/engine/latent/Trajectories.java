package org.latentrom.engine.latent;

import java.util.function.DoubleFunction;

/** Latent trajectories of known systems. */
final class Trajectories {
    private Trajectories() {
    }

    static LatentTrajectory of(final String run, final double[] times, final DoubleFunction<double[]> state,
        final double... parameters) {
        var states = new double[times.length][];
        for (int k = 0; k < times.length; k++) {
            states[k] = state.apply(times[k]);
        }
        return new LatentTrajectory(run, times, states, parameters);
    }

    static double[] times(final double from, final double step, final int count) {
        var times = new double[count];
        for (int k = 0; k < count; k++) {
            times[k] = from + k * step;
        }
        return times;
    }

    /** @return a point that goes round an ellipse off the origin with angular frequency 3 */
    static double[] oscillator(final double t) {
        return new double[]{1 + 2 * Math.cos(3 * t), -0.5 + Math.sin(3 * t)};
    }
}
