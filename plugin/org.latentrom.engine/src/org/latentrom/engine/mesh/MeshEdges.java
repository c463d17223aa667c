package org.latentrom.engine.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The edges of a mesh's lines and plane cells, each once, however many cells share it. An edge is the row of its nodes
 * from one corner to the other: two, or more on edges of higher order, which may be curved. Solid cells have none here.
 */
public final class MeshEdges {
    private final Mesh m_mesh;

    private final Set<Long> m_known = new HashSet<>();

    private final List<int[]> m_curved = new ArrayList<>();

    private long[] m_straight = new long[64];

    private int m_count;

    private MeshEdges(final Mesh mesh) {
        m_mesh = mesh;
    }

    /** @return the edges of a mesh */
    public static MeshEdges of(final Mesh mesh) {
        var edges = new MeshEdges(mesh);
        for (int c = 0; c < mesh.cells(); c++) {
            edges.add(c);
        }
        Arrays.sort(edges.m_straight, 0, edges.m_count);
        int n = 0;
        for (int i = 0; i < edges.m_count; i++) {
            if (i == 0 || edges.m_straight[i] != edges.m_straight[i - 1]) {
                edges.m_straight[n++] = edges.m_straight[i];
            }
        }
        edges.m_count = n;
        return edges;
    }

    /** @return number of edges with two nodes */
    public int straight() {
        return m_count;
    }

    /** @return the end of a straight edge with the lower number */
    public int from(final int edge) {
        return (int)(m_straight[edge] >>> Integer.SIZE);
    }

    /** @return its other end */
    public int to(final int edge) {
        return (int)m_straight[edge];
    }

    /** @return the nodes of the edges with more than two, in the order in which they lie on the edge */
    public List<int[]> curved() {
        return m_curved;
    }

    private void add(final int cell) {
        CellType type = m_mesh.type(cell);
        int n = m_mesh.nodes(cell);
        switch (type) {
            case LINE, POLY_LINE -> path(cell, n - 1);
            case QUADRATIC_LINE, CUBIC_LINE, LAGRANGE_CURVE -> edge(cell, 0, 1, 2, n - 2, false);
            case TRIANGLE, QUAD, POLYGON -> ring(cell, n, 0);
            case TRIANGLE_STRIP -> strip(cell, n);
            case QUADRATIC_TRIANGLE, BIQUADRATIC_TRIANGLE -> ring(cell, 3, 1);
            case QUADRATIC_QUAD, BIQUADRATIC_QUAD -> ring(cell, 4, 1);
            case QUADRATIC_POLYGON -> ring(cell, n / 2, 1);
            case QUADRATIC_LINEAR_QUAD -> {
                edge(cell, 0, 1, 4, 1, false);
                edge(cell, 1, 2, 0, 0, false);
                edge(cell, 2, 3, 5, 1, false);
                edge(cell, 3, 0, 0, 0, false);
            }
            case LAGRANGE_TRIANGLE -> ring(cell, 3, type.order(n) - 1);
            case LAGRANGE_QUAD -> ring(cell, 4, type.order(n) - 1);
            default -> {
                // points have no edges; solids are not drawn
            }
        }
    }

    private void path(final int cell, final int pieces) {
        for (int i = 0; i < pieces; i++) {
            edge(cell, i, i + 1, 0, 0, false);
        }
    }

    private void strip(final int cell, final int nodes) {
        path(cell, nodes - 1);
        for (int i = 0; i + 2 < nodes; i++) {
            edge(cell, i, i + 2, 0, 0, false);
        }
    }

    /** Corners first, then the inner nodes of each edge; those of a Lagrange quad's last two edges run backwards. */
    private void ring(final int cell, final int corners, final int inner) {
        for (int i = 0; i < corners; i++) {
            edge(cell, i, (i + 1) % corners, corners + i * inner, inner, corners == 4 && i >= 2);
        }
    }

    private void edge(final int cell, final int from, final int to, final int first, final int inner,
        final boolean backwards) {
        int a = m_mesh.node(cell, from);
        int b = m_mesh.node(cell, to);
        long key = (long)Math.min(a, b) << Integer.SIZE | Math.max(a, b);
        if (inner == 0) {
            if (m_count == m_straight.length) {
                m_straight = Arrays.copyOf(m_straight, 2 * m_count);
            }
            m_straight[m_count++] = key;
        } else if (m_known.add(key)) {
            var nodes = new int[inner + 2];
            nodes[0] = a;
            nodes[inner + 1] = b;
            for (int i = 0; i < inner; i++) {
                nodes[i + 1] = m_mesh.node(cell, first + (backwards ? inner - 1 - i : i));
            }
            m_curved.add(nodes);
        }
    }
}
