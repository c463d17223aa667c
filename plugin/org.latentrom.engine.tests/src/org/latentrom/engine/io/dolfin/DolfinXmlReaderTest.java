package org.latentrom.engine.io.dolfin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotEntry;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/**
 * Functions that dolfin 2019.2 wrote: solutions of the heat equation that are 1 + x² + 3y² + 1.2t at the nodes, and
 * interpolated formulas.
 */
class DolfinXmlReaderTest {
    private static final double ROUNDING = 3e-14;

    @TempDir
    private Path m_folder;

    @ParameterizedTest
    @CsvSource({"poly_P1/u_010.xml.gz,3", "poly_P2/u_010.xml.gz,3", "poly_P1,3", "poly_P2/mesh.xml.gz,3",
        "poly_P1/u_000.xml,3"})
    void valuesAreThoseOfTheSolutionAtTheNodes(final String name, final int count) throws IOException {
        try (var series = SnapshotFiles.open(Fixtures.path("dolfin/" + name), ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(List.of(0.0, 9.0, 10.0).subList(0, count),
                series.entries().stream().map(SnapshotEntry::time).toList());
            assertTrue(series.parameters().isEmpty());
            boolean quadratic = name.contains("P2");
            for (int k = 0; k < count; k++) {
                double t = series.entries().get(k).time() / 10;
                Snapshot s = series.read(k, Progress.NONE);
                assertEquals(quadratic ? 525 : 143, s.mesh().points());
                assertEquals(quadratic ? CellType.QUADRATIC_TRIANGLE : CellType.TRIANGLE, s.mesh().type(7));
                assertEqual((x, y) -> 1 + x * x + 3 * y * y + 1.2 * t, s.mesh(), s.field("u").orElseThrow(), 0);
            }
        }
    }

    private static void assertEqual(final DoubleBinaryOperator formula, final Mesh mesh, final MeshField field,
        final int component) {
        boolean cells = field.location() == Location.CELL;
        for (int i = 0; i < field.tuples(); i++) {
            double x = 0;
            double y = 0;
            int n = cells ? 3 : 1;
            for (int k = 0; k < n; k++) {
                int p = cells ? mesh.node(i, k) : i;
                x += mesh.coordinate(p, 0) / n;
                y += mesh.coordinate(p, 1) / n;
            }
            assertEquals(formula.applyAsDouble(x, y), field.values()[field.components() * i + component], ROUNDING,
                field.name() + " at " + i);
        }
    }

    /** Puts a function of the fixtures beside the mesh. */
    private Path beside(final String function, final String name) throws IOException {
        Path mesh = m_folder.resolve("mesh.xml.gz");
        if (Files.notExists(mesh)) {
            Files.copy(Fixtures.path("dolfin/poly_P1/mesh.xml.gz"), mesh);
        }
        return Files.copy(Fixtures.path("dolfin/" + function + "/u.xml.gz"), m_folder.resolve(name + ".xml.gz"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vec_p1", "vec_p2", "vec_dg0"})
    void vectors(final String space) throws IOException {
        Snapshot s = Fixtures.read(beside(space, "u")).get(0);
        MeshField u = s.field("u").orElseThrow();
        assertEquals(2, u.components());
        assertEqual((x, y) -> x, s.mesh(), u, 0);
        assertEqual((x, y) -> y * y, s.mesh(), u, 1);
    }

    @Test
    void tensorsAndScalarsOfCells() throws IOException {
        Snapshot s = Fixtures.read(beside("tensor_p1", "sigma")).get(0);
        MeshField sigma = s.field("sigma").orElseThrow();
        assertEquals(4, sigma.components());
        assertEqual((x, y) -> y, s.mesh(), sigma, 1);
        assertEqual((x, y) -> 2, s.mesh(), sigma, 3);
        Snapshot dg = Fixtures.read(beside("dg0", "k")).get(0);
        assertEquals(Location.CELL, dg.field("k").orElseThrow().location());
        assertEqual((x, y) -> x + 2 * y, dg.mesh(), dg.field("k").orElseThrow(), 0);
    }

    /** Linear functions between the ends of edges are linear functions on the mesh of second order. */
    @Test
    void fieldsOfTwoDegreesStandOnOneMesh() throws IOException {
        beside("vec_p2", "v_1");
        beside("vec3_p1", "w_1");
        beside("dg0", "k_1");
        Snapshot s = Fixtures.read(m_folder.resolve("mesh.xml.gz")).get(0);
        assertEquals(List.of("k", "v", "w"), s.fields().stream().map(MeshField::name).toList());
        assertEquals(525, s.mesh().points());
        assertEqual((x, y) -> y * y, s.mesh(), s.field("v").orElseThrow(), 1);
        assertEqual((x, y) -> y, s.mesh(), s.field("w").orElseThrow(), 1);
        assertEqual((x, y) -> x + 2 * y, s.mesh(), s.field("k").orElseThrow(), 0);
        Snapshot linear = Fixtures.read(m_folder, ReadOptions.DEFAULTS.withFields(List.of("w"))).get(0);
        assertEquals(143, linear.mesh().points());
    }

    @ParameterizedTest
    @CsvSource({"cg3,1147 degrees of freedom; 10 in a cell", "dg1,720 degrees of freedom; 3 in a cell",
        "rt1,382 degrees of freedom; 3 in a cell", "taylor_hood,1193 degrees of freedom; 15 in a cell"})
    void otherSpacesAreRefusedByTheirNumbers(final String space, final String numbers) throws IOException {
        Path file = beside(space, "u");
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().contains(numbers.replace(';', ',')), e.getMessage());
        assertTrue(e.getMessage().contains("none of CG1, CG2 and DG0") && !e.remedy().isEmpty(), e.getMessage());
    }

    @Test
    void aFunctionWithoutMeshAndAMeshWithoutFunctionsAreRefused() throws IOException {
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(Fixtures.path("dolfin/cg3/u.xml.gz")));
        assertTrue(e.getMessage().contains("there is no mesh beside it"), e.getMessage());
        Path mesh = Files.copy(Fixtures.path("dolfin/poly_P1/mesh.xml.gz"), m_folder.resolve("square.xml.gz"));
        var f = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(mesh));
        assertTrue(f.getMessage().contains("has no functions beside it"), f.getMessage());
        // the only mesh is taken, whatever its name is
        Path u = Files.copy(Fixtures.path("dolfin/vec_p1/u.xml.gz"), m_folder.resolve("u.xml.gz"));
        assertEquals(143, Fixtures.read(u).get(0).mesh().points());
    }
}
