package org.latentrom.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.latentrom.engine.baseline.TimedField;
import org.latentrom.engine.cvae.CvaeModel;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.latent.LatentDynamics;
import org.latentrom.engine.latent.LatentTrajectories;
import org.latentrom.engine.latent.LatentTrajectory;
import org.latentrom.engine.latent.Rollout;
import org.latentrom.engine.progress.Progress;

/** A code and its dynamics, put together as the workflows do it. */
record RomModel(CvaeModel cvae, LatentDynamics dynamics) {
    /** @return the means of the fields' posteriors, as trajectories of the runs */
    static LatentTrajectories encode(final CvaeModel cvae, final RomCase.Series series) {
        double[][] z =
            cvae.encode(series.fields().stream().map(TimedField::field).toList(), Progress.NONE).mean();
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < z.length; i++) {
            rows.computeIfAbsent(series.fields().get(i).run(), k -> new ArrayList<>()).add(i);
        }
        var runs = new ArrayList<LatentTrajectory>();
        rows.forEach((run, of) -> runs.add(new LatentTrajectory(run,
            of.stream().mapToDouble(i -> series.fields().get(i).time()).toArray(),
            of.stream().map(i -> z[i]).toArray(double[][]::new), series.parameters().get(run))));
        return new LatentTrajectories(series.parameterNames(), runs);
    }

    /**
     * @param start the state from which to predict, its time and its run's parameters
     * @param steps number of steps
     * @return the predicted states after the start; an exception if they diverge
     */
    Rollout rollout(final double[] start, final double time, final int steps, final double[] parameters) {
        var rollout = Rollout.of(dynamics, start, time, dynamics.timeStep(), steps, parameters, Progress.NONE);
        if (rollout.diverged()) {
            throw new IllegalStateException("the rollout diverged at step " + rollout.divergence().getAsInt());
        }
        return rollout;
    }

    /** @return the decoded states of a rollout with their times, the start left out */
    List<TimedField> decode(final String run, final Rollout rollout) {
        int steps = rollout.states().length - 1;
        var states = new double[steps][];
        System.arraycopy(rollout.states(), 1, states, 0, steps);
        List<Field> fields = cvae.decode(states, Progress.NONE);
        var timed = new ArrayList<TimedField>();
        for (int k = 0; k < steps; k++) {
            timed.add(new TimedField(run, rollout.times()[k + 1], fields.get(k)));
        }
        return timed;
    }
}
