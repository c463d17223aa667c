package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.testing.Npz;

/** The encodings of VTK's XML format, written by VTK, against the arrays that VTK had in memory. */
class VtuConformanceTest {
    static Stream<String> triangles() throws IOException {
        try (var list = Files.list(Fixtures.path("conformance"))) {
            return list.map(p -> p.getFileName().toString()).filter(n -> n.startsWith("tri__") && !n.contains("lz4"))
                .sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("triangles")
    void everyEncodingGivesTheSameBits(final String file) throws IOException {
        assertEqualsTruth("tri", file);
    }

    @ParameterizedTest
    @CsvSource({"mixed_tri_quad,mixed_tri_quad__ascii", "mixed_tri_quad,mixed_tri_quad__appraw_zlib_h64",
        "quad_two_pieces,quad__two_pieces_binary", "tri_lines_vertex,tri_lines_vertex__ascii"})
    void meshesOfSeveralKinds(final String truth, final String file) throws IOException {
        assertEqualsTruth(truth, file + ".vtu");
    }

    private static void assertEqualsTruth(final String mesh, final String file) throws IOException {
        Map<String, Npz> truth = Npz.all("/io/conformance/truth_" + mesh + ".npz");
        Snapshot s = Fixtures.read(Fixtures.path("conformance/" + file),
            ReadOptions.DEFAULTS.withFields(java.util.List.of("T", "U", "cT"))).get(0);
        assertArrayEquals(truth.get("points").values(), s.mesh().pointArray());
        assertArrayEquals(truth.get("connectivity").ints(), s.mesh().connectivityArray());
        int[] ends = truth.get("offsets").ints();
        int from = ends.length == s.mesh().cells() ? 0 : 1; // VTK 9's own arrays begin with 0, the file's do not
        assertArrayEquals(IntStream.range(from, ends.length).map(i -> ends[i]).toArray(),
            IntStream.rangeClosed(1, s.mesh().cells()).map(c -> s.mesh().offsetArray()[c]).toArray());
        assertArrayEquals(truth.get("point_T").values(), s.field("T").orElseThrow().values());
        assertArrayEquals(truth.get("point_U").values(), s.field("U").orElseThrow().values());
        assertArrayEquals(truth.get("cell_cT").values(), s.field("cT").orElseThrow().values());
    }

    @Test
    void pixelsBecomeQuadrilateralsThatGoAround() throws IOException {
        Mesh m = Fixtures.read(Fixtures.path("conformance/pixel_cells__appraw_zlib_h64.vtu")).get(0).mesh();
        for (int c = 0; c < m.cells(); c++) {
            assertEquals(CellType.QUAD, m.type(c));
            double area = 0;
            for (int k = 0; k < 4; k++) {
                int p = m.node(c, k);
                int q = m.node(c, (k + 1) % 4);
                area += (m.coordinate(p, 0) * m.coordinate(q, 1) - m.coordinate(q, 0) * m.coordinate(p, 1)) / 2;
            }
            assertTrue(area > 1e-6, "cell " + c + " is crossed: area " + area);
        }
    }

    @Test
    void nonFiniteValuesAreAnErrorUnlessAllowed() throws IOException {
        Path file = Fixtures.path("conformance/tri_nan_inf__appraw_zlib_h64.vtu");
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().contains("field \"T\": is NaN at point 5"), e.getMessage());
        Snapshot s = Fixtures.read(file, ReadOptions.DEFAULTS.withNonFinite(true)).get(0);
        assertTrue(Double.isNaN(s.field("T").orElseThrow().values()[5]));
    }

    @Test
    void hiddenAndDuplicateCellsAreDropped() throws IOException {
        Snapshot s = Fixtures.read(Fixtures.path("conformance/quad_ghost_hidden__appraw_zlib_h64.vtu")).get(0);
        assertEquals(84, s.mesh().cells()); // of 100: one is marked duplicate, 15 hidden
        assertEquals(84, s.field("cT").orElseThrow().tuples());
        var used = new boolean[s.mesh().points()];
        Arrays.stream(s.mesh().connectivityArray()).forEach(p -> used[p] = true);
        for (boolean u : used) {
            assertTrue(u);
        }
    }
}
