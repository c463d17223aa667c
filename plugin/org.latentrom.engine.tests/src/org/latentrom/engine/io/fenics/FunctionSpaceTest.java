package org.latentrom.engine.io.fenics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;

/** Which spaces are known, and functions of them on small meshes. */
class FunctionSpaceTest {
    @ParameterizedTest
    @CsvSource({"CG,1,triangle,3", "Lagrange,2,triangle,6", "cg,2,tetrahedron,10", "Q,1,quadrilateral,4",
        "P,2,interval,3", "CG,1,hexahedron,8", "DG,0,triangle,1", "Discontinuous Lagrange,0,hexahedron,1",
        "DQ,0,quadrilateral,1"})
    void isKnown(final String family, final int degree, final String cell, final int nodes) {
        FunctionSpace space = FunctionSpace.of(family, degree, cell).orElseThrow();
        assertEquals(nodes, space.nodes().length);
        assertEquals(degree, space.degree());
        int[] sorted = space.nodes().clone();
        Arrays.sort(sorted);
        for (int k = 0; k < nodes; k++) {
            assertEquals(k, sorted[k], "every degree of freedom has one node");
        }
    }

    @ParameterizedTest
    @CsvSource({"CG,3,triangle", "DG,1,triangle", "RT,1,triangle", "CG,0,triangle", "Q,2,quadrilateral", "CG,1,pyramid",
        "'',1,triangle"})
    void isNot(final String family, final int degree, final String cell) {
        assertTrue(FunctionSpace.of(family, degree, cell).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FiniteElement('Lagrange', triangle, 2)",
        "VectorElement(FiniteElement('Lagrange', triangle, 2), dim=2)",
        "VectorElement(FiniteElement('Lagrange', triangle, 2), 2)",
        "TensorElement(FiniteElement('Lagrange', triangle, 2), shape=(2, 2), symmetry={})",
        "FiniteElement('CG', triangle, 2) "})
    void signaturesOfDegree2(final String signature) {
        assertEquals(2, FunctionSpace.ofSignature(signature).orElseThrow().degree());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MixedElement(VectorElement(FiniteElement('Lagrange', triangle, 2), dim=2), "
        + "FiniteElement('Lagrange', triangle, 1))", "FiniteElement('Raviart-Thomas', triangle, 1)",
        "EnrichedElement(FiniteElement('Lagrange', triangle, 1))", "FiniteElement('Lagrange', triangle, 99999)"})
    void otherSignatures(final String signature) {
        assertTrue(FunctionSpace.ofSignature(signature).isEmpty());
        assertTrue(FunctionSpace.ofSignature("(".repeat(100_000)).isEmpty());
    }

    private static Mesh mesh(final CellType type, final double... xy) {
        var points = new double[xy.length / 2 * 3];
        for (int i = 0; i < xy.length / 2; i++) {
            points[3 * i] = xy[2 * i];
            points[3 * i + 1] = xy[2 * i + 1];
        }
        int[] nodes = type == CellType.TRIANGLE ? new int[]{0, 1, 3, 0, 3, 2} : new int[]{0, 1, 1, 2, 2, 3};
        int n = nodes.length / type.nodes();
        var types = new byte[n];
        Arrays.fill(types, (byte)type.ordinal());
        var offsets = new int[n + 1];
        Arrays.setAll(offsets, c -> c * type.nodes());
        return new Mesh(points, types, offsets, nodes);
    }

    @Test
    void nodesOnEdgesAreShared() {
        var second = new SecondOrderMesh(mesh(CellType.TRIANGLE, 0, 0, 2, 0, 0, 2, 2, 2));
        Mesh m = second.mesh();
        assertEquals(4 + 5, m.points());
        assertEquals(CellType.QUADRATIC_TRIANGLE, m.type(1));
        // the middle of the diagonal from 0 to 3 belongs to both
        assertEquals(m.node(0, 5), m.node(1, 3));
        assertEquals(1, m.coordinate(m.node(0, 5), 0));
        assertEquals(1, m.coordinate(m.node(0, 5), 1));
        for (int c = 0; c < 2; c++) {
            for (int e = 0; e < 3; e++) {
                for (int axis = 0; axis < 2; axis++) {
                    assertEquals((m.coordinate(m.node(c, e), axis) + m.coordinate(m.node(c, (e + 1) % 3), axis)) / 2,
                        m.coordinate(m.node(c, 3 + e), axis));
                }
            }
        }
        MeshField lifted = second.lift(new MeshField("v", MeshField.Location.POINT, 2, new double[]{0, 0, 1, 10, 2, 20,
            4, 40}));
        assertEquals(9, lifted.tuples());
        assertEquals(20, lifted.values()[2 * m.node(0, 5) + 1]);
        var cells = new MeshField("c", MeshField.Location.CELL, 1, new double[]{1, 2});
        assertEquals(cells, second.lift(cells));
    }

    @Test
    void linesAreOfSecondOrderToo() {
        var second = new SecondOrderMesh(mesh(CellType.LINE, 0, 0, 1, 0, 2, 0, 4, 0));
        assertEquals(7, second.mesh().points());
        assertEquals(3, second.mesh().coordinate(second.mesh().node(2, 2), 0));
    }

    @Test
    void otherCellsHaveNoSecondOrder() {
        var mixed = new Mesh(new double[12], new byte[]{(byte)CellType.TRIANGLE.ordinal(),
            (byte)CellType.LINE.ordinal()},
            new int[]{0, 3, 5}, new int[]{0, 1, 2, 2, 3});
        assertThrows(IllegalArgumentException.class, () -> new SecondOrderMesh(mixed));
        var quad = new Mesh(new double[12], new byte[]{(byte)CellType.QUAD.ordinal()}, new int[]{0, 4},
            new int[]{0, 1, 2, 3});
        assertThrows(IllegalArgumentException.class, () -> new SecondOrderMesh(quad));
        assertThrows(IllegalArgumentException.class,
            () -> new SecondOrderMesh(new Mesh(new double[3], new byte[0], new int[1], new int[0])));
    }

    private static FunctionDofs dofs(final int[] dofs, final int[] starts, final int[] cells, final double... vector) {
        return new FunctionDofs(FunctionSpace.of("CG", 1, "triangle").orElseThrow(), dofs, starts, cells, vector);
    }

    @Test
    void aVectorFunctionFromTheCellsOfAnotherOrder() {
        Mesh m = mesh(CellType.TRIANGLE, 0, 0, 1, 0, 0, 1, 1, 1);
        // cell 1 is (0, 3, 2), its x values at dofs 0 2 4, y at 1 3 5; cell 0 is (0, 1, 3), x at 0 6 2, y at 1 7 3
        MeshField f = dofs(new int[]{0, 2, 4, 1, 3, 5, 0, 6, 2, 1, 7, 3}, new int[]{0, 6, 12}, new int[]{1, 0},
            10, 11, 30, 31, 20, 21, 40, 41).on(m, "v");
        assertEquals(2, f.components());
        assertArrayEquals(new double[]{10, 11, 40, 41, 20, 21, 30, 31}, f.values());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 1 2 0 2 3 | 0 3 6 | 0 0 | twice",
        "0 1 2 0 2 3 | 0 3 6 | 0 2 | names cell 2",
        "0 1 2 0 2 3 | 0 3 6 | 0 -1 | names cell -1", "0 1 2 0 2 9 | 0 3 6 | 0 1 | names degree of freedom 9 of 4",
        "0 1 2 0 2 -3 | 0 3 6 | 0 1 | names degree of freedom -3", "0 1 2 0 2 3 | 0 2 6 | 0 1 | has 2 degrees",
        "0 1 2 0 2 3 | 0 3 6 | 0 | do not fit", "0 1 2 0 2 3 | 0 3 5 | 0 1 | do not fit",
        "0 1 2 0 2 3 | 1 3 6 | 0 1 | do not fit", "0 1 2 0 2 3 0 0 0 | 0 3 9 | 0 1 | same number",
        "0 1 2 0 2 3 | 0 -3 6 | 0 1 | has -3 degrees"})
    void arraysThatDoNotFit(final String dofs, final String starts, final String cells, final String reason) {
        Mesh m = mesh(CellType.TRIANGLE, 0, 0, 1, 0, 0, 1, 1, 1);
        var e = assertThrows(IllegalArgumentException.class,
            () -> dofs(ints(dofs), ints(starts), ints(cells), 1, 2, 3, 4).on(m, "f"));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    private static int[] ints(final String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }
}
