package org.latentrom.engine.cvae;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Which rows train a model and which choose its best epoch. Both are row numbers in ascending order; no row is in both.
 *
 * @param training rows to train on
 * @param validation rows to choose with; may be empty
 */
public record Split(int[] training, int[] validation) {
    /** @return all rows train, none validates */
    public static Split none(final int rows) {
        return of(new boolean[rows]);
    }

    /**
     * The last rows of each run in time validate: of a run of n rows the last {@code round(fraction * n)}, at most n -
     * 1.
     *
     * @param runs the run of each row
     * @param times the time of each row
     * @param fraction share of the validation rows, 0 to below 1
     */
    public static Split lastOfEachRun(final List<String> runs, final double[] times, final double fraction) {
        checkFraction(fraction);
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < times.length; i++) {
            rows.computeIfAbsent(runs.get(i), r -> new ArrayList<>()).add(i);
        }
        var validation = new boolean[times.length];
        for (List<Integer> of : rows.values()) {
            of.sort((a, b) -> Double.compare(times[a], times[b]));
            int n = (int)Math.min(of.size() - 1, Math.round(fraction * of.size()));
            of.subList(of.size() - n, of.size()).forEach(i -> validation[i] = true);
        }
        return of(validation);
    }

    /**
     * Whole runs validate.
     *
     * @param runs the run of each row
     * @param validationRuns the runs to validate with
     * @throws IllegalArgumentException if a validation run has no row, or no other run is left; the message lists the
     * runs
     */
    public static Split byRun(final List<String> runs, final Collection<String> validationRuns) {
        for (String run : validationRuns) {
            if (!runs.contains(run)) {
                throw new IllegalArgumentException("there is no run \"" + run + "\" to validate with; there are "
                    + runs.stream().distinct().toList() + ": name some of these, but not all");
            }
        }
        var validation = new boolean[runs.size()];
        for (int i = 0; i < validation.length; i++) {
            validation[i] = validationRuns.contains(runs.get(i));
        }
        Split split = of(validation);
        if (split.training.length == 0) {
            throw new IllegalArgumentException("all runs validate, none is left to train on: " + validationRuns);
        }
        return split;
    }

    /**
     * Rows drawn at random validate: {@code round(fraction * rows)} of them, at most all but one.
     *
     * @param fraction share of the validation rows, 0 to below 1
     * @param seed seed of the draw
     */
    public static Split random(final int rows, final double fraction, final long seed) {
        checkFraction(fraction);
        var validation = new boolean[rows];
        var random = new Random(seed);
        for (int left = (int)Math.min(rows - 1, Math.round(fraction * rows)); left > 0;) {
            int i = random.nextInt(rows);
            if (!validation[i]) {
                validation[i] = true;
                left--;
            }
        }
        return of(validation);
    }

    private static void checkFraction(final double fraction) {
        if (!(fraction >= 0 && fraction < 1)) {
            throw new IllegalArgumentException(
                "the share of the validation rows must be at least 0 and below 1, not " + fraction);
        }
    }

    private static Split of(final boolean[] validation) {
        var training = new ArrayList<Integer>();
        var chosen = new ArrayList<Integer>();
        for (int i = 0; i < validation.length; i++) {
            (validation[i] ? chosen : training).add(i);
        }
        return new Split(training.stream().mapToInt(Integer::intValue).toArray(),
            chosen.stream().mapToInt(Integer::intValue).toArray());
    }
}
