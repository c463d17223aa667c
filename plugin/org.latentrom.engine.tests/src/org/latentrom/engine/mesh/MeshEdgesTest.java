package org.latentrom.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** Edges are those of the cells, each once. */
class MeshEdgesTest {
    private static final class Builder {
        private final List<Integer> m_types = new ArrayList<>();

        private final List<Integer> m_nodes = new ArrayList<>();

        private final List<Integer> m_ends = new ArrayList<>(List.of(0));

        Builder cell(final CellType type, final int... nodes) {
            m_types.add(type.ordinal());
            for (int n : nodes) {
                m_nodes.add(n);
            }
            m_ends.add(m_nodes.size());
            return this;
        }

        MeshEdges edges() {
            var types = new byte[m_types.size()];
            for (int i = 0; i < types.length; i++) {
                types[i] = m_types.get(i).byteValue();
            }
            int points = m_nodes.stream().mapToInt(n -> n).max().orElse(-1) + 1;
            return MeshEdges.of(new Mesh(new double[3 * points], types,
                m_ends.stream().mapToInt(i -> i).toArray(), m_nodes.stream().mapToInt(i -> i).toArray()));
        }
    }

    private static Set<String> straight(final MeshEdges edges) {
        var all = new HashSet<String>();
        for (int e = 0; e < edges.straight(); e++) {
            all.add(edges.from(e) + "-" + edges.to(e));
        }
        assertEquals(edges.straight(), all.size(), "an edge is there twice");
        return all;
    }

    @Test
    void sharedEdgesAreThereOnce() {
        var edges = new Builder().cell(CellType.TRIANGLE, 0, 1, 2).cell(CellType.TRIANGLE, 2, 1, 3)
            .cell(CellType.QUAD, 1, 4, 5, 3).edges();
        assertEquals(Set.of("0-1", "1-2", "0-2", "1-3", "2-3", "1-4", "4-5", "3-5"), straight(edges));
        assertEquals(List.of(), edges.curved());
    }

    @Test
    void polygonsStripsAndLines() {
        assertEquals(Set.of("0-1", "1-2", "2-3", "3-4", "0-4"),
            straight(new Builder().cell(CellType.POLYGON, 0, 1, 2, 3, 4).edges()));
        assertEquals(Set.of("0-1", "1-2", "0-2", "2-3", "1-3"),
            straight(new Builder().cell(CellType.TRIANGLE_STRIP, 0, 1, 2, 3).edges()));
        assertEquals(Set.of("0-1", "1-2", "0-3"),
            straight(new Builder().cell(CellType.POLY_LINE, 0, 1, 2).cell(CellType.LINE, 3, 0).edges()));
    }

    @Test
    void quadraticEdgesHaveTheirMiddleNode() {
        var edges = new Builder().cell(CellType.QUADRATIC_TRIANGLE, 0, 1, 2, 3, 4, 5)
            .cell(CellType.QUADRATIC_TRIANGLE, 2, 1, 6, 4, 7, 8).edges();
        assertEquals(0, edges.straight());
        assertEquals(5, edges.curved().size());
        assertArrayEquals(new int[]{0, 3, 1}, edges.curved().get(0));
        assertArrayEquals(new int[]{1, 4, 2}, edges.curved().get(1));
        assertArrayEquals(new int[]{2, 5, 0}, edges.curved().get(2));
        assertArrayEquals(new int[]{1, 7, 6}, edges.curved().get(3));
        var mixed = new Builder().cell(CellType.QUADRATIC_LINEAR_QUAD, 0, 1, 2, 3, 4, 5).edges();
        assertEquals(Set.of("1-2", "0-3"), straight(mixed));
        assertArrayEquals(new int[]{2, 5, 3}, mixed.curved().get(1));
    }

    /** VTK numbers the edges of Lagrange quadrilaterals along both directions, not around. */
    @Test
    void lagrangeEdgesFollowTheirNodes() {
        var quad = new int[16];
        var triangle = new int[10];
        for (int i = 0; i < 16; i++) {
            quad[i] = i;
            triangle[Math.min(i, 9)] = Math.min(i, 9);
        }
        var edges = new Builder().cell(CellType.LAGRANGE_QUAD, quad).edges();
        assertArrayEquals(new int[]{0, 4, 5, 1}, edges.curved().get(0));
        assertArrayEquals(new int[]{1, 6, 7, 2}, edges.curved().get(1));
        assertArrayEquals(new int[]{2, 9, 8, 3}, edges.curved().get(2));
        assertArrayEquals(new int[]{3, 11, 10, 0}, edges.curved().get(3));
        assertArrayEquals(new int[]{2, 7, 8, 0},
            new Builder().cell(CellType.LAGRANGE_TRIANGLE, triangle).edges().curved().get(2));
        assertArrayEquals(new int[]{0, 2, 3, 1},
            new Builder().cell(CellType.LAGRANGE_CURVE, 0, 1, 2, 3).edges().curved().get(0));
    }

    @Test
    void pointsAndSolidsHaveNone() {
        var edges = new Builder().cell(CellType.VERTEX, 0).cell(CellType.TETRAHEDRON, 0, 1, 2, 3).edges();
        assertEquals(0, edges.straight() + edges.curved().size());
    }
}
