package org.latentrom.engine.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

/**
 * DMD in POD space, rolled out from the start state. Its time step is the median of the steps in the training runs;
 * pairs of training snapshots at another distance are left out, and times that are not a whole number of steps after
 * the start state have no forecast.
 */
public final class DmdForecast implements Baseline {
    /** Relative difference from a whole number of steps, or from the common step, that is put down to rounding. */
    private static final double STEP_TOLERANCE = 1e-3;

    /** Rounding adds up over the steps, but must never hide a state between two steps. */
    private static final double WHOLE_TOLERANCE = 0.05;

    private static final int MOST_STEPS = 1_000_000;

    private final PodBasis m_basis;

    private final DmdModel m_model;

    private final double m_timeStep;

    private DmdForecast(final PodBasis basis, final DmdModel model, final double timeStep) {
        m_basis = basis;
        m_model = model;
        m_timeStep = timeStep;
    }

    /**
     * @param basis a basis of the training fields, of at least one mode
     * @param training the training fields, in any order
     * @param progress asked for cancel once a snapshot
     * @return the forecast, or nothing if no run has two snapshots or the basis has no mode
     */
    public static Optional<DmdForecast> fit(final PodBasis basis, final List<TimedField> training,
        final DmdModel.Form form, final Progress progress) {
        Map<String, List<TimedField>> runs = new TreeMap<>();
        training.forEach(f -> runs.computeIfAbsent(f.run(), k -> new ArrayList<>()).add(f));
        runs.values().forEach(run -> run.sort(Comparator.comparingDouble(TimedField::time)));
        double[] steps = runs.values().stream().flatMapToDouble(DmdForecast::steps).filter(s -> s > 0).sorted()
            .toArray();
        if (steps.length == 0 || basis.rank() == 0) {
            return Optional.empty();
        }
        double step = steps[steps.length / 2];
        var pairs = new ArrayList<DmdModel.Pair>();
        for (List<TimedField> run : runs.values()) {
            var states = new double[run.size()][];
            for (int k = 0; k < states.length; k++) {
                progress.checkCanceled();
                states[k] = basis.project(run.get(k).field());
            }
            for (int k = 0; k + 1 < states.length; k++) {
                if (Math.abs(run.get(k + 1).time() - run.get(k).time() - step) <= STEP_TOLERANCE * step) {
                    pairs.add(new DmdModel.Pair(states[k], states[k + 1], new double[0]));
                }
            }
        }
        return Optional.of(new DmdForecast(basis, DmdModel.fit(pairs, form), step));
    }

    private static DoubleStream steps(final List<TimedField> run) {
        double[] times = run.stream().mapToDouble(TimedField::time).toArray();
        var steps = new double[Math.max(0, times.length - 1)];
        Arrays.setAll(steps, k -> times[k + 1] - times[k]);
        return Arrays.stream(steps);
    }

    @Override
    public String name() {
        return "DMD";
    }

    /** @return the time step of the map */
    public double timeStep() {
        return m_timeStep;
    }

    @Override
    public Optional<Field> forecast(final TimedField start, final TimedField truth) {
        double steps = (truth.time() - start.time()) / m_timeStep;
        long whole = Math.round(steps);
        double tolerance = Math.min(WHOLE_TOLERANCE, STEP_TOLERANCE * Math.max(1, whole));
        if (whole < 0 || whole > MOST_STEPS || Math.abs(steps - whole) > tolerance) {
            return Optional.empty();
        }
        double[] state = m_basis.project(start.field());
        for (long k = 0; k < whole; k++) {
            state = m_model.step(state, new double[0]);
        }
        return Optional.of(m_basis.reconstruct(state));
    }
}
