package org.latentrom.engine.io.array;

import static org.latentrom.engine.io.ArrayAxis.CHANNEL;
import static org.latentrom.engine.io.ArrayAxis.NODE;
import static org.latentrom.engine.io.ArrayAxis.RUN;
import static org.latentrom.engine.io.ArrayAxis.TIME;
import static org.latentrom.engine.io.ArrayAxis.X;
import static org.latentrom.engine.io.ArrayAxis.Y;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.latentrom.engine.io.ArrayAxis;
import org.latentrom.engine.io.ArrayOptions;
import org.latentrom.engine.io.ArrayOptions.Orientation;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.MeshField;

/** Finds out what the axes of arrays count: from the options, else from the lengths of what describes them. */
final class AxisGuess {
    private final ArrayBundle m_bundle;

    private final ArrayOptions m_options;

    private final List<String> m_warnings;

    private final int m_points;

    private final int m_cells;

    private final long m_times;

    private final long m_x;

    private final long m_y;

    /** @param warnings takes what was guessed and may be wrong */
    AxisGuess(final ArrayBundle bundle, final ArrayOptions options, final List<String> warnings)
        throws SnapshotFormatException {
        m_bundle = bundle;
        m_options = options;
        m_warnings = warnings;
        NumberArray points = bundle.get(ArrayNames.POINTS).orElse(null);
        m_points = points == null ? -1 : points.length(ArrayMesh.byPoint(points) ? 0 : 1);
        m_cells = bundle.get(ArrayNames.CELLS).filter(c -> c.axes() == 2).map(c -> c.length(0)).orElse(-1);
        m_times = bundle.get(ArrayNames.TIMES).map(NumberArray::count).orElse(-1L);
        m_x = bundle.get(ArrayNames.X).map(NumberArray::count).orElse(-1L);
        m_y = bundle.get(ArrayNames.Y).map(NumberArray::count).orElse(-1L);
    }

    /** @return what the axes of an array count; nothing if it is no field */
    Optional<ArrayLayout> of(final NumberArray a) {
        if (a.count() == 0 || a.axes() == 0) {
            return Optional.empty();
        }
        List<ArrayAxis> axes = m_options.axes().isEmpty() ? guess(a) : chosen(a);
        if (!axes.contains(NODE)) {
            return axes.isEmpty() ? Optional.empty() : Optional.of(new ArrayLayout(a, axes, MeshField.Location.CELL));
        }
        int n = a.length(axes.indexOf(NODE));
        // a field on points without points has nowhere to be
        return n != m_points && n != m_cells ? Optional.empty() : Optional.of(new ArrayLayout(a, axes,
            n == m_points ? MeshField.Location.POINT : MeshField.Location.CELL));
    }

    /** Scalars lie beside vectors: the axis of the components may be missing. */
    private List<ArrayAxis> chosen(final NumberArray a) {
        List<ArrayAxis> axes = new ArrayList<>(m_options.axes());
        if (axes.size() == a.axes() + 1) {
            axes.remove(CHANNEL);
        }
        return axes.size() == a.axes() ? axes : List.of();
    }

    private List<ArrayAxis> guess(final NumberArray a) {
        if (m_points >= 0) {
            return onPoints(a);
        }
        if (m_x > 0 && m_y > 0) {
            List<ArrayAxis> axes = byCoordinates(a);
            if (!axes.isEmpty()) {
                return axes;
            }
        }
        return switch (a.axes()) {
            case 2 -> inARow(a);
            case 3 -> inTime(a);
            case 4 -> timesLast(a) ? told(a, List.of(Y, X, CHANNEL, TIME)) : told(a, List.of(TIME, CHANNEL, Y, X));
            case 5 -> told(a, List.of(RUN, TIME, X, Y, CHANNEL));
            default -> List.of();
        };
    }

    private List<ArrayAxis> inTime(final NumberArray a) {
        if (m_x > 0 && m_y < 0 && a.length(2) == m_x && areTimes(a.length(1))) {
            return List.of(RUN, TIME, X);
        }
        return told(a, timesLast(a) ? List.of(Y, X, TIME) : List.of(TIME, Y, X));
    }

    private boolean timesLast(final NumberArray a) {
        boolean habit = m_bundle.habit() == AxisHabit.TIME_LAST;
        return m_times < 0 ? habit : areTimes(a.length(a.axes() - 1)) && (habit || !areTimes(a.length(0)));
    }

    /** Two axes alone could be a picture as well, so that either times or the orientation must be there. */
    private List<ArrayAxis> inARow(final NumberArray a) {
        if (m_options.orientation() == Orientation.AUTO) {
            return areTimes(a.length(0)) ? List.of(TIME, X) : areTimes(a.length(1)) ? List.of(X, TIME) : List.of();
        }
        return m_options.orientation() == Orientation.SNAPSHOT_FIRST ? List.of(TIME, X) : List.of(X, TIME);
    }

    private List<ArrayAxis> onPoints(final NumberArray a) {
        int n = m_points;
        if (a.axes() == 2) {
            return matrixOnPoints(a);
        }
        if (a.axes() == 3 && a.length(1) == n) {
            return List.of(TIME, NODE, CHANNEL);
        }
        if (a.axes() == 3 && a.length(2) == n) {
            return areTimes(a.length(1)) && !areTimes(a.length(0)) ? List.of(RUN, TIME, NODE)
                : told(a, List.of(TIME, CHANNEL, NODE));
        }
        if (a.axes() == 3 && a.length(0) == n) {
            return areTimes(a.length(1)) ? List.of(NODE, TIME, CHANNEL)
                : areTimes(a.length(2)) ? List.of(NODE, CHANNEL, TIME) : List.of();
        }
        if (a.axes() == 3 && a.length(1) == m_cells) {
            return List.of(TIME, NODE, CHANNEL);
        }
        return a.axes() == 4 && a.length(2) == n ? List.of(RUN, TIME, NODE, CHANNEL) : List.of();
    }

    private List<ArrayAxis> matrixOnPoints(final NumberArray a) {
        if (m_options.orientation() == Orientation.SNAPSHOT_FIRST) {
            return List.of(TIME, NODE);
        }
        if (m_options.orientation() == Orientation.NODE_FIRST) {
            return List.of(NODE, TIME);
        }
        // times that are given tell cells from points where both would do
        for (boolean timed : m_times >= 0 ? new boolean[]{true, false} : new boolean[]{false}) {
            for (int n : new int[]{m_points, m_cells}) {
                boolean first = a.length(1) == n && (!timed || areTimes(a.length(0)));
                boolean last = a.length(0) == n && (!timed || areTimes(a.length(1)));
                if (first && last) {
                    m_warnings.add(m_bundle.file() + ": " + a.label()
                        + " has as many points as snapshots; the first axis is taken as the snapshots.");
                }
                if (first || last) {
                    return first ? List.of(TIME, NODE) : List.of(NODE, TIME);
                }
            }
        }
        return List.of();
    }

    /** Finds the two lengths side by side; before them may be runs and times, after them components. */
    private List<ArrayAxis> byCoordinates(final NumberArray a) {
        boolean first = m_bundle.habit() == AxisHabit.X_FIRST;
        for (boolean timed : m_times >= 0 ? new boolean[]{true, false} : new boolean[]{false}) {
            for (boolean xFirst : new boolean[]{first, !first}) {
                for (int at = Math.max(0, a.axes() - 3); at <= Math.min(2, a.axes() - 2); at++) {
                    List<ArrayAxis> axes = around(a, at, xFirst);
                    int time = axes.indexOf(TIME);
                    if (fit(a, at, xFirst) && time >= 0 && (!timed || areTimes(a.length(time)))) {
                        boolean doubtful = m_x == m_y && !first;
                        return doubtful ? told(a, axes) : axes;
                    }
                }
            }
        }
        return List.of();
    }

    private boolean fit(final NumberArray a, final int at, final boolean xFirst) {
        return a.length(at) == (xFirst ? m_x : m_y) && a.length(at + 1) == (xFirst ? m_y : m_x);
    }

    private List<ArrayAxis> around(final NumberArray a, final int at, final boolean xFirst) {
        List<ArrayAxis> axes = new ArrayList<>();
        if (at == 2) {
            boolean channels = areTimes(a.length(0)) && !areTimes(a.length(1)) && a.axes() == 4;
            axes.addAll(channels ? List.of(TIME, CHANNEL) : List.of(RUN, TIME));
        } else if (at == 1) {
            axes.add(TIME);
        }
        axes.addAll(xFirst ? List.of(X, Y) : List.of(Y, X));
        if (at + 2 < a.axes()) {
            axes.add(at == 0 && timesLast(a) ? TIME : CHANNEL);
        }
        return axes;
    }

    /** PDEBench gives the ends of the time steps as well: one time more than snapshots. */
    private boolean areTimes(final int length) {
        return length == m_times || m_bundle.habit() == AxisHabit.X_FIRST && length + 1L == m_times;
    }

    private List<ArrayAxis> told(final NumberArray a, final List<ArrayAxis> axes) {
        boolean usual = m_bundle.habit() == AxisHabit.ROWS && axes.indexOf(TIME) == 0;
        if (!usual) {
            m_warnings.add(m_bundle.file() + ": the axes of " + a.label() + " are taken as "
                + ArrayAxis.text(axes) + "; give the axes if they are others.");
        }
        return axes;
    }
}
