package org.latentrom.engine.io.numpy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.PixelMesh;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/**
 * Reads snapshots from {@code .npy} and {@code .npz}. Shapes that are understood, T snapshots:
 * <ul>
 * <li>(T, H, W) and (T, C, H, W): a pixel grid, row 0 at the lowest y; a cell field with one quadrilateral a pixel;
 * <li>(T, W) with an array {@code times} of T times: one row of pixels, for problems in one dimension;
 * <li>with an array {@code points} of N points: (T, N), (N, T) and (T, N, C), a point field; cells from
 * {@code triangles}, if given.
 * </ul>
 * {@code times} (T) gives the times, {@code extent} (4) the rectangle of a grid: xMin, xMax, yMin, yMax; for one row
 * xMin and xMax (2) are enough.
 */
public final class ArrayReader {
    private static final String SHAPES = "Save (T, H, W) or (T, C, H, W) for a pixel grid, (T, W) with \"times\" (T) "
        + "for a row of pixels; or an .npz with (T, N), "
        + "(N, T) or (T, N, C), the coordinates \"points\" (N, 2) and, for cells, \"triangles\" (M, 3)";

    /** A pixel of one byte becomes a cell and a point of forty. */
    private static final int MAX_PIXELS = 1 << 24;

    private static final int MAX_SNAPSHOTS = 1_000_000;

    private final ArrayBundle m_bundle;

    private final List<String> m_warnings = new ArrayList<>();

    private final List<ArrayField> m_fields = new ArrayList<>();

    private Mesh m_mesh;

    private ArrayReader(final ArrayBundle bundle) {
        m_bundle = bundle;
    }

    /** @return true if a file of that name without ending holds no field but times, points, cells or an extent */
    public static boolean isAuxiliary(final String name) {
        return ArrayBundle.isAuxiliary(name);
    }

    /** @param extent the rectangle of a pixel grid; if empty, what the file says, else one unit a pixel */
    public static FormatSeries openNpy(final Path path, final Optional<Extent> extent) throws IOException {
        return new ArrayReader(ArrayBundle.ofNpy(path)).series(extent);
    }

    /** As {@link #openNpy}; all arrays are inflated at once, and {@code progress} asked for cancel meanwhile. */
    public static FormatSeries openNpz(final Path path, final Optional<Extent> extent, final Progress progress)
        throws IOException {
        return new ArrayReader(ArrayBundle.ofNpz(path, progress)).series(extent);
    }

    private FormatSeries series(final Optional<Extent> extent) throws IOException {
        List<String> leftOut = new ArrayList<>(m_bundle.leftOut());
        for (NpyArray a : m_bundle.data()) {
            ArrayField f = m_bundle.points().isPresent() ? onPoints(a, m_bundle.points().get()) : onPixels(a);
            if (f == null) {
                leftOut.add(a.label());
            } else {
                m_fields.add(f);
            }
        }
        if (m_fields.isEmpty()) {
            throw new SnapshotFormatException(m_bundle.file(), String.join(", ", leftOut),
                "has no array of a shape that is understood", SHAPES);
        }
        if (!leftOut.isEmpty()) {
            m_warnings.add(m_bundle.file() + ": left out " + String.join(", ", leftOut) + ". " + SHAPES + ".");
        }
        checkSameGrid();
        m_mesh = m_bundle.points().isPresent() ? ArrayMesh.points(m_bundle.points().get(), m_bundle.cells())
            : PixelMesh.of(height(0), width(0), extent(extent));
        return new FormatSeries(sources(), m_warnings);
    }

    private ArrayField onPixels(final NpyArray a) throws SnapshotFormatException {
        int axes = a.axes();
        // two axes alone could be a picture as well
        boolean row = axes == 2 && m_bundle.times().map(t -> t.count() == a.length(0)).orElse(false);
        if (axes < 3 && !row || a.count() <= 0) {
            return null;
        }
        if ((long)height(a) * width(a) > MAX_PIXELS) {
            throw a.error("has more than " + MAX_PIXELS + " pixels", "Save a coarser grid or a part of it");
        }
        return new ArrayField(a, MeshField.Location.CELL, 0, a.length(0), height(a) * width(a),
            axes == 4 ? a.length(1) : 1, true);
    }

    private ArrayField onPoints(final NpyArray a, final NpyArray points) throws IOException {
        int n = points.length(ArrayMesh.byPoint(points) ? 0 : 1);
        if (a.count() <= 0) {
            return null;
        }
        if (a.axes() == 3 && a.length(1) == n) {
            return new ArrayField(a, MeshField.Location.POINT, 0, a.length(0), n, a.length(2), false);
        }
        if (a.axes() != 2 || a.length(0) != n && a.length(1) != n) {
            return null;
        }
        if (a.length(0) == n && a.length(1) == n) {
            m_warnings.add(m_bundle.file() + ": " + a.label()
                + " has as many points as snapshots; the first axis is taken as the snapshots.");
        }
        int timeAxis = a.length(1) == n ? 0 : 1;
        return new ArrayField(a, MeshField.Location.POINT, timeAxis, a.length(timeAxis), n, 1, false);
    }

    private static int height(final NpyArray a) {
        return a.axes() == 2 ? 1 : a.length(a.axes() - 2);
    }

    private static int width(final NpyArray a) {
        return a.length(a.axes() - 1);
    }

    private int height(final int field) {
        return height(m_fields.get(field).array());
    }

    private int width(final int field) {
        return width(m_fields.get(field).array());
    }

    private void checkSameGrid() throws SnapshotFormatException {
        ArrayField first = m_fields.get(0);
        if (first.times() > MAX_SNAPSHOTS) {
            throw first.array().error("has more than " + MAX_SNAPSHOTS + " snapshots",
                "Save the time as the first axis, or fewer snapshots");
        }
        for (int i = 1; i < m_fields.size(); i++) {
            ArrayField f = m_fields.get(i);
            boolean sameGrid = m_bundle.points().isPresent() || height(i) == height(0) && width(i) == width(0);
            if (f.times() != first.times() || !sameGrid) {
                throw f.array().error("has another number of snapshots or pixels than " + first.array().label(),
                    "Save them to files of their own");
            }
        }
        if (m_bundle.times().isPresent()) {
            NpyArray t = m_bundle.times().get();
            if (t.axes() != 1 || t.count() != first.times()) {
                throw t.error("must have one time for each of the " + first.times() + " snapshots of "
                    + first.array().label(), "Save it so");
            }
        }
    }

    private Extent extent(final Optional<Extent> wanted) throws IOException {
        if (wanted.isPresent()) {
            return wanted.get();
        }
        if (m_bundle.extent().isEmpty()) {
            return new Extent(0, width(0), 0, height(0));
        }
        NpyArray e = m_bundle.extent().get();
        try {
            if (e.axes() == 1 && e.count() == 4) {
                double[] v = e.all();
                return new Extent(v[0], v[1], v[2], v[3]);
            }
            if (e.axes() == 1 && e.count() == 2 && height(0) == 1) {
                double[] v = e.all();
                return new Extent(v[0], v[1], 0, 1);
            }
        } catch (IllegalArgumentException x) {
            // below
        }
        throw e.error("must be xMin, xMax, yMin, yMax with a positive width and height", "Save it so");
    }

    private List<SnapshotSource> sources() throws IOException {
        double[] times = m_bundle.times().isPresent() ? m_bundle.times().get().all() : null;
        List<SnapshotSource> sources = new ArrayList<>();
        for (int i = 0; i < m_fields.get(0).times(); i++) {
            if (times != null && !Double.isFinite(times[i])) {
                throw m_bundle.times().get().error("is not finite at snapshot " + i, "Correct the time");
            }
            sources.add(new ArraySource(i, times == null ? OptionalDouble.empty() : OptionalDouble.of(times[i])));
        }
        return sources;
    }

    private final class ArraySource implements SnapshotSource {
        private final int m_index;

        private final OptionalDouble m_time;

        ArraySource(final int index, final OptionalDouble time) {
            m_index = index;
            m_time = time;
        }

        @Override
        public OptionalDouble time() {
            return m_time;
        }

        @Override
        public String description() {
            return m_bundle.file() + ", snapshot " + m_index;
        }

        @Override
        public Snapshot load(final List<String> fields, final Progress progress) throws IOException {
            List<MeshField> read = new ArrayList<>();
            List<ArrayField> wanted = m_fields.stream()
                .filter(f -> fields.isEmpty() || fields.contains(f.array().name())).collect(Collectors.toList());
            for (ArrayField f : wanted) {
                progress.checkCanceled();
                read.add(f.at(m_index));
            }
            return new Snapshot(m_mesh, read);
        }
    }
}
