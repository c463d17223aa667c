package org.latentrom.engine.raster;

import java.util.HashMap;
import java.util.Map;

import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/** The shape functions of a mesh's cells: one object for all cells of a kind, filled anew for each. For one thread. */
final class CellShapes {
    private final MeshPlane m_plane;

    private final Map<Integer, CellShape> m_shapes = new HashMap<>();

    private int m_lastKey = -1;

    private CellShape m_last;

    CellShapes(final MeshPlane plane) {
        m_plane = plane;
    }

    /** @return the shape functions of a cell, until the next call */
    CellShape of(final int cell) {
        Mesh mesh = m_plane.flat();
        int from = mesh.offsetArray()[cell];
        int to = mesh.offsetArray()[cell + 1];
        int key = mesh.typeArray()[cell] << 16 | Math.min(to - from, 0xFFFF);
        if (key != m_lastKey) {
            m_last = m_shapes.computeIfAbsent(key, k -> create(mesh.type(cell), to - from));
            m_lastKey = key;
        }
        m_last.setCell(m_plane.xy(), mesh.connectivityArray(), from, to);
        return m_last;
    }

    private static CellShape create(final CellType type, final int nodes) {
        return switch (type) {
            case TRIANGLE -> new TriangleShape();
            case QUAD -> new QuadShape();
            case POLYGON -> nodes == 3 ? new TriangleShape() : new PolygonShape();
            case QUADRATIC_POLYGON -> new QuadraticPolygonShape();
            case TRIANGLE_STRIP -> new StripShape();
            case QUADRATIC_TRIANGLE -> new IsoparametricShape(new LagrangeTriangle(2));
            case BIQUADRATIC_TRIANGLE -> new IsoparametricShape(new BubbleTriangle());
            case LAGRANGE_TRIANGLE -> new IsoparametricShape(
                nodes == 7 ? new BubbleTriangle() : new LagrangeTriangle(type.order(nodes)));
            case QUADRATIC_QUAD -> new IsoparametricShape(new SerendipityQuad());
            case QUADRATIC_LINEAR_QUAD -> new IsoparametricShape(new QuadraticLinearQuad());
            case BIQUADRATIC_QUAD -> new IsoparametricShape(new LagrangeQuad(2, 2));
            case LAGRANGE_QUAD -> {
                int order = type.order(nodes);
                yield new IsoparametricShape(new LagrangeQuad(order, order));
            }
            case LINE, POLY_LINE -> new LineShape(true);
            case QUADRATIC_LINE, CUBIC_LINE, LAGRANGE_CURVE -> new LineShape(false);
            default -> throw new IllegalStateException("no shape functions of a " + type.label());
        };
    }
}
