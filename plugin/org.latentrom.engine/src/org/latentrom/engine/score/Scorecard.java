package org.latentrom.engine.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.latentrom.engine.baseline.Baseline;
import org.latentrom.engine.baseline.DmdForecast;
import org.latentrom.engine.baseline.DmdModel;
import org.latentrom.engine.baseline.Persistence;
import org.latentrom.engine.baseline.PodBasis;
import org.latentrom.engine.baseline.PodReconstruction;
import org.latentrom.engine.baseline.TimedField;
import org.latentrom.engine.baseline.TrainingMean;
import org.latentrom.engine.progress.Progress;

/**
 * The errors of predicted fields beside those of the baselines, snapshot by snapshot and in the mean.
 *
 * @param rows one a predicted field that has a true one, by run and time
 * @param summaries one a run and method, then one a method over all runs
 * @param methods the methods' names, the model first
 * @param unmatched predicted fields for which there is no true one at that run and time
 */
public record Scorecard(List<Row> rows, List<Summary> summaries, List<String> methods, List<TimedField> unmatched) {
    /** The name under which the predicted fields' errors stand. */
    public static final String MODEL = "Model";

    /**
     * @param predicted the model's field
     * @param truth the true field of the same run and time
     * @param errors errors by method, the model first; a baseline without a forecast for this time is not in it
     */
    public record Row(TimedField predicted, TimedField truth, Map<String, FieldErrors> errors) {
        /** @return the run of the true field */
        public String run() {
            return truth.run();
        }

        /** @return the time of the true field */
        public double time() {
            return truth.time();
        }
    }

    /**
     * @param run the run, or null for all runs together
     * @param snapshots number of snapshots over which the means are taken
     * @param relativeL2 mean over snapshots of ||error|| / ||truth||
     * @param rmse mean over snapshots of the root mean square error
     * @param maximum greatest absolute error of all
     * @param lastRelativeL2 ||error|| / ||truth|| of the last snapshot; for all runs the mean of their last ones
     */
    public record Summary(String run, String method, int snapshots, double relativeL2, double rmse, double maximum,
        double lastRelativeL2) {
    }

    /**
     * @param predicted the model's fields, in any order
     * @param truth the true fields
     * @param training the fields that the model was trained with, or none: then there are no baselines
     * @param rank number of POD modes for the POD and DMD baselines, 1 or more; fewer are used if the training fields
     *            span fewer directions
     * @param tolerance greatest difference of the times of a predicted field and its true one, not negative
     * @throws IllegalArgumentException if nothing matches, a run has a time twice, fields do not fit together or the
     *             rank is larger than the number of training fields; the message names run and time
     */
    public static Scorecard of(final List<TimedField> predicted, final List<TimedField> truth,
        final List<TimedField> training, final int rank, final double tolerance, final Progress progress) {
        Map<String, List<TimedField>> truths = byRun(truth, "true");
        Map<String, List<TimedField>> trainings = byRun(training, "training");
        List<Baseline> baselines = baselines(training, rank, progress.part(0, 0.4));
        var rows = new ArrayList<Row>();
        var unmatched = new ArrayList<TimedField>();
        int done = 0;
        for (Map.Entry<String, List<TimedField>> run : byRun(predicted, "predicted").entrySet()) {
            List<TimedField> there = truths.getOrDefault(run.getKey(), List.of());
            TimedField start = null;
            for (TimedField p : run.getValue()) {
                progress.checkCanceled();
                progress.report(0.4 + 0.6 * done++ / predicted.size(),
                    () -> "Comparing " + p.run() + " at " + p.time());
                TimedField t = nearest(there, p.time());
                if (t == null || Math.abs(t.time() - p.time()) > tolerance) {
                    unmatched.add(p);
                    continue;
                }
                start = start == null ? start(trainings.get(p.run()), there, run.getValue().get(0).time()) : start;
                rows.add(row(p, t, start, baselines));
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no predicted field has a true one at the same run and time: runs "
                + byRun(predicted, "predicted").keySet() + " against " + truths.keySet()
                + "; check the columns Run and Time and the tolerance " + tolerance);
        }
        var methods = new ArrayList<String>(List.of(MODEL));
        baselines.forEach(b -> methods.add(b.name()));
        return new Scorecard(List.copyOf(rows), summaries(rows, methods), List.copyOf(methods), List.copyOf(unmatched));
    }

    private static List<Baseline> baselines(final List<TimedField> training, final int rank, final Progress progress) {
        var baselines = new ArrayList<Baseline>();
        if (!training.isEmpty()) {
            var basis = PodBasis.of(training.stream().map(TimedField::field).toList(), rank, progress);
            baselines.add(new Persistence());
            baselines.add(new TrainingMean(basis));
            baselines.add(new PodReconstruction(basis));
            DmdForecast.fit(basis, training, DmdModel.Form.AFFINE, progress).ifPresent(baselines::add);
        }
        return baselines;
    }

    private static Map<String, List<TimedField>> byRun(final List<TimedField> fields, final String what) {
        Map<String, List<TimedField>> runs = new TreeMap<>();
        fields.forEach(f -> runs.computeIfAbsent(f.run(), k -> new ArrayList<>()).add(f));
        for (List<TimedField> run : runs.values()) {
            run.sort(Comparator.comparingDouble(TimedField::time));
            for (int i = 1; i < run.size(); i++) {
                if (run.get(i).time() == run.get(i - 1).time()) {
                    throw new IllegalArgumentException("the " + what + " fields of run \"" + run.get(i).run()
                        + "\" have the time " + run.get(i).time() + " twice: remove one of the rows");
                }
            }
        }
        return runs;
    }

    private static TimedField nearest(final List<TimedField> fields, final double time) {
        TimedField best = null;
        for (TimedField f : fields) {
            best = best == null || Math.abs(f.time() - time) < Math.abs(best.time() - time) ? f : best;
        }
        return best;
    }

    /**
     * The last training snapshot of the run before the first prediction; a run that was left out starts at its truth.
     */
    private static TimedField start(final List<TimedField> training, final List<TimedField> truth, final double time) {
        TimedField start = null;
        for (TimedField f : training == null ? List.<TimedField>of() : training) {
            start = f.time() < time ? f : start;
        }
        return start == null ? truth.get(0) : start;
    }

    private static Row row(final TimedField predicted, final TimedField truth, final TimedField start,
        final List<Baseline> baselines) {
        var errors = new LinkedHashMap<String, FieldErrors>();
        try {
            errors.put(MODEL, FieldErrors.of(predicted.field(), truth.field()));
            for (Baseline b : baselines) {
                b.forecast(start, truth).ifPresent(f -> errors.put(b.name(), FieldErrors.of(f, truth.field())));
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                "run \"" + truth.run() + "\" at time " + truth.time() + ": " + e.getMessage(), e);
        }
        return new Row(predicted, truth, errors);
    }

    private static List<Summary> summaries(final List<Row> rows, final List<String> methods) {
        var summaries = new ArrayList<Summary>();
        List<String> runs = rows.stream().map(Row::run).distinct().toList();
        for (String run : runs) {
            List<Row> ofRun = rows.stream().filter(r -> r.run().equals(run)).toList();
            methods.forEach(m -> summary(run, m, ofRun, summaries));
        }
        int perRun = summaries.size();
        for (String method : methods) {
            double last = summaries.subList(0, perRun).stream().filter(s -> s.method().equals(method))
                .mapToDouble(Summary::lastRelativeL2).average().orElse(Double.NaN);
            var all = new ArrayList<Summary>();
            summary(null, method, rows, all);
            all.forEach(s -> summaries
                .add(new Summary(null, method, s.snapshots(), s.relativeL2(), s.rmse(), s.maximum(), last)));
        }
        return List.copyOf(summaries);
    }

    private static void summary(final String run, final String method, final List<Row> rows, final List<Summary> to) {
        List<FieldErrors.Errors> errors =
            rows.stream().filter(r -> r.errors().containsKey(method)).map(r -> r.errors().get(method).all()).toList();
        if (!errors.isEmpty()) {
            to.add(new Summary(run, method, errors.size(),
                errors.stream().mapToDouble(FieldErrors.Errors::relativeL2).average().orElseThrow(),
                errors.stream().mapToDouble(FieldErrors.Errors::rmse).average().orElseThrow(),
                errors.stream().mapToDouble(FieldErrors.Errors::maximum).max().orElseThrow(),
                errors.get(errors.size() - 1).relativeL2()));
        }
    }

    /** @return the summary over all runs of a method, or null if it has no forecast at all */
    public Summary overall(final String method) {
        return summaries.stream().filter(s -> s.run() == null && s.method().equals(method)).findFirst().orElse(null);
    }
}
