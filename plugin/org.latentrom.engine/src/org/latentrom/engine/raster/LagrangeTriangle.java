package org.latentrom.engine.raster;

import java.util.ArrayList;
import java.util.List;

/**
 * Triangle of any order with nodes at equal distances, in VTK's order: corners, edges 0-1, 1-2, 2-0, then the triangle
 * of the inner nodes likewise.
 */
final class LagrangeTriangle extends ReferenceCell {
    private final int m_order;

    private final List<int[]> m_lattice;

    private final Silvester m_a;

    private final Silvester m_b;

    private final Silvester m_c;

    LagrangeTriangle(final int order) {
        super(true, lattice(order).stream().map(i -> new double[]{(double)i[1] / order, (double)i[2] / order})
            .toArray(double[][]::new));
        m_order = order;
        m_lattice = lattice(order);
        m_a = new Silvester(order);
        m_b = new Silvester(order);
        m_c = new Silvester(order);
    }

    /** The nodes' barycentric coordinates times the order. */
    private static List<int[]> lattice(final int order) {
        var nodes = new ArrayList<int[]>();
        for (int n = order, in = 0; n >= 0; n -= 3, in++) {
            if (n == 0) {
                nodes.add(new int[]{in, in, in});
                break;
            }
            nodes.add(new int[]{n + in, in, in});
            nodes.add(new int[]{in, n + in, in});
            nodes.add(new int[]{in, in, n + in});
            for (int k = 1; k < n; k++) {
                nodes.add(new int[]{n - k + in, k + in, in});
            }
            for (int k = 1; k < n; k++) {
                nodes.add(new int[]{in, n - k + in, k + in});
            }
            for (int k = 1; k < n; k++) {
                nodes.add(new int[]{k + in, in, n - k + in});
            }
        }
        return nodes;
    }

    @Override
    boolean isLagrange() {
        return m_order > 2;
    }

    @Override
    int degree() {
        return m_order;
    }

    @Override
    void evaluate(final double r, final double s, final double[] n, final double[] nr, final double[] ns) {
        m_a.at(1 - r - s);
        m_b.at(r);
        m_c.at(s);
        for (int i = 0; i < n.length && i < m_lattice.size(); i++) {
            int[] k = m_lattice.get(i);
            double a = m_a.value(k[0]);
            double b = m_b.value(k[1]);
            double c = m_c.value(k[2]);
            double da = m_a.derivative(k[0]) * b * c;
            n[i] = a * b * c;
            nr[i] = a * m_b.derivative(k[1]) * c - da;
            ns[i] = a * b * m_c.derivative(k[2]) - da;
        }
    }
}
