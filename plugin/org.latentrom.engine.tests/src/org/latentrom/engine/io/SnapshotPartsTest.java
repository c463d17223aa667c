package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.io.SnapshotParts.Part;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;

/** Parts of one snapshot: nothing lost, nothing twice, nothing that is hidden. */
class SnapshotPartsTest {
    private final SnapshotParts m_parts = new SnapshotParts();

    private final Set<String> m_warnings = new LinkedHashSet<>();

    /** Three quadrilaterals in a row, points 0 to 3 below, 4 to 7 above, point 8 apart; and two fields. */
    private static Part row(final double x, final byte[] pointGhosts, final byte[] cellGhosts) {
        var points = new double[27];
        for (int p = 0; p < 8; p++) {
            points[3 * p] = x + p % 4;
            points[3 * p + 1] = p / 4;
        }
        points[24] = -9;
        byte quad = (byte)CellType.QUAD.ordinal();
        var mesh = new Mesh(points, new byte[]{quad, quad, quad}, new int[]{0, 4, 8, 12},
            new int[]{0, 1, 5, 4, 1, 2, 6, 5, 2, 3, 7, 6});
        var u = new double[18];
        for (int i = 0; i < 18; i++) {
            u[i] = x + i / 100.0;
        }
        return new Part(mesh, List.of(new MeshField("u", Location.POINT, 2, u),
            new MeshField("c", Location.CELL, 1, new double[]{x, x + 1, x + 2})), pointGhosts, cellGhosts);
    }

    private Snapshot join(final Part... parts) throws SnapshotFormatException {
        return m_parts.join("f.vtu", List.of(parts), m_warnings::add);
    }

    @Test
    void onePartWithoutGhostsIsItself() throws SnapshotFormatException {
        Part part = row(0, null, null);
        Snapshot s = join(part);
        assertSame(part.mesh(), s.mesh());
        assertSame(part.fields().get(0), s.fields().get(0));
    }

    @Test
    void partsStandOneAfterTheOther() throws SnapshotFormatException {
        Snapshot s = join(row(0, null, null), row(3, null, null));
        assertEquals(18, s.mesh().points());
        assertEquals(6, s.mesh().cells());
        assertEquals(9, s.mesh().node(3, 0));
        assertEquals(3, s.mesh().coordinate(9, 0));
        assertArrayEquals(new double[]{0, 1, 2, 3, 4, 5}, s.field("c").orElseThrow().values());
        assertEquals(3.0, s.field("u").orElseThrow().values()[18]);
    }

    @Test
    void cellsOfOthersAndHiddenOnesGoWithTheirPoints() throws SnapshotFormatException {
        Snapshot s = join(row(0, null, new byte[]{1, 0, 32}));
        assertArrayEquals(new double[]{1}, s.field("c").orElseThrow().values());
        // points 1, 2, 5, 6 are the cell's; point 8 never had one
        assertArrayEquals(new int[]{0, 1, 3, 2}, s.mesh().connectivityArray());
        assertEquals(5, s.mesh().points());
        assertEquals(-9, s.mesh().coordinate(4, 0));
        assertArrayEquals(new double[]{0.02, 0.03, 0.04, 0.05, 0.10, 0.11, 0.12, 0.13, 0.16, 0.17},
            s.field("u").orElseThrow().values(), 1e-15);
    }

    @Test
    void otherBitsSayNothing() throws SnapshotFormatException {
        Part part = row(0, new byte[]{4, 8, 0, 0, 0, 0, 0, 0, 16}, new byte[]{2, 4, 8});
        assertEquals(part.mesh(), join(part).mesh());
    }

    @Test
    void hiddenPointsTakeTheirCellsAlong() throws SnapshotFormatException {
        Snapshot s = join(row(0, new byte[]{2, 0, 0, 0, 0, 0, 0, 0, 0}, null));
        assertArrayEquals(new double[]{1, 2}, s.field("c").orElseThrow().values());
        assertEquals(7, s.mesh().points());
    }

    @Test
    void duplicatePointsStayWhereACellNeedsThem() throws SnapshotFormatException {
        Snapshot s = join(row(0, new byte[]{0, 0, 0, 1, 0, 0, 0, 1, 1}, null));
        assertEquals(3, s.mesh().cells());
        assertEquals(8, s.mesh().points()); // only point 8 is gone
    }

    @Test
    void fieldsThatAPartLacksAreLeftOutWithAWarning() throws SnapshotFormatException {
        Part two = row(3, null, null);
        Snapshot s = join(row(0, null, null), new Part(two.mesh(), two.fields().subList(0, 1)));
        assertEquals(List.of("u"), s.fields().stream().map(MeshField::name).toList());
        assertTrue(m_warnings.toString().contains("fields c"), m_warnings.toString());
    }

    @Test
    void anEmptyPartMayLackFields() throws SnapshotFormatException {
        var empty = new Part(new Mesh(new double[0], new byte[0], new int[1], new int[0]), List.of());
        Snapshot s = join(empty, row(0, null, null), empty);
        assertEquals(2, s.fields().size());
        assertEquals(Set.of(), m_warnings);
    }

    @Test
    void fieldsMustBeOfOneKind() {
        Part two = row(3, null, null);
        var scalar = new MeshField("u", Location.POINT, 1, new double[9]);
        var e = assertThrows(SnapshotFormatException.class,
            () -> join(row(0, null, null), new Part(two.mesh(), List.of(scalar))));
        assertTrue(e.getMessage().contains("\"u\"") && e.getMessage().contains("same kind"), e.getMessage());
    }

    @Test
    void equalMeshesAreJoinedOnce() throws SnapshotFormatException {
        Part one = row(0, null, null);
        Part two = row(3, null, new byte[]{1, 0, 0});
        Mesh first = join(one, two).mesh();
        assertSame(first, join(new Part(one.mesh(), one.fields()), two).mesh());
        Part other = new Part(two.mesh(), two.fields(), null, new byte[]{0, 1, 0});
        assertNotSame(first, join(one, other).mesh());
    }

    @Test
    void ghostBitsOfFileValues() {
        assertEquals(null, SnapshotParts.ghosts(new double[4]));
        assertArrayEquals(new byte[]{0, 1, 32, 33}, SnapshotParts.ghosts(new double[]{0, 1, 32, 33}));
    }
}
