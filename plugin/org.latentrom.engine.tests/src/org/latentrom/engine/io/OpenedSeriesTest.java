package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** What every series promises, whatever the format. */
class OpenedSeriesTest {
    private static Mesh mesh(final double x) {
        return new Mesh(new double[]{x, 0, 0, 1, 0, 0, 0, 1, 0}, new byte[]{(byte)CellType.TRIANGLE.ordinal()},
            new int[]{0, 3}, new int[]{0, 1, 2});
    }

    private static MeshField field(final String name, final double... values) {
        return new MeshField(name, Location.POINT, values.length / 3, values);
    }

    private record Source(Snapshot snapshot) implements SnapshotSource {
        @Override
        public OptionalDouble time() {
            return OptionalDouble.empty();
        }

        @Override
        public String description() {
            return "file";
        }

        @Override
        public Snapshot load(final List<String> fields, final Progress progress) {
            return snapshot;
        }
    }

    private static OpenedSeries open(final ReadOptions options, final AtomicInteger closed, final Snapshot... snapshots)
        throws IOException {
        return open(options, closed, List.of(), snapshots);
    }

    private static OpenedSeries open(final ReadOptions options, final AtomicInteger closed, final List<String> found,
        final Snapshot... snapshots) throws IOException {
        List<SnapshotEntry> entries = new ArrayList<>();
        List<SnapshotSource> sources = new ArrayList<>();
        for (Snapshot s : snapshots) {
            entries.add(new SnapshotEntry("run" + entries.size() / 2, entries.size(), Map.of(), "file"
                + entries.size()));
            sources.add(new Source(s));
        }
        return new OpenedSeries(entries, sources, List.of(), List.of("w"), List.of(found),
            List.of(closed::incrementAndGet, closed::incrementAndGet), options, Progress.NONE);
    }

    private static OpenedSeries open(final ReadOptions options, final Snapshot... snapshots) throws IOException {
        return open(options, new AtomicInteger(), snapshots);
    }

    private static final Snapshot AB = new Snapshot(mesh(0), List.of(field("a", 1, 2, 3), field("b", 4, 5, 6)));

    @Test
    void fieldsComeInTheOrderAskedFor() throws IOException {
        var series = open(ReadOptions.DEFAULTS.withFields(List.of("b", "a", "b")), AB, AB);
        assertEquals(List.of("b", "a"), series.fields().stream().map(FieldInfo::name).toList());
        assertEquals("b", series.read(1, Progress.NONE).fields().get(0).name());
        assertEquals("b", series.read(0, Progress.NONE).fields().get(0).name());
        assertEquals("b", series.read(0, Progress.NONE).fields().get(0).name(), "the first can be read again");
    }

    @Test
    void whatAFormatFindsWhileItReadsBecomesAWarning() throws IOException {
        List<String> found = new ArrayList<>();
        var series = open(ReadOptions.DEFAULTS, new AtomicInteger(), found, AB, AB);
        assertEquals(List.of("w"), series.warnings());
        found.add("a part is left out");
        assertEquals(List.of("w", "a part is left out"), series.warnings());
    }

    @Test
    void equalMeshesAreOneObjectAndOthersAreNot() throws IOException {
        var series = open(ReadOptions.DEFAULTS, AB, new Snapshot(mesh(0), AB.fields()), new Snapshot(mesh(9),
            AB.fields()),
            new Snapshot(mesh(0), AB.fields()));
        Mesh first = series.read(0, Progress.NONE).mesh();
        assertSame(first, series.read(1, Progress.NONE).mesh());
        assertEquals(9, series.read(2, Progress.NONE).mesh().coordinate(0, 0));
        assertSame(first, series.read(3, Progress.NONE).mesh());
    }

    @Test
    void whatIsMoreInLaterSnapshotsIsLeftOutAndWhatIsLessIsAnError() throws IOException {
        Snapshot a = new Snapshot(mesh(0), List.of(field("a", 1, 2, 3)));
        assertEquals(1, open(ReadOptions.DEFAULTS, a, AB).read(1, Progress.NONE).fields().size());
        var series = open(ReadOptions.DEFAULTS, AB, a);
        var e = assertThrows(SnapshotFormatException.class, () -> series.read(1, Progress.NONE));
        assertTrue(e.getMessage().contains("field \"b\": is missing (there are [a])"), e.getMessage());
    }

    @Test
    void componentsAndLocationsMayNotChange() throws IOException {
        Snapshot vector = new Snapshot(mesh(0), List.of(field("a", 1, 2, 3, 4, 5, 6), field("b", 4, 5, 6)));
        var series = open(ReadOptions.DEFAULTS, AB, vector);
        var e = assertThrows(SnapshotFormatException.class, () -> series.read(1, Progress.NONE));
        assertTrue(e.getMessage().contains("has 2 components"), e.getMessage());
        Snapshot cell = new Snapshot(mesh(0), List.of(new MeshField("a", Location.CELL, 1, new double[]{1})));
        var onlyA = open(ReadOptions.DEFAULTS.withFields(List.of("a")), AB, cell);
        var other = assertThrows(SnapshotFormatException.class, () -> onlyA.read(1, Progress.NONE));
        assertTrue(other.getMessage().contains("has 1 component at each cell, in the first snapshot 1 component at "
            + "each point. Choose other fields, or leave this run out"), other.getMessage());
    }

    @Test
    void valuesThatAreNotFiniteNameFieldPointAndComponent() throws IOException {
        Snapshot bad = new Snapshot(mesh(0), List.of(field("a", 1, 2, 3, 4, 5, Double.POSITIVE_INFINITY)));
        Snapshot good = new Snapshot(mesh(0), List.of(field("a", 1, 2, 3, 4, 5, 6)));
        var series = open(ReadOptions.DEFAULTS, good, good, bad);
        var e = assertThrows(SnapshotFormatException.class, () -> series.read(2, Progress.NONE));
        assertEquals("run1: file2, field \"a\": is Infinity at point 2, component 1. Leave the time out (the solver "
            + "diverged?), or allow values that are not finite.", e.getMessage());
        var allowed = open(ReadOptions.DEFAULTS.withNonFinite(true), good, bad);
        assertArrayEquals(bad.fields().get(0).values(), allowed.read(1, Progress.NONE).fields().get(0).values());
        assertEquals(List.of("w", "file1: field \"a\" is Infinity at point 2, component 1."), allowed.warnings());
    }

    @Test
    void aMeshWithoutFieldsIsAnError() {
        var e = assertThrows(SnapshotFormatException.class,
            () -> open(ReadOptions.DEFAULTS, new Snapshot(mesh(0), List.of())));
        assertTrue(e.getMessage().contains("has no fields"), e.getMessage());
    }

    @Test
    void closeReleasesEverything() throws IOException {
        var closed = new AtomicInteger();
        open(ReadOptions.DEFAULTS, closed, AB).close();
        assertEquals(2, closed.get());
    }

    @Test
    void aTimeRangeMustBeOne() {
        assertThrows(IllegalArgumentException.class, () -> ReadOptions.DEFAULTS.withTimes(2, 1));
        assertThrows(IllegalArgumentException.class, () -> ReadOptions.DEFAULTS.withTimes(Double.NaN, 1));
    }

    /** A heap that is too small is no crash of KNIME, but a message with what to do. */
    @Test
    void aSnapshotThatDoesNotFitIntoTheHeapIsRefused() throws IOException {
        Snapshot good = new Snapshot(mesh(0), List.of(field("u", 1, 2, 3)));
        SnapshotSource large = new SnapshotSource() {
            private int m_loaded;

            @Override
            public OptionalDouble time() {
                return OptionalDouble.empty();
            }

            @Override
            public String description() {
                return "large.vtu";
            }

            @Override
            public Snapshot load(final List<String> fields, final Progress progress) {
                if (m_loaded++ > 0) {
                    throw new OutOfMemoryError("Java heap space");
                }
                return good;
            }
        };
        var entry = new SnapshotEntry("run", 0, Map.of(), "large.vtu");
        try (var series = new OpenedSeries(List.of(entry), List.of(large), List.of(), List.of(), List.of(), List.of(),
            ReadOptions.DEFAULTS, Progress.NONE)) {
            series.read(0, Progress.NONE);
            var e = assertThrows(SnapshotFormatException.class, () -> series.read(0, Progress.NONE));
            assertTrue(e.getMessage().startsWith("large.vtu: has a snapshot that does not fit into Java's "),
                e.getMessage());
            assertTrue(e.remedy().contains("-Xmx"));
        }
    }
}
