package org.latentrom.engine.scattered;

import java.util.Arrays;

/** Fits one origin after another with prepared factors. Scratch memory of one thread. */
final class LocalFit {
    private final LocalBasis m_basis;

    private final int[] m_unknown;

    private final int[] m_known;

    private final int m_refinements;

    private final double[] m_coefficients;

    private final double[] m_b;

    private double[] m_residuals = new double[0];

    private int m_iterations;

    LocalFit(final LocalBasis basis, final ScatteredOptions options) {
        m_basis = basis;
        m_unknown = options.knowns().others(basis.layout());
        m_known = new DofSet(~options.knowns().bits()).others(basis.layout());
        m_refinements = options.refinements();
        m_coefficients = new double[basis.layout().size()];
        m_b = new double[m_unknown.length];
    }

    /** @return number of unknown DOFs up to an order */
    private int rows(final int order) {
        int rows = 0;
        while (rows < m_unknown.length && m_basis.layout().order(m_unknown[rows]) <= order) {
            rows++;
        }
        return rows;
    }

    /** @return how often the last fit was refined */
    int iterations() {
        return m_iterations;
    }

    /**
     * @param i an origin of the block that has a fit
     * @param values one a point of the cloud
     * @param dofs given derivatives of known DOFs on entry, all derivatives on return
     */
    void fit(final OriginBlock block, final int i, final double[] values, final double[] dofs) {
        int from = block.start()[i];
        int to = block.start()[i + 1];
        int rows = rows(block.orders()[i]);
        int factor = i * NormalFactor.packed(m_unknown.length);
        m_basis.moveTo(block.from() + i, block.neighbours(), from, to);
        // the fit of a constant is that constant: without it, large values with small differences keep their digits
        boolean shifted = rows > 0 && m_unknown[0] == 0;
        double shift = shifted ? values[block.neighbours()[from]] : 0;
        start(block, i, values, shift, dofs);
        m_iterations = 0;
        double last = solve(block, from, to, factor, rows);
        for (int k = 0; k < m_refinements && rows > 0; k++) {
            double now = solve(block, from, to, factor, rows);
            m_iterations++;
            if (now == last) {
                break; // python-wlsqm's criterion: nothing but rounding is left
            }
            last = now;
        }
        for (int row = 0; row < m_unknown.length; row++) {
            int dof = m_unknown[row];
            dofs[dof] = m_basis.derivative(dof, m_coefficients[dof]);
        }
        if (shifted) {
            dofs[0] += shift;
        }
    }

    /** Residuals of the known part of the polynomial. */
    private void start(final OriginBlock block, final int i, final double[] values, final double shift,
        final double[] dofs) {
        Arrays.fill(m_coefficients, 0);
        for (int dof : m_known) {
            m_coefficients[dof] = m_basis.coefficient(dof, dofs[dof]);
        }
        int n = block.count(i);
        m_residuals = m_residuals.length < n ? new double[2 * n] : m_residuals;
        // the monomial of the value is 1: no other need be computed if nothing else is known
        boolean constant = m_known.length == 0 || m_known.length == 1 && m_known[0] == 0;
        double value = constant ? m_coefficients[0] : 0;
        for (int k = 0; k < n; k++) {
            int neighbour = block.neighbours()[block.start()[i] + k];
            double residual = values[neighbour] - shift;
            if (constant) {
                m_residuals[k] = residual - value;
                continue;
            }
            m_basis.at(neighbour);
            for (int dof : m_known) {
                residual = Math.fma(-m_coefficients[dof], m_basis.m_monomials[dof], residual);
            }
            m_residuals[k] = residual;
        }
    }

    /** Fits the residuals and adds that to the coefficients. @return largest residual that is left, if refining */
    private double solve(final OriginBlock block, final int from, final int to, final int factor, final int rows) {
        Arrays.fill(m_b, 0, rows, 0);
        for (int k = from; k < to; k++) {
            double wr = m_basis.at(block.neighbours()[k]) * m_residuals[k - from];
            for (int row = 0; row < rows; row++) {
                m_b[row] += wr * m_basis.m_monomials[m_unknown[row]];
            }
        }
        NormalFactor.solve(block.factors(), factor, rows, m_b);
        for (int row = 0; row < rows; row++) {
            m_coefficients[m_unknown[row]] += m_b[row];
        }
        return m_refinements == 0 ? 0 : residuals(block, from, to, rows);
    }

    private double residuals(final OriginBlock block, final int from, final int to, final int rows) {
        double greatest = 0;
        for (int k = from; k < to; k++) {
            m_basis.at(block.neighbours()[k]);
            double residual = m_residuals[k - from];
            for (int row = 0; row < rows; row++) {
                residual = Math.fma(-m_b[row], m_basis.m_monomials[m_unknown[row]], residual);
            }
            m_residuals[k - from] = residual;
            greatest = Math.max(greatest, Math.abs(residual));
        }
        return greatest;
    }

    /** @param to receives d dof / d value, {@code [neighbour * dofs + dof]}; NaN for known DOFs */
    void sensitivities(final OriginBlock block, final int i, final double[] to) {
        int n = m_coefficients.length;
        int rows = rows(block.orders()[i]);
        int factor = i * NormalFactor.packed(m_unknown.length);
        Arrays.fill(to, Double.NaN);
        m_basis.moveTo(block.from() + i, block.neighbours(), block.start()[i], block.start()[i + 1]);
        for (int k = 0; k < block.count(i); k++) {
            double w = m_basis.at(block.neighbours()[block.start()[i] + k]);
            for (int row = 0; row < rows; row++) {
                m_b[row] = w * m_basis.m_monomials[m_unknown[row]];
            }
            NormalFactor.solve(block.factors(), factor, rows, m_b);
            for (int row = 0; row < m_unknown.length; row++) {
                int dof = m_unknown[row];
                to[k * n + dof] = row < rows ? m_basis.derivative(dof, m_b[row]) : 0;
            }
        }
    }
}
