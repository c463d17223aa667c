package org.latentrom.engine.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.Rasterizer;
import org.latentrom.engine.raster.Resolution;

/** What is drawn of a snapshot for a name. */
class SnapshotQuantityTest {
    private static final Mesh SQUARE = new Mesh(new double[]{0, 0, 0, 2, 0, 0, 2, 2, 0, 0, 2, 0},
        new byte[]{(byte)CellType.QUAD.ordinal()}, new int[]{0, 4}, new int[]{0, 1, 2, 3});

    private static final Snapshot SNAPSHOT = new Snapshot(SQUARE,
        List.of(new MeshField("p", Location.POINT, 1, new double[]{-1, -1, -1, -1}),
            new MeshField("u", Location.POINT, 3, new double[]{3, 4, 0, 3, 4, 0, 3, 4, 0, 3, 4, 0}),
            new MeshField("c", Location.CELL, 1, new double[]{7})));

    private static final Rasterizer RASTERIZER =
        Rasterizer.of(SQUARE, new Extent(0, 2, 0, 2), new Resolution(2, 2), Progress.NONE);

    private static float value(final String name) {
        var field = SnapshotQuantity.of(SNAPSHOT, name).on(SNAPSHOT, RASTERIZER);
        assertEquals(1, field.shape().channels().size());
        return field.values()[3];
    }

    @Test
    void scalarsKeepTheirSignAndVectorsGiveTheirLength() {
        assertEquals(-1, value("p"));
        assertEquals(5, value("u"), 1e-6);
        assertEquals("|u|", SnapshotQuantity.of(SNAPSHOT, "u").label());
        assertEquals(4, value("u_y"));
        assertEquals("u_y", SnapshotQuantity.of(SNAPSHOT, "u_y").label());
        assertEquals(7, value("c"));
        assertEquals("p", SnapshotQuantity.of(SNAPSHOT, "").label(), "the first field");
    }

    @Test
    void unknownNamesListTheKnownOnes() {
        var e = assertThrows(IllegalArgumentException.class, () -> SnapshotQuantity.of(SNAPSHOT, "T"));
        assertTrue(e.getMessage().contains("\"T\"") && e.getMessage().contains("u_x"), e.getMessage());
        var empty = new Snapshot(SQUARE, List.of());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> SnapshotQuantity.of(empty, "")).getMessage()
            .contains("no fields"));
    }

    @Test
    void placesThatAreNotFiniteAreNotValid() {
        var snapshot = new Snapshot(SQUARE,
            List.of(new MeshField("p", Location.CELL, 1, new double[]{1}),
                new MeshField("q", Location.POINT, 1, new double[]{1, 1, Double.NaN, 1})));
        var left = Rasterizer.of(SQUARE, new Extent(0, 3, 0, 2), new Resolution(2, 3), Progress.NONE);
        var field = SnapshotQuantity.of(snapshot, "p").on(snapshot, left);
        assertFalse(field.mask().isValid(2), "beside the mesh");
        assertThrows(IllegalArgumentException.class, () -> SnapshotQuantity.of(snapshot, "q").on(snapshot, left),
            "the only cell has a node that is not finite");
    }
}
