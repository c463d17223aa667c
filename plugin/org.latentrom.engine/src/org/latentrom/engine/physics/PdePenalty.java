package org.latentrom.engine.physics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.latentrom.engine.cvae.CvaeData;
import org.latentrom.engine.cvae.FieldPenalty;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.pde.PdeOptions;
import org.latentrom.engine.pde.PdeResidual;
import org.latentrom.engine.pde.PdeSystem;
import org.latentrom.engine.pde.Residual;
import org.latentrom.engine.pde.TimeWindow;
import org.latentrom.engine.progress.Progress;

/**
 * The mean squared residual of equations on decoded fields, as a term of a training's loss (Raissi, Perdikaris,
 * Karniadakis, 2019, Journal of Computational Physics 378). Each equation is divided by the root mean square of its
 * largest term in the training fields, so that the penalty has no unit, and 1 is a residual as large as its terms.
 *
 * <p>The decoded field stands for the state at its own time; what time derivatives need beside it are the training
 * fields before and after it in its run. With time derivatives, the first and last training field of a run have no
 * penalty, since theirs would be one-sided.
 */
public final class PdePenalty implements FieldPenalty {
    private record Place(TimeWindow window, int[] rows) {
    }

    private final String m_key;

    private final PdeResidual m_residual;

    private final CvaeData m_data;

    private final int[] m_channels;

    private final int[] m_parameters;

    private final Map<Integer, Place> m_places = new HashMap<>();

    private final double[] m_weights;

    private final Progress m_progress;

    /**
     * @param system the equations; their channels are those of the fields, their parameters those of the data
     * @param options how residuals are computed
     * @param data the training's data
     * @param training numbers of the training fields
     * @param validation numbers of the validation fields; only their pixels matter, since the model has no others
     * @param progress asked in every row of pixels whether to stop, here and in {@link #evaluate}
     * @throws IllegalArgumentException if the fields lack a channel, the data a parameter, no run has as many training
     *             fields as the time derivatives need, or as {@link PdeResidual#prepare} does
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public PdePenalty(final PdeSystem system, final PdeOptions options, final CvaeData data, final int[] training,
        final int[] validation, final Progress progress) {
        FieldShape shape = data.fields().get(training[0]).shape();
        m_key = system.equations() + " " + options;
        m_data = data;
        m_progress = progress;
        m_channels = positions(system.channels(), shape.channels(), "channel", "fields");
        m_parameters = positions(system.parameters(), data.parameterNames(), "parameter", "data");
        Mask mask = IntStream.concat(IntStream.of(training), IntStream.of(validation))
            .mapToObj(i -> data.fields().get(i).mask()).reduce((a, b) -> a == b ? a : a.and(b)).orElseThrow();
        m_residual = PdeResidual.prepare(system, shape, mask, options, progress);
        place(training, system.timeOrder());
        if (m_places.isEmpty()) {
            throw new IllegalArgumentException("the equations have time derivatives, and no run has a training field "
                + "with one before and one after it: choose the columns of run and time, or more snapshots");
        }
        m_weights = weights();
    }

    private static int[] positions(final List<String> names, final List<String> all, final String what,
        final String whose) {
        for (String name : names) {
            if (!all.contains(name)) {
                throw new IllegalArgumentException(
                    "the equations need the " + what + " \"" + name + "\", the " + whose + " have " + all);
            }
        }
        return names.stream().mapToInt(all::indexOf).toArray();
    }

    private void place(final int[] training, final int timeOrder) {
        Map<String, List<Integer>> runs = new HashMap<>();
        for (int row : training) {
            runs.computeIfAbsent(m_data.runs().get(row), r -> new ArrayList<>()).add(row);
        }
        double[] all = m_data.times();
        for (List<Integer> run : runs.values()) {
            run.sort((a, b) -> Double.compare(all[a], all[b]));
            double[] times = run.stream().mapToDouble(row -> all[row]).toArray();
            for (int k = timeOrder > 0 ? 1 : 0; k < run.size() - (timeOrder > 0 ? 1 : 0); k++) {
                TimeWindow window = TimeWindow.of(times, k, timeOrder);
                int from = window.from();
                m_places.put(run.get(k), new Place(window,
                    IntStream.range(from, from + window.rows()).map(run::get).toArray()));
            }
        }
    }

    /** 1 / scale^2, scale = root mean square of an equation's largest term over the training fields. */
    private double[] weights() {
        var squares = new double[m_residual.system().equations().size()];
        m_places.forEach((row, place) -> {
            Residual r = residual(row, place, state(row));
            for (int e = 0; e < squares.length; e++) {
                double relative = r.norms(e).relative();
                double scale = relative > 0 ? r.norms(e).rms() / relative : 0;
                squares[e] += scale * scale / m_places.size();
            }
        });
        // an equation without terms of any size is taken as it is
        return Arrays.stream(squares).map(s -> s > 0 ? 1 / s : 1).toArray();
    }

    private double[][] state(final int row) {
        Field field = m_data.fields().get(row);
        int pixels = field.shape().pixels();
        var state = new double[m_channels.length][pixels];
        for (int c = 0; c < state.length; c++) {
            for (int i = 0; i < pixels; i++) {
                state[c][i] = field.values()[m_channels[c] * pixels + i];
            }
        }
        return state;
    }

    private Residual residual(final int row, final Place place, final double[][] own) {
        var states = new double[place.rows().length][][];
        for (int k = 0; k < states.length; k++) {
            states[k] = place.rows()[k] == row ? own : state(place.rows()[k]);
        }
        double[] parameters = IntStream.of(m_parameters).mapToDouble(p -> m_data.parameters()[row][p]).toArray();
        return m_residual.evaluate(states, place.window(), parameters, m_progress);
    }

    @Override
    public String key() {
        return m_key;
    }

    @Override
    public double evaluate(final int row, final double[][] decoded, final double[][] gradient) {
        Place place = m_places.get(row);
        if (place == null) {
            return 0;
        }
        var own = new double[m_channels.length][];
        Arrays.setAll(own, c -> decoded[m_channels[c]]);
        Residual residual = residual(row, place, own);
        double[][] slope = m_residual.gradient(residual, m_weights, m_progress)[place.window().at()];
        for (int c = 0; c < own.length; c++) {
            System.arraycopy(slope[c], 0, gradient[m_channels[c]], 0, slope[c].length);
        }
        return m_residual.loss(residual, m_weights);
    }
}
