package org.latentrom.engine.latent;

import java.util.Arrays;
import java.util.OptionalInt;

import org.latentrom.engine.progress.Progress;

/**
 * A trajectory that dynamics give from a start state. If the states become non-finite or leave the range of the
 * training data by far, the rollout ends before that step and says so: a diverged trajectory is never passed on.
 *
 * @param times times of the states, the start time first
 * @param states the states, the start state first
 * @param divergence the step (1 = the first after the start) that was not finite or far outside; empty if none was
 */
public record Rollout(double[] times, double[][] states, OptionalInt divergence) {
    private static final int TIME_DIGITS = 12;

    /** A state this many box edges outside of the box of the training states counts as diverged. */
    public static final double FAR = 5;

    /**
     * @param z0 start state
     * @param t0 start time
     * @param dt time step, positive
     * @param steps number of steps, not negative
     * @param parameters one a parameter of the dynamics
     * @throws IllegalArgumentException if the start state, time step or parameters do not fit the dynamics
     */
    public static Rollout of(final LatentDynamics dynamics, final double[] z0, final double t0, final double dt,
        final int steps, final double[] parameters, final Progress progress) {
        dynamics.check(z0, dt, parameters);
        if (steps < 0) {
            throw new IllegalArgumentException("the number of steps is " + steps + ", but must not be negative");
        }
        if (!Double.isFinite(t0) || dynamics.range().excess(z0) == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the start state at time " + t0 + " has a value that is not finite");
        }
        // a start far from the training data is the caller's choice; divergence is to go further still
        double far = FAR + 2 * dynamics.range().excess(z0);
        var times = new double[steps + 1];
        var states = new double[steps + 1][];
        times[0] = t0;
        states[0] = z0;
        for (int k = 1; k <= steps; k++) {
            progress.checkCanceled();
            final int step = k;
            progress.report((double)(k - 1) / steps, () -> "Step " + step + " of " + steps);
            // not a running sum: t0 + k dt has one rounding, whatever k is
            times[k] = RoundedTimes.of(t0 + k * dt, TIME_DIGITS);
            states[k] = dynamics.step(states[k - 1], dt, parameters);
            if (dynamics.range().excess(states[k]) > far) {
                return new Rollout(Arrays.copyOf(times, k), Arrays.copyOf(states, k), OptionalInt.of(k));
            }
        }
        return new Rollout(times, states, OptionalInt.empty());
    }

    /** @return true if the rollout ended early */
    public boolean diverged() {
        return divergence.isPresent();
    }
}
