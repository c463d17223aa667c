package org.latentrom.engine.raster;

/**
 * Silvester's polynomials P_m(t) = (n t)(n t - 1)...(n t - m + 1) / m!, whose products are the shape functions of
 * Lagrange cells of order n: P_m is 1 at t = m/n and 0 at 0, 1/n, ..., (m - 1)/n (P. Silvester 1969, High-order
 * polynomial triangular finite elements for potential problems, Int. J. Eng. Sci. 7, 849-861).
 */
final class Silvester {
    private final int m_order;

    private final double[] m_values;

    private final double[] m_derivatives;

    Silvester(final int order) {
        m_order = order;
        m_values = new double[order + 1];
        m_derivatives = new double[order + 1];
        m_values[0] = 1;
    }

    /** Evaluates P_0 ... P_n and their derivatives at t. */
    void at(final double t) {
        for (int m = 0; m < m_order; m++) {
            double factor = (m_order * t - m) / (m + 1);
            m_values[m + 1] = m_values[m] * factor;
            m_derivatives[m + 1] = m_derivatives[m] * factor + m_values[m] * m_order / (m + 1);
        }
    }

    double value(final int m) {
        return m_values[m];
    }

    double derivative(final int m) {
        return m_derivatives[m];
    }
}
