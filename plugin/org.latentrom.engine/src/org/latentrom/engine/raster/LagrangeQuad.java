package org.latentrom.engine.raster;

import java.util.ArrayList;
import java.util.List;

/**
 * Quadrilateral with nodes at equal distances, of one order in r and another in s, in VTK's order: corners, edges 0-1,
 * 1-2, 3-2, 0-3, then the inner nodes row by row.
 */
final class LagrangeQuad extends ReferenceCell {
    private final int m_degree;

    private final int[][] m_lattice;

    private final Silvester[] m_factors;

    LagrangeQuad(final int orderR, final int orderS) {
        super(false, lattice(orderR, orderS).stream()
            .map(i -> new double[]{(double)i[0] / orderR, (double)i[1] / orderS}).toArray(double[][]::new));
        m_lattice = lattice(orderR, orderS).stream().map(i -> new int[]{i[0], orderR - i[0], i[1], orderS - i[1]})
            .toArray(int[][]::new);
        m_degree = orderR + orderS;
        m_factors = new Silvester[]{new Silvester(orderR), new Silvester(orderR), new Silvester(orderS),
            new Silvester(orderS)};
    }

    private static List<int[]> lattice(final int m, final int n) {
        var nodes = new ArrayList<int[]>(List.of(new int[]{0, 0}, new int[]{m, 0}, new int[]{m, n}, new int[]{0, n}));
        for (int i = 1; i < m; i++) {
            nodes.add(new int[]{i, 0});
        }
        for (int j = 1; j < n; j++) {
            nodes.add(new int[]{m, j});
        }
        for (int i = 1; i < m; i++) {
            nodes.add(new int[]{i, n});
        }
        for (int j = 1; j < n; j++) {
            nodes.add(new int[]{0, j});
        }
        for (int j = 1; j < n; j++) {
            for (int i = 1; i < m; i++) {
                nodes.add(new int[]{i, j});
            }
        }
        return nodes;
    }

    @Override
    boolean isLagrange() {
        return m_degree > 4 && 2 * order() == m_degree;
    }

    @Override
    int order() {
        return m_degree / 2;
    }

    @Override
    int degree() {
        return m_degree;
    }

    /** The Lagrange polynomial of node i of m + 1 on a line is P_i(t) P_(m-i)(1 - t). */
    @Override
    void evaluate(final double r, final double s, final double[] n, final double[] nr, final double[] ns) {
        double[] t = {r, 1 - r, s, 1 - s};
        for (int f = 0; f < 4; f++) {
            m_factors[f].at(t[f]);
        }
        for (int i = 0; i < m_lattice.length; i++) {
            int[] k = m_lattice[i];
            double p0 = m_factors[0].value(k[0]);
            double p1 = m_factors[1].value(k[1]);
            double q0 = m_factors[2].value(k[2]);
            double q1 = m_factors[3].value(k[3]);
            n[i] = p0 * p1 * q0 * q1;
            nr[i] = (m_factors[0].derivative(k[0]) * p1 - p0 * m_factors[1].derivative(k[1])) * q0 * q1;
            ns[i] = p0 * p1 * (m_factors[2].derivative(k[2]) * q1 - q0 * m_factors[3].derivative(k[3]));
        }
    }
}
