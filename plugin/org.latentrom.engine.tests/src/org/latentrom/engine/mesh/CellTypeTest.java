package org.latentrom.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;

/** VTK's numbers of cell types. */
class CellTypeTest {
    @Test
    void everyTypeIsFoundByItsNumber() {
        for (CellType t : CellType.values()) {
            assertEquals(Optional.of(t), CellType.ofVtk(t.vtk()));
            assertEquals(Optional.of(t), CellType.ofVtk(t.vtk(), t.nodes()));
        }
        assertEquals(Optional.empty(), CellType.ofVtk(22));
        assertEquals(Optional.empty(), CellType.ofVtk(-1, 3));
    }

    @Test
    void lagrangeCellsOfFirstOrderAreLinear() {
        assertEquals(Optional.of(CellType.TRIANGLE), CellType.ofVtk(69, 3));
        assertEquals(Optional.of(CellType.QUAD), CellType.ofVtk(70, 4));
        assertEquals(Optional.empty(), CellType.ofVtk(69, 6));
        assertEquals(Optional.empty(), CellType.ofVtk(70, 9));
        assertEquals(Optional.empty(), CellType.ofVtk(70, 3));
    }
}
