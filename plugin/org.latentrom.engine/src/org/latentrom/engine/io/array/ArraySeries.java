package org.latentrom.engine.io.array;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.latentrom.engine.io.ArrayAxis;
import org.latentrom.engine.io.ArrayOptions;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.mesh.Mesh;

/**
 * Makes snapshots of arrays. Shapes that are understood without options, T snapshots:
 * <ul>
 * <li>(T, H, W) and (T, C, H, W): a pixel grid, row 0 at the lowest y; a cell field with one quadrilateral a pixel;
 * <li>(R, T, X, Y, C): the same of R runs, x before y;
 * <li>(T, W) with an array {@code times} of T times: one row of pixels, for problems in one dimension;
 * <li>with an array {@code points} of N points: (T, N), (N, T), (T, N, C), (T, C, N) and (R, T, N, C), a point field;
 * cells from {@code triangles}, if given;
 * <li>with lists {@code x} and {@code y} as long as two axes side by side: these are the grid.
 * </ul>
 * {@code times} (T) gives the times, {@code extent} (4) the rectangle of a grid: xMin, xMax, yMin, yMax; for one row
 * xMin and xMax (2) are enough; {@code x} and {@code y} are the centres of the pixels; {@code mask} of truth values,
 * for all times or each, tells which pixels there are.
 */
public final class ArraySeries {
    /** What to do about shapes that are not understood. */
    public static final String SHAPES = "Save (T, H, W) or (T, C, H, W) for a pixel grid, (T, W) with \"times\" (T) "
        + "for a row of pixels; or with (T, N), (N, T) or (T, N, C) the coordinates \"points\" (N, 2) and, for cells, "
        + "\"triangles\" (M, 3); or say in the dialog under Arrays what the axes count";

    /** The problem of arrays of which none can be a field. */
    public static final String NOT_UNDERSTOOD = "has no array of a shape that is understood";

    /** A pixel of one byte becomes a cell and a point of forty. */
    private static final int MAX_PIXELS = 1 << 24;

    private static final int MAX_VALUES = 1 << 27;

    private static final int MAX_SNAPSHOTS = 1_000_000;

    /** PDEBench has 10,000 runs of 201 times in one file. */
    private static final int MAX_OF_RUNS = 4_000_000;

    /** Arrays that a message names. */
    private static final int SHOWN = 6;

    private final ArrayBundle m_bundle;

    private final ArrayOptions m_options;

    private final List<ArrayField> m_fields = new ArrayList<>();

    private final List<String> m_warnings = new ArrayList<>();

    private Mesh m_mesh;

    private ArraySeries(final ArrayBundle bundle, final ArrayOptions options) {
        m_bundle = bundle;
        m_options = options;
    }

    /**
     * @param before a series of the same file, whose mesh is taken if it is equal
     * @return the snapshots of some arrays
     * @throws SnapshotFormatException if no array is understood, or they do not fit together
     */
    public static ArraySeries of(final ArrayBundle bundle, final ArrayOptions options,
        final Optional<ArraySeries> before) throws IOException {
        var series = new ArraySeries(bundle, options);
        series.findFields();
        series.checkTogether();
        Mesh mesh = series.mesh();
        series.m_mesh = before.map(s -> s.m_mesh).filter(mesh::equals).orElse(mesh);
        return series;
    }

    /** @return what was guessed or left out */
    public List<String> warnings() {
        return m_warnings;
    }

    private void findFields() throws SnapshotFormatException {
        var guess = new AxisGuess(m_bundle, m_options, m_warnings);
        List<ArrayLayout> layouts = new ArrayList<>();
        List<String> leftOut = new ArrayList<>(m_bundle.leftOut());
        for (NumberArray a : m_bundle.data()) {
            Optional<ArrayLayout> layout = guess.of(a);
            layout.ifPresentOrElse(layouts::add, () -> leftOut.add(a.label()));
        }
        if (layouts.isEmpty()) {
            throw new SnapshotFormatException(m_bundle.file(), some(leftOut),
                NOT_UNDERSTOOD, m_options.axes().isEmpty() ? SHAPES
                    : "The axes are said to be " + ArrayAxis.text(m_options.axes()) + "; correct them"
                        + (m_options.axes().contains(ArrayAxis.NODE) ? ". Nodes need the coordinates \"points\" (N, 2) "
                            + "in the same file or beside it; without them call the axis x" : ""));
        }
        if (!leftOut.isEmpty()) {
            m_warnings.add(m_bundle.file() + ": left out " + some(leftOut) + ". " + SHAPES + ".");
        }
        Set<String> names = new HashSet<>();
        for (ArrayLayout l : layouts) {
            String path = l.array().name();
            String last = path.substring(path.lastIndexOf('/') + 1);
            boolean free = !last.isEmpty() && names.add(last);
            if (path.isEmpty() || !free && !names.add(path)) {
                throw l.array().error(path.isEmpty() ? "has no name" : "is in the file twice",
                    "Save it with a name of its own");
            }
            m_fields.add(new ArrayField(l, free ? last : path));
        }
    }

    private static String some(final List<String> labels) {
        return String.join(", ", labels.stream().limit(SHOWN).toList())
            + (labels.size() > SHOWN ? " and " + (labels.size() - SHOWN) + " more" : "");
    }

    private void checkTogether() throws SnapshotFormatException {
        ArrayLayout first = m_fields.get(0).layout();
        int limit = first.axes().contains(ArrayAxis.RUN) ? MAX_OF_RUNS : MAX_SNAPSHOTS;
        if ((long)first.length(ArrayAxis.RUN) * first.length(ArrayAxis.TIME) > limit) {
            throw first.array().error("has more than " + limit + " snapshots",
                "Save the time as the first axis, or fewer snapshots");
        }
        for (ArrayField f : m_fields) {
            ArrayLayout l = f.layout();
            if (!l.onMesh() && l.tuples() > MAX_PIXELS) {
                throw l.array().error("has more than " + MAX_PIXELS + " pixels", "Save a coarser grid or a part of it");
            }
            if (l.tuples() > MAX_VALUES / l.length(ArrayAxis.CHANNEL)) {
                throw l.array().error("needs more than " + (MAX_VALUES >> 17) + " MiB at once",
                    "Save fewer components or pixels");
            }
            if (!l.fits(first)) {
                throw l.array().error("has another number of snapshots or pixels than " + first.array().label(),
                    "Save them to files of their own, or choose the arrays by name");
            }
        }
        int times = first.length(ArrayAxis.TIME);
        NumberArray t = m_bundle.get(ArrayNames.TIMES).orElse(null);
        boolean steps = m_bundle.habit() == AxisHabit.X_FIRST && t != null && t.count() == times + 1L;
        if (t != null && !(t.isList() && (t.count() == times || steps)) && !eachRunHasTimes(t, first)) {
            throw t.error("must have one time for each of the " + times + " snapshots of " + first.array().label(),
                "Save it so");
        }
    }

    /** PDEBench's incompressible flows have the times as (trajectory, time). */
    private static boolean eachRunHasTimes(final NumberArray t, final ArrayLayout first) {
        return first.axes().contains(ArrayAxis.RUN) && t.axes() == 2 && t.length(0) == first.length(ArrayAxis.RUN)
            && t.length(1) == first.length(ArrayAxis.TIME);
    }

    private Mesh mesh() throws IOException {
        ArrayLayout first = m_fields.get(0).layout();
        return first.onMesh()
            ? ArrayMesh.points(m_bundle.get(ArrayNames.POINTS).get(), m_bundle.get(ArrayNames.CELLS))
            : GridEdges.mesh(m_bundle, first.length(ArrayAxis.Y), first.length(ArrayAxis.X), m_options);
    }

    private Optional<PixelMask> mask() throws SnapshotFormatException {
        NumberArray mask = m_bundle.get(ArrayNames.MASK).orElse(null);
        return mask == null || m_fields.get(0).layout().onMesh() ? Optional.empty()
            : Optional.of(PixelMask.of(mask, m_fields.get(0).layout(), m_mesh));
    }

    /**
     * @param run name of the run that the arrays are part of, if the file has several
     * @return one source a run and time, in this order
     */
    public List<SnapshotSource> sources(final Optional<String> run) throws IOException {
        ArrayLayout first = m_fields.get(0).layout();
        NumberArray t = m_bundle.get(ArrayNames.TIMES).orElse(null);
        double[] times = t == null ? null : t.all();
        int runs = first.length(ArrayAxis.RUN);
        boolean several = first.axes().contains(ArrayAxis.RUN);
        int timesOfRun = t != null && eachRunHasTimes(t, first) ? first.length(ArrayAxis.TIME) : 0;
        Optional<PixelMask> mask = mask();
        List<SnapshotSource> sources = new ArrayList<>();
        for (int r = 0; r < runs; r++) {
            Optional<String> name = !several ? run : Optional.of(run.map(n -> n + ".").orElse("") + r);
            for (int i = 0; i < first.length(ArrayAxis.TIME); i++) {
                int at = r * timesOfRun + i;
                if (t != null && !Double.isFinite(times[at])) {
                    throw t.error("is not finite at snapshot " + at, "Correct the time");
                }
                sources.add(new ArraySource(m_bundle.file(), m_mesh, mask, m_fields, name, r, i,
                    t == null ? OptionalDouble.empty() : OptionalDouble.of(times[at])));
            }
        }
        return sources;
    }
}
