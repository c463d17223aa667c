package org.latentrom.engine.tikhonov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import org.latentrom.engine.progress.Progress;

/**
 * Regularised derivatives of a column of a table over a coordinate such as the time, each run for itself; the rows may
 * have any order. Each run has its own parameter.
 *
 * @param regularization what is kept small
 * @param rule how α is chosen
 */
public record RunTikhonov(Regularization regularization, ParameterRule rule) {
    /**
     * @param f smoothed values by row
     * @param fx first derivatives by row
     * @param fxx second derivatives by row; NaN in all three where the value was NaN or the run has too few rows
     * @param selections the parameter by run, in the order of first rows
     */
    public record Result(double[] f, double[] fx, double[] fxx, Map<String, Selection> selections) {
    }

    /**
     * @param runs the run of each row
     * @param x the coordinate of each row, finite
     * @param z the value of each row; NaN is left out
     * @param row the row's name, for messages
     * @param progress asked in every iteration whether to stop
     * @throws IllegalArgumentException if two rows of a run have the same coordinate, a value is infinite, or an
     *             iteration does not converge; the message names rows or run
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public Result differentiate(final List<String> runs, final double[] x, final double[] z,
        final IntFunction<String> row, final Progress progress) {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < x.length; i++) {
            if (Double.isInfinite(z[i])) {
                throw new IllegalArgumentException(
                    "the value in row \"" + row.apply(i) + "\" is " + z[i] + ": repair it, or make it missing");
            }
            rows.computeIfAbsent(runs.get(i), r -> new ArrayList<>()).add(i);
        }
        var result = new double[3][x.length];
        Map<String, Selection> selections = new LinkedHashMap<>();
        for (var run : rows.entrySet()) {
            double done = (double)selections.size() / rows.size();
            Progress part = progress.part(done, (selections.size() + 1.0) / rows.size());
            part.report(0, () -> "Run \"" + run.getKey() + "\"");
            int[] sorted = sorted(run.getValue(), x, row);
            selections.put(run.getKey(), differentiate(run.getKey(), sorted, x, z, result, part));
        }
        return new Result(result[0], result[1], result[2], selections);
    }

    private static int[] sorted(final List<Integer> rows, final double[] x, final IntFunction<String> row) {
        int[] sorted = rows.stream().sorted(Comparator.comparingDouble((Integer i) -> x[i]))
            .mapToInt(Integer::intValue).toArray();
        for (int i = 1; i < sorted.length; i++) {
            if (x[sorted[i]] == x[sorted[i - 1]]) {
                throw new IllegalArgumentException("the rows \"" + row.apply(sorted[i - 1]) + "\" and \""
                    + row.apply(sorted[i]) + "\" have the same coordinate, " + x[sorted[i]]
                    + ": keep one of them, or choose a run column that tells them apart");
            }
        }
        return sorted;
    }

    private Selection differentiate(final String run, final int[] rows, final double[] x, final double[] z,
        final double[][] result, final Progress progress) {
        try {
            var r = CurveTikhonov.of(Arrays.stream(rows).mapToDouble(i -> x[i]).toArray(), regularization)
                .differentiate(Arrays.stream(rows).mapToDouble(i -> z[i]).toArray(), rule, progress);
            for (int i = 0; i < rows.length; i++) {
                result[0][rows[i]] = r.f()[i];
                result[1][rows[i]] = r.fx()[i];
                result[2][rows[i]] = r.fxx()[i];
            }
            return r.selection();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("run \"" + run + "\": " + e.getMessage(), e);
        }
    }
}
