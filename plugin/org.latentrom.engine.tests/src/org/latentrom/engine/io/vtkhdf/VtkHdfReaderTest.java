package org.latentrom.engine.io.vtkhdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotSeries;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Files of generators/array_fixtures.py, whose values follow simple rules. */
class VtkHdfReaderTest {
    private static SnapshotSeries open(final String name) throws IOException {
        return SnapshotFiles.open(Fixtures.path("vtkhdf/" + name + ".vtkhdf"), ReadOptions.DEFAULTS, Progress.NONE);
    }

    private static double[] values(final Snapshot s, final String field) {
        return s.field(field).orElseThrow().values();
    }

    @Test
    void stepsShareTheirMesh() throws IOException {
        try (var series = open("static")) {
            assertEquals(List.of(0.5, 1.0, 1.5), series.entries().stream().map(e -> e.time()).toList());
            assertEquals(List.of("T", "U", "fixed", "T (cell)"), series.fields().stream().map(f -> f.name()).toList());
            Snapshot s = series.read(2, Progress.NONE);
            assertSame(series.read(0, Progress.NONE).mesh(), s.mesh());
            assertEquals("6 points, 2 cells", s.mesh().toString());
            assertEquals(CellType.QUAD, s.mesh().type(1));
            assertArrayEquals(new double[]{200, 201, 202, 203, 204, 205}, values(s, "T"));
            assertArrayEquals(new double[]{2000, 2001}, values(s, "T (cell)"));
            assertArrayEquals(new double[]{0, 1, 2, 3, 4, 5}, values(s, "fixed"));
            MeshField u = s.field("U").orElseThrow();
            assertEquals(3, u.components());
            assertEquals(252, u.values()[17]);
        }
    }

    @Test
    void meshesChangeAndGhostsAreDropped() throws IOException {
        try (var series = open("adaptive")) {
            Snapshot first = series.read(0, Progress.NONE);
            assertEquals("4 points, 1 cells", first.mesh().toString());
            assertArrayEquals(new double[]{0, 2, 0, 2}, values(first, "x"));
            Snapshot s = series.read(1, Progress.NONE);
            // three quads of which the last is a ghost, then two more from another part
            assertEquals("12 points, 4 cells", s.mesh().toString());
            assertArrayEquals(new double[]{10, 11, 20, 21}, values(s, "id"));
            assertArrayEquals(new double[]{0, 2, 4, 0, 2, 4, 4, 6, 8, 4, 6, 8}, values(s, "x"));
            for (int p = 0; p < 12; p++) {
                assertEquals(2 * s.mesh().coordinate(p, 0), values(s, "x")[p]);
            }
        }
    }

    @Test
    void polygonsLinesVerticesAndStrips() throws IOException {
        try (var series = open("poly")) {
            Snapshot s = series.read(0, Progress.NONE);
            assertEquals(List.of(CellType.VERTEX, CellType.LINE, CellType.POLY_LINE, CellType.TRIANGLE, CellType.QUAD,
                CellType.POLYGON, CellType.TRIANGLE_STRIP), IntStream.range(0, 7).mapToObj(s.mesh()::type).toList());
            assertArrayEquals(new int[]{4, 0, 1, 1, 2, 3, 0, 1, 2, 0, 1, 2, 3, 0, 1, 2, 4, 3, 0, 1, 3, 2},
                s.mesh().connectivityArray());
            assertArrayEquals(new double[]{0, 1, 2, 3, 4, 5, 6}, values(s, "c"));
            Snapshot second = series.read(1, Progress.NONE);
            assertEquals(List.of(CellType.VERTEX, CellType.QUAD),
                IntStream.range(0, 2).mapToObj(second.mesh()::type).toList());
            assertArrayEquals(new double[]{7, 8}, values(second, "c"));
            assertArrayEquals(new double[]{5, 6, 7, 8, 9}, values(second, "T"));
            assertEquals(11, second.mesh().coordinate(1, 0));
        }
    }

    @Test
    void imagesWithAndWithoutSteps() throws IOException {
        for (String name : List.of("image", "image_steps")) {
            try (var series = open(name)) {
                boolean steps = name.endsWith("steps");
                assertEquals(steps ? List.of(0.25, 0.75) : List.of(0.0),
                    series.entries().stream().map(e -> e.time()).toList());
                Snapshot s = series.read(steps ? 1 : 0, Progress.NONE);
                assertEquals("12 points, 6 cells", s.mesh().toString());
                assertEquals(0.5, s.mesh().coordinate(0, 0)); // the extent begins with 1
                assertEquals(2, s.mesh().coordinate(11, 0));
                assertEquals(12, s.mesh().coordinate(11, 1));
                assertEquals((steps ? 100 : 0) + 23, values(s, "T")[11]);
                assertEquals((steps ? 100 : 0) + 12, values(s, "c")[5]);
                MeshField u = s.field("U").orElseThrow();
                assertEquals(2, u.components());
                assertEquals(231, u.values()[23], "the offsets of U name the first step for the second");
            }
        }
    }

    @Test
    void blocksAreOneMesh() throws IOException {
        try (var series = open("blocks")) {
            Snapshot s = series.read(0, Progress.NONE);
            assertEquals("8 points, 2 cells", s.mesh().toString());
            assertArrayEquals(new double[]{0, 1, 2, 3, 10, 11, 12, 13}, values(s, "T"));
        }
    }

    @Test
    void otherTypesAreRefusedByName() {
        var e = assertThrows(SnapshotFormatException.class, () -> open("amr"));
        assertEquals("amr.vtkhdf, group \"VTKHDF\": is of the type OverlappingAMR, which is not supported. Convert it "
            + "to an unstructured grid.", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"static, 6", "adaptive, 4", "poly, 5", "image_steps, 12", "blocks, 8"})
    void everyCutIsRefusedOrReadRight(final String name, final int points, @TempDir final Path folder)
        throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.path("vtkhdf/" + name + ".vtkhdf"));
        Path file = folder.resolve("cut.vtkhdf");
        for (int n = 0; n < whole.length; n += 331) {
            Files.write(file, Arrays.copyOf(whole, n));
            try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE)) {
                assertEquals(points, series.read(0, Progress.NONE).mesh().points());
            } catch (SnapshotFormatException e) {
                assertEquals("cut.vtkhdf", e.file().replaceAll(",.*", ""));
            }
        }
    }
}
