package org.latentrom.engine.latent;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The latent states of several runs, from which dynamics are learnt.
 *
 * @param parameterNames names of the parameters, in the order of each run's values; may be empty
 * @param runs at least one, all with the same latent size and number of parameters, no name twice
 */
public record LatentTrajectories(List<String> parameterNames, List<LatentTrajectory> runs) {
    // the difference of two times of about 1e4 steps, each right to 16 digits
    private static final int STEP_DIGITS = 10;

    /** @throws IllegalArgumentException if the above does not hold; the message names the run */
    public LatentTrajectories {
        parameterNames = List.copyOf(parameterNames);
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("there is no run: the table of latent states is empty");
        }
        var names = new HashSet<String>();
        for (LatentTrajectory t : runs) {
            if (t.states()[0].length != runs.get(0).states()[0].length || t.states()[0].length == 0) {
                throw new IllegalArgumentException("run \"" + t.run() + "\" has " + t.states()[0].length
                    + " latent columns, run \"" + runs.get(0).run() + "\" has " + runs.get(0).states()[0].length);
            }
            if (t.parameters().length != parameterNames.size()) {
                throw new IllegalArgumentException("run \"" + t.run() + "\" has " + t.parameters().length
                    + " parameters, expected " + parameterNames);
            }
            if (!names.add(t.run())) {
                throw new IllegalArgumentException("there are two runs of the name \"" + t.run() + "\"");
            }
        }
    }

    /** @return number of latent coordinates */
    public int latentSize() {
        return runs.get(0).states()[0].length;
    }

    /** @return number of pairs of successive states in all runs */
    public int pairs() {
        return runs.stream().mapToInt(r -> r.length() - 1).sum();
    }

    /**
     * @return the median of the time steps of all runs
     * @throws IllegalArgumentException if no run has two states
     */
    public double medianTimeStep() {
        double[] steps = runs.stream().flatMapToDouble(r -> IntStream.range(1, r.length())
            .mapToDouble(k -> r.times()[k] - r.times()[k - 1])).sorted().toArray();
        if (steps.length == 0) {
            throw new IllegalArgumentException(
                "no run has two snapshots: dynamics need at least two snapshots of one run");
        }
        return RoundedTimes.of(steps[steps.length / 2], STEP_DIGITS);
    }
}
