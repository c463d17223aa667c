package org.latentrom.engine.io.write;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run that is to be written: known before its first state, so that states may come in any order.
 *
 * @param name the run's name, which its files get; empty for the name of the folder
 * @param times times of its states, strictly increasing, in the solver's unit
 * @param parameters numbers that hold for the whole run, such as a viscosity; may be empty
 */
public record PlannedRun(String name, double[] times, Map<String, Double> parameters) {
    /** @throws IllegalArgumentException if there is no time, or times do not increase strictly */
    public PlannedRun {
        parameters = new LinkedHashMap<>(parameters);
        if (times.length == 0) {
            throw new IllegalArgumentException("run \"" + name + "\" has no time");
        }
        for (int i = 0; i < times.length; i++) {
            if (!Double.isFinite(times[i]) || i > 0 && !(times[i] > times[i - 1])) {
                throw new IllegalArgumentException("run \"" + name + "\" has two states of the time " + times[i]
                    + ", or its times do not increase: " + Arrays.toString(Arrays.copyOf(times, Math.min(10,
                        times.length))));
            }
        }
    }
}
