package org.latentrom.engine.io.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.testing.Npz;

/** Files that VTK wrote against the arrays that VTK had in memory: equal bits, or the truth rounded as text is. */
class LegacyConformanceTest {
    /** of text; VTK writes float64 with 11 digits */
    private static final int DIGITS = 11;

    @ParameterizedTest
    @ValueSource(strings = {"tri_component_names__ascii_v51", "mixed_tri_quad__binary_v42",
        "pd_tris_lines_verts__binary_v51", "pd_strips__ascii_v42", "rectilinear__ascii_v42", "polygon__binary_v51",
        "quadratic_tri__binary_v42"})
    void arraysAreVtksOwn(final String file) throws IOException {
        Map<String, Npz> truth = Npz.all("/io/legacy/vtk/truth_" + file.split("__")[0] + ".npz");
        Snapshot s = read(file);
        boolean text = file.contains("ascii");
        assertEqual(truth.get("points").values(), s.mesh().pointArray(), text);
        if (file.startsWith("rectilinear")) { // VTK has pixels there, whose nodes run by rows
            assertArrayEquals(new int[]{0, 1, 12, 11}, Arrays.copyOf(s.mesh().connectivityArray(), 4));
        } else {
            assertArrayEquals(truth.get("connectivity").ints(), s.mesh().connectivityArray());
            assertArrayEquals(truth.get("types").ints(), vtkTypes(s.mesh()));
        }
        for (String name : List.of("T", "U")) {
            assertEqual(truth.get("point_" + name).values(), s.field(name).orElseThrow().values(), text);
        }
        assertEqual(truth.get("cell_cT").values(), s.field("cT").orElseThrow().values(), text);
    }

    private static Snapshot read(final String file) throws IOException {
        return Fixtures.read(Fixtures.path("legacy/vtk/" + file + ".vtk"),
            ReadOptions.DEFAULTS.withFields(List.of("T", "U", "cT"))).get(0);
    }

    private static int[] vtkTypes(final Mesh mesh) {
        var types = new int[mesh.cells()];
        Arrays.setAll(types, c -> mesh.type(c).vtk());
        return types;
    }

    private static void assertEqual(final double[] truth, final double[] read, final boolean text) {
        assertArrayEquals(text ? Arrays.stream(truth).map(v -> rounded(v, DIGITS)).toArray() : truth, read);
    }

    private static double rounded(final double v, final int digits) {
        return new BigDecimal(v).round(new MathContext(digits, RoundingMode.HALF_EVEN)).doubleValue();
    }

    /** The origin of an image stands as text, so that points may differ by a rounding error. */
    @Test
    void anImage() throws IOException {
        Map<String, Npz> truth = Npz.all("/io/legacy/vtk/truth_image.npz");
        Snapshot s = read("image__binary_v42");
        assertArrayEquals(truth.get("points").values(), s.mesh().pointArray(), 1e-15);
        assertEquals(CellType.QUAD, s.mesh().type(99));
        assertArrayEquals(new int[]{0, 1, 12, 11}, Arrays.copyOf(s.mesh().connectivityArray(), 4));
        assertArrayEquals(truth.get("point_U").values(), s.field("U").orElseThrow().values());
    }

    @Test
    void hiddenCellsAreDropped() throws IOException {
        Map<String, Npz> truth = Npz.all("/io/legacy/vtk/truth_structured_blanked.npz");
        double[] all = truth.get("cell_cT").values();
        int[] ghost = truth.get("cell_vtkGhostType").ints();
        int[] pointGhost = truth.get("point_vtkGhostType").ints();
        List<Double> kept = new ArrayList<>();
        for (int c = 0; c < all.length; c++) {
            int p = c / 10 * 11 + c % 10;
            boolean hidden = (pointGhost[p] | pointGhost[p + 1] | pointGhost[p + 11] | pointGhost[p + 12]) != 0;
            if (ghost[c] == 0 && !hidden) {
                kept.add(all[c]);
            }
        }
        Snapshot s = read("structured_blanked__binary_v42");
        assertArrayEquals(kept.stream().mapToDouble(d -> d).toArray(), s.field("cT").orElseThrow().values());
        assertEquals(kept.size(), s.mesh().cells());
    }

    /** All kinds of attributes and number types, texts of all lengths before them. */
    @ParameterizedTest
    @ValueSource(strings = {"ascii_v42", "ascii_v51", "binary_v42", "binary_v51"})
    void everyAttribute(final String file) throws IOException {
        Map<String, Npz> truth = Npz.all("/io/legacy/attributes/truth.npz");
        Snapshot s = Fixtures.read(Fixtures.path("legacy/attributes/all_" + file + ".vtk")).get(0);
        assertEquals(truth.size(), s.fields().size());
        assertEquals(16, s.fields().size());
        for (Map.Entry<String, Npz> e : truth.entrySet()) {
            boolean text = file.startsWith("ascii");
            double[] values = s.field(e.getKey().replaceFirst("^(point|cell)_", "")).orElseThrow().values();
            // text of float32 has 6 digits, which make it a float again
            if (text && e.getKey().equals("point_vector")) {
                double[] floats = Arrays.stream(e.getValue().values()).map(v -> (float)rounded(v, 6)).toArray();
                assertArrayEquals(floats, values);
            } else {
                assertEqual(e.getValue().values(), values, text);
            }
        }
    }
}
