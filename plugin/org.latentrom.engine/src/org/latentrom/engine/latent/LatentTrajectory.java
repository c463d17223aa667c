package org.latentrom.engine.latent;

import java.util.Arrays;

/**
 * Latent states of one run at increasing times. The arrays are not copied and must not be changed.
 *
 * @param run name of the run
 * @param times at least one, finite, strictly increasing; the steps may differ
 * @param states {@code states[k]} is the latent state at {@code times[k]}; finite
 * @param parameters the run's parameters, constant in time; finite; may be empty
 */
public record LatentTrajectory(String run, double[] times, double[][] states, double[] parameters) {
    /** @throws IllegalArgumentException if the above does not hold; the message names run and time */
    public LatentTrajectory {
        if (times.length == 0 || states.length != times.length) {
            throw new IllegalArgumentException(
                "run \"" + run + "\" has " + times.length + " times and " + states.length + " latent states");
        }
        for (int k = 0; k < times.length; k++) {
            if (!Double.isFinite(times[k]) || k > 0 && !(times[k] > times[k - 1])) {
                throw new IllegalArgumentException("the times of run \"" + run + "\" must increase, but "
                    + (k > 0 ? times[k] + " follows " + times[k - 1] : "one is " + times[k])
                    + ": sort the rows and remove duplicates");
            }
            if (states[k].length != states[0].length || !allFinite(states[k])) {
                throw new IllegalArgumentException("the latent state of run \"" + run + "\" at time " + times[k]
                    + " has a missing value or one that is not finite");
            }
        }
        if (!allFinite(parameters)) {
            throw new IllegalArgumentException("a parameter of run \"" + run + "\" is not a finite number");
        }
    }

    private static boolean allFinite(final double[] values) {
        for (double v : values) {
            if (!Double.isFinite(v)) {
                return false;
            }
        }
        return true;
    }

    /** @return number of states */
    public int length() {
        return times.length;
    }

    /** @return the states from index {@code from} to before {@code to}, sharing the state arrays */
    public LatentTrajectory slice(final int from, final int to) {
        return new LatentTrajectory(run, Arrays.copyOfRange(times, from, to),
            Arrays.copyOfRange(states, from, to), parameters);
    }
}
