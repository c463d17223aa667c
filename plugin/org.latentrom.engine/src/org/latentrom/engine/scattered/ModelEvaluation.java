package org.latentrom.engine.scattered;

import java.util.Arrays;

/**
 * Value or a derivative of fitted polynomials away from their origins: D^a s(x) = sum over b >= a of f_b (x - xi)^(b -
 * a) / (b - a)!. Scratch memory of one thread.
 */
final class ModelEvaluation {
    private final DofLayout m_layout;

    private final double[] m_offset;

    // for each derivative asked for: the DOFs that contribute, and which Taylor term goes with each
    private final int[][] m_dofs;

    private final int[][] m_terms;

    private final double[] m_taylor;

    ModelEvaluation(final DofLayout layout, final int[] derivatives) {
        m_layout = layout;
        m_offset = new double[3];
        m_taylor = new double[layout.size()];
        m_dofs = new int[derivatives.length][];
        m_terms = new int[derivatives.length][];
        for (int i = 0; i < derivatives.length; i++) {
            var dofs = new int[layout.size()];
            var terms = new int[layout.size()];
            int n = 0;
            for (int dof = 0; dof < layout.size(); dof++) {
                var left = new int[3];
                for (int axis = 0; axis < 3; axis++) {
                    left[axis] = layout.power(dof, axis) - layout.power(derivatives[i], axis);
                }
                int term = layout.index(left);
                if (term >= 0) {
                    dofs[n] = dof;
                    terms[n++] = term;
                }
            }
            m_dofs[i] = Arrays.copyOf(dofs, n);
            m_terms[i] = Arrays.copyOf(terms, n);
        }
    }

    /** Moves to a place relative to an origin. @return squared distance from it */
    double moveTo(final PointCloud places, final int place, final PointCloud origins, final int origin) {
        double square = 0;
        for (int axis = 0; axis < m_layout.dimension(); axis++) {
            m_offset[axis] = places.coordinate(place, axis) - origins.coordinate(origin, axis);
            square += m_offset[axis] * m_offset[axis];
        }
        for (int dof = 0; dof < m_taylor.length; dof++) {
            double term = 1;
            for (int axis = 0; axis < m_layout.dimension(); axis++) {
                for (int p = 1; p <= m_layout.power(dof, axis); p++) {
                    term *= m_offset[axis] / p;
                }
            }
            m_taylor[dof] = term;
        }
        return square;
    }

    /** @param i which of the derivatives asked for */
    double evaluate(final double[][] fitted, final int origin, final int i) {
        double sum = 0;
        for (int k = m_dofs[i].length - 1; k >= 0; k--) {
            sum = Math.fma(fitted[m_dofs[i][k]][origin], m_taylor[m_terms[i][k]], sum);
        }
        return sum;
    }
}
