package org.latentrom.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VTK's numbers of cell types, and how many nodes belong to them. */
class CellTypeTest {
    @Test
    void everyTypeIsFoundByItsNumber() {
        for (CellType t : CellType.values()) {
            assertEquals(Optional.of(t), CellType.ofVtk(t.vtk()));
            assertSame(t, CellType.ofOrdinal(t.ordinal()));
            if (t.nodes() > 0) {
                assertEquals(Optional.of(t), CellType.ofVtk(t.vtk(), t.nodes()));
                assertTrue(t.accepts(t.nodes()));
                assertFalse(t.accepts(t.nodes() + 1));
            }
            assertFalse(t.accepts(0));
            assertFalse(t.accepts(-3));
            assertTrue(t.vtk() < 128, "saved as a byte");
        }
        assertEquals(Optional.empty(), CellType.ofVtk(8), "pixels are reordered by readers");
        assertEquals(Optional.empty(), CellType.ofVtk(42));
        assertEquals(Optional.empty(), CellType.ofVtk(-1, 3));
        assertEquals(Optional.empty(), CellType.ofVtk(1000, 3));
    }

    /** Snapshot cells of earlier versions hold these ordinals' types; they must not move. */
    @Test
    void theFirstOrdinalsStay() {
        assertEquals("VERTEX LINE TRIANGLE QUAD TETRAHEDRON HEXAHEDRON",
            String.join(" ", IntStream.range(0, 6).mapToObj(i -> CellType.ofOrdinal(i).name()).toList()));
    }

    @Test
    void lagrangeCellsOfFirstOrderAreLinear() {
        assertEquals(Optional.of(CellType.LINE), CellType.ofVtk(68, 2));
        assertEquals(Optional.of(CellType.TRIANGLE), CellType.ofVtk(69, 3));
        assertEquals(Optional.of(CellType.QUAD), CellType.ofVtk(70, 4));
        assertEquals(Optional.of(CellType.TETRAHEDRON), CellType.ofVtk(71, 4));
        assertEquals(Optional.of(CellType.HEXAHEDRON), CellType.ofVtk(72, 8));
        assertEquals(Optional.of(CellType.LAGRANGE_TRIANGLE), CellType.ofVtk(69, 6));
        assertEquals(Optional.of(CellType.LAGRANGE_QUAD), CellType.ofVtk(70, 9));
    }

    @ParameterizedTest
    @CsvSource({"LAGRANGE_CURVE,4,3", "LAGRANGE_TRIANGLE,6,2", "LAGRANGE_TRIANGLE,7,2", "LAGRANGE_TRIANGLE,10,3",
        "LAGRANGE_TRIANGLE,66,10", "LAGRANGE_TRIANGLE,78,0", "LAGRANGE_TRIANGLE,5,0", "LAGRANGE_QUAD,16,3",
        "LAGRANGE_QUAD,6,0", "LAGRANGE_TETRAHEDRON,10,2", "LAGRANGE_TETRAHEDRON,15,2", "LAGRANGE_HEXAHEDRON,27,2",
        "LAGRANGE_WEDGE,18,2", "LAGRANGE_PYRAMID,14,2", "POLYGON,6,0"})
    void theNumberOfNodesTellsTheOrder(final CellType type, final int nodes, final int order) {
        assertEquals(order, type.order(nodes));
        assertEquals(order > 0 || type == CellType.POLYGON, type.accepts(nodes));
    }

    @Test
    void polygonsAndStripsNeedAnArea() {
        assertTrue(CellType.POLYGON.accepts(3) && CellType.POLYGON.accepts(1000));
        assertFalse(CellType.POLYGON.accepts(2));
        assertTrue(CellType.TRIANGLE_STRIP.accepts(3));
        assertFalse(CellType.TRIANGLE_STRIP.accepts(2));
        assertFalse(CellType.POLY_LINE.accepts(1));
        assertTrue(CellType.POLY_VERTEX.accepts(1));
        assertFalse(CellType.QUADRATIC_POLYGON.accepts(7));
    }

    @Test
    void namesInPlainWords() {
        assertEquals("Lagrange triangle", CellType.LAGRANGE_TRIANGLE.label());
        assertEquals("biquadratic quadrilateral", CellType.BIQUADRATIC_QUAD.label());
        assertEquals("quadratic linear quadrilateral", CellType.QUADRATIC_LINEAR_QUAD.label());
        assertEquals("quadratic tetrahedron", CellType.QUADRATIC_TETRAHEDRON.label());
        assertEquals("triangle strip", CellType.TRIANGLE_STRIP.label());
    }
}
