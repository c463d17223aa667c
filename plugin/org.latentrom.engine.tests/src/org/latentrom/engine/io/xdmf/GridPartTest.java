package org.latentrom.engine.io.xdmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Which fields of a grid are read, and what they are called. */
class GridPartTest {
    private static final String POINTS = XdmfText.field("T", XdmfText.item("4", "1 2 3 4"));

    private static final String CELLS = "<Attribute Name='T' Center='Cell'>" + XdmfText.item("2", "8 9")
        + "</Attribute>";

    @TempDir
    private Path m_folder;

    private Snapshot read(final String attributes, final String... fields) throws IOException {
        return XdmfText.read(m_folder, XdmfText.grid(XdmfText.MESH + attributes), fields).get(0);
    }

    private static List<String> names(final Snapshot s) {
        return s.fields().stream().map(MeshField::name).toList();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aCellFieldOfTheSameNameGetsASuffix(final boolean pointsFirst) throws IOException {
        String both = pointsFirst ? POINTS + CELLS : CELLS + POINTS;
        Snapshot s = read(both);
        assertArrayEquals(new double[]{1, 2, 3, 4}, s.field("T").orElseThrow().values());
        assertArrayEquals(new double[]{8, 9}, s.field("T (cell)").orElseThrow().values());
        assertEquals(List.of("T"), names(read(both, "T")));
        assertEquals(List.of("T (cell)"), names(read(both, "T (cell)")));
        assertEquals(2, names(read(both, "T", "T (cell)")).size());
    }

    @Test
    void aCellFieldAloneKeepsItsName() throws IOException {
        assertEquals(List.of("T"), names(read(CELLS)));
        assertEquals(MeshField.Location.CELL, read(CELLS, "T").field("T").orElseThrow().location());
    }

    @Test
    void twoOfOneNameAndPlaceAreRefused() {
        for (String twice : List.of(POINTS + POINTS, CELLS + CELLS, POINTS + CELLS + POINTS)) {
            var e = assertThrows(SnapshotFormatException.class, () -> read(twice));
            assertTrue(e.getMessage().contains("there are two fields named \"T\""), e.getMessage());
        }
    }

    @Test
    void whatIsNotAskedForIsNotLookedAt() throws IOException {
        String broken = "<Attribute Name='broken' Center='Edge'><DataItem Dimensions='x'/></Attribute>";
        assertEquals(List.of("T"), names(read(POINTS + broken, "T")));
        assertThrows(SnapshotFormatException.class, () -> read(POINTS + broken));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Vector | 4 3 | 12 | 3", "Vector | 4 2 | 8 | 2", "Tensor | 4 9 | 36 | 9",
        "Tensor6 | 24 | 24 | 6", "Matrix | 4 5 | 20 | 5", "scalar | 4 | 4 | 1"})
    void componentsFollowFromTheNumberOfValues(final String type, final String dimensions, final int count,
        final int components) throws IOException {
        String numbers = String.join(" ", IntStream.range(0, count).mapToObj(Integer::toString).toList());
        MeshField f = read("<Attribute Name='f' AttributeType='" + type + "'>" + XdmfText.item(dimensions, numbers)
            + "</Attribute>").field("f").orElseThrow();
        assertEquals(components, f.components());
        assertEquals(count - 1, f.values()[count - 1]);
    }

    @Test
    void aVectorMustDivideIntoPoints() {
        var e = assertThrows(SnapshotFormatException.class, () -> read("<Attribute Name='f' AttributeType='Vector'>"
            + XdmfText.item("5", "1 2 3 4 5") + "</Attribute>"));
        assertTrue(e.getMessage().contains("has 5 values for 4 points"), e.getMessage());
        assertFalse(e.remedy().isEmpty());
    }

    @Test
    void attributesMayBeIncludedToo() throws IOException {
        String elsewhere = "<Grid Name='a'>" + XdmfText.MESH + POINTS + "</Grid>";
        String grid = XdmfText.grid("<include xpointer='xpointer(//Grid[@Name=\"a\"]/*[self::Topology or self::Geometry])'/>"
            + "<include xpointer='element(/1/1/1/3)'/>" + CELLS);
        List<Snapshot> s = XdmfText.read(m_folder, elsewhere + grid);
        assertEquals(List.of("T", "T (cell)"), names(s.get(1)));
        assertEquals(s.get(0).mesh(), s.get(1).mesh());
    }

    @Test
    void cancelEndsTheLoading() throws IOException {
        FormatSeries series = XdmfText.open(m_folder, XdmfText.grid(XdmfText.MESH + POINTS));
        var canceled = new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                // not looked at
            }

            @Override
            public void checkCanceled() {
                throw new CancellationException();
            }
        };
        assertThrows(CancellationException.class, () -> series.sources().get(0).load(List.of(), canceled));
        assertEquals(1, series.sources().get(0).load(List.of(), Progress.NONE).fields().size());
    }

    /** The first and the last time in any order, from several threads at once. */
    @Test
    void snapshotsMayBeLoadedInParallel() throws IOException {
        FormatSeries series = XdmfReader.open(Fixtures.path("meshio/series/series.xdmf"));
        double[][] alone = new double[series.sources().size()][];
        for (int i = 0; i < alone.length; i++) {
            alone[i] = series.sources().get(i).load(List.of("T"), Progress.NONE).field("T").orElseThrow().values();
        }
        IntStream.range(0, 40).parallel().forEach(k -> {
            int i = k * 7 % alone.length;
            try {
                Snapshot s = series.sources().get(i).load(List.of("T"), Progress.NONE);
                assertArrayEquals(alone[i], s.field("T").orElseThrow().values());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        series.resources().close();
    }
}
