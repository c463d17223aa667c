package org.latentrom.engine.pde;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.pde.expression.Suggestion;
import org.latentrom.engine.progress.Progress;

/**
 * Residuals in the rows of runs. Time derivatives are taken from rows of the same run, in the order given. What depends
 * on grid and mask is done once for equal ones; of the fields no more than a few are held.
 */
public final class RunResiduals {
    private static final int KEPT = 4;

    /**
     * The field of a run at a time.
     *
     * @param run name of the run
     * @param time time of the row
     * @param label how messages call the row
     * @param field reads the field; asked whenever it is needed
     * @param parameters values of {@link PdeSystem#parameters()}
     */
    public record Row(String run, double time, String label, Supplier<Field> field, double[] parameters) {
    }

    private record Grid(FieldShape shape, Mask mask) {
    }

    private record State(FieldShape grid, Mask mask, double[][] values) {
    }

    private final PdeSystem m_system;

    private final PdeOptions m_options;

    private final List<Row> m_rows;

    private final int[] m_indexInRun;

    private final Map<String, List<Integer>> m_runs = new LinkedHashMap<>();

    private final Map<String, double[]> m_times = new HashMap<>();

    private final Map<Integer, State> m_states = kept();

    private final Map<Grid, PdeResidual> m_prepared = kept();

    private String m_warning;

    /**
     * @param system the equations
     * @param rows the rows; those of a run in order of time, runs may be mixed
     * @param options how residuals are computed
     * @throws IllegalArgumentException if the equations have a time derivative and times of a run do not increase (the
     *             message names the run and the rows) or it has too few rows
     */
    public RunResiduals(final PdeSystem system, final List<Row> rows, final PdeOptions options) {
        m_system = system;
        m_options = options;
        m_rows = List.copyOf(rows);
        m_indexInRun = new int[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            List<Integer> run = m_runs.computeIfAbsent(rows.get(i).run(), r -> new ArrayList<>());
            m_indexInRun[i] = run.size();
            run.add(i);
        }
        m_runs.forEach((run, r) -> m_times.put(run, r.stream().mapToDouble(i -> rows.get(i).time()).toArray()));
        if (system.timeOrder() > 0) {
            m_runs.forEach(this::requireTimes);
        }
    }

    private static <K, V> Map<K, V> kept() {
        return new LinkedHashMap<>(KEPT, 1, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(final Map.Entry<K, V> eldest) {
                return size() > KEPT;
            }
        };
    }

    private void requireTimes(final String run, final List<Integer> rows) {
        for (int k = 1; k < rows.size(); k++) {
            Row before = m_rows.get(rows.get(k - 1));
            Row row = m_rows.get(rows.get(k));
            if (!(row.time() > before.time())) {
                throw new IllegalArgumentException("run \"" + run + "\": the time " + row.time() + " of row \""
                    + row.label() + "\" does not come after " + before.time() + " of row \"" + before.label()
                    + "\". Sort the rows by time, remove those that occur twice, and see whether several runs have the "
                    + "same name");
            }
        }
        window(rows.get(0));
    }

    private TimeWindow window(final int row) {
        String run = m_rows.get(row).run();
        try {
            return TimeWindow.of(m_times.get(run), m_indexInRun[row], m_system.timeOrder());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("run \"" + run + "\": " + e.getMessage(), e);
        }
    }

    /** @return what the user should know of pixels that could not be fitted so far, in the first row that has them */
    public Optional<String> warning() {
        return Optional.ofNullable(m_warning);
    }

    /**
     * @param row index of the row
     * @param ends whether the first and last row of a run count, where time derivatives are one-sided
     * @param progress asked in every row of pixels whether to stop
     * @return the residuals; nothing at an end that does not count
     * @throws IllegalArgumentException if a field lacks a channel, has another grid than its neighbours in time, or as
     *             {@link PdeResidual} does; the message names the row
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public Optional<Residual> of(final int row, final boolean ends, final Progress progress) {
        TimeWindow window = window(row);
        if (!ends && !window.isInside()) {
            return Optional.empty();
        }
        try {
            List<Integer> run = m_runs.get(m_rows.get(row).run());
            var states = new double[window.rows()][][];
            State own = state(row);
            Mask mask = own.mask();
            for (int k = 0; k < states.length; k++) {
                int other = run.get(window.from() + k);
                State state = state(other);
                if (!state.grid().equals(own.grid())) {
                    throw new IllegalArgumentException("its grid is " + own.grid() + ", that of row \""
                        + m_rows.get(other).label() + "\" is " + state.grid()
                        + ": a time derivative needs fields of one grid");
                }
                mask = state.mask() == mask ? mask : mask.and(state.mask());
                states[k] = state.values();
            }
            PdeResidual prepared = prepared(new Grid(own.grid(), mask), progress);
            if (m_warning == null) {
                m_warning =
                    prepared.warning(progress).map(w -> "Row \"" + m_rows.get(row).label() + "\": " + w).orElse(null);
            }
            return Optional.of(prepared.evaluate(states, window, m_rows.get(row).parameters(), progress));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("row \"" + m_rows.get(row).label() + "\": " + e.getMessage(), e);
        }
    }

    private PdeResidual prepared(final Grid grid, final Progress progress) {
        PdeResidual known = m_prepared.get(grid);
        if (known == null) {
            known = PdeResidual.prepare(m_system, grid.shape(), grid.mask(), m_options, progress);
            m_prepared.put(grid, known);
        }
        return known;
    }

    private State state(final int row) {
        return m_states.computeIfAbsent(row, r -> read(m_rows.get(r).field().get()));
    }

    private State read(final Field field) {
        int pixels = field.shape().pixels();
        boolean[] finite = null;
        var values = new double[m_system.channels().size()][pixels];
        for (int c = 0; c < values.length; c++) {
            String name = m_system.channels().get(c);
            int from = field.shape().channel(name) * pixels;
            if (from < 0) {
                throw new IllegalArgumentException("its field has no channel \"" + name + "\""
                    + Suggestion.words(name, field.shape().channels()) + " It has "
                    + String.join(", ", field.shape().channels()));
            }
            for (int i = 0; i < pixels; i++) {
                values[c][i] = field.values()[from + i];
                if (!Float.isFinite(field.values()[from + i]) && field.mask().isValid(i)) {
                    finite = finite == null ? field.mask().toBooleanArray() : finite;
                    finite[i] = false;
                }
            }
        }
        Mask mask = finite == null ? field.mask() : Mask.of(field.mask().height(), field.mask().width(), finite);
        return new State(field.shape().withChannels(List.of("any")), mask, values);
    }
}
