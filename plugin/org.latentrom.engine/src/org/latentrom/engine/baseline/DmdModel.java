package org.latentrom.engine.baseline;

import java.util.List;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;

/**
 * Dynamic mode decomposition in reduced coordinates: the map a(t + dt) = A a(t) + b + C p that fits all pairs of
 * successive states in the sense of least squares (P. J. Schmid, 2010; with the offset b "affine", with parameters p as
 * in DMD with control). Without offset and parameters it is the classical projected DMD. Rank-deficient data gives the
 * solution of least norm. Float64. Immutable.
 */
public final class DmdModel {
    private final double[][] m_operator;

    private final double[] m_offset;

    private final double[][] m_parameterMatrix;

    /**
     * @param operator A, {@code [r][r]}
     * @param offset b, {@code [r]}
     * @param parameterMatrix C, {@code [r][parameters]}; rows may be empty
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public DmdModel(final double[][] operator, final double[] offset, final double[][] parameterMatrix) {
        int r = operator.length;
        if (r == 0 || offset.length != r || parameterMatrix.length != r) {
            throw new IllegalArgumentException("a map of " + r + " coordinates with an offset of " + offset.length
                + " and parameters for " + parameterMatrix.length);
        }
        for (int i = 0; i < r; i++) {
            if (operator[i].length != r || parameterMatrix[i].length != parameterMatrix[0].length) {
                throw new IllegalArgumentException("row " + i + " of the map's matrices has a wrong length");
            }
        }
        m_operator = operator;
        m_offset = offset;
        m_parameterMatrix = parameterMatrix;
    }

    /** What the map may contain besides A. */
    public enum Form {
        /** a(t + dt) = A a(t): the classical DMD */
        LINEAR,
        /** a(t + dt) = A a(t) + b */
        AFFINE
    }

    /** A state, the state one time step later, and the parameters of their run (may be empty). */
    public record Pair(double[] from, double[] to, double[] parameters) {
    }

    /**
     * @param pairs successive states of all training runs, at one time step
     * @return the map that fits them best
     * @throws IllegalArgumentException if there is no pair or the pairs differ in size
     */
    public static DmdModel fit(final List<Pair> pairs, final Form form) {
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException(
                "no pair of successive snapshots at one time step: a run needs at least two snapshots");
        }
        int r = pairs.get(0).from().length;
        int p = pairs.get(0).parameters().length;
        int columns = r + p + (form == Form.AFFINE ? 1 : 0);
        var left = new DMatrixRMaj(pairs.size(), columns);
        var right = new DMatrixRMaj(pairs.size(), r);
        for (int row = 0; row < pairs.size(); row++) {
            Pair pair = pairs.get(row);
            if (pair.from().length != r || pair.to().length != r || pair.parameters().length != p) {
                throw new IllegalArgumentException("pair " + row + " has another number of coordinates or parameters");
            }
            System.arraycopy(pair.from(), 0, left.data, row * columns, r);
            System.arraycopy(pair.parameters(), 0, left.data, row * columns + r, p);
            if (form == Form.AFFINE) {
                left.set(row, columns - 1, 1);
            }
            System.arraycopy(pair.to(), 0, right.data, row * r, r);
        }
        var solver = LinearSolverFactory_DDRM.pseudoInverse(true);
        var x = new DMatrixRMaj(columns, r);
        if (!solver.setA(left)) {
            throw new IllegalArgumentException("the least-squares problem of the DMD has no solution: "
                + "check the states for values that are not finite");
        }
        solver.solve(right, x);
        var operator = new double[r][r];
        var offset = new double[r];
        var parameterMatrix = new double[r][p];
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < r; j++) {
                operator[i][j] = x.get(j, i);
            }
            for (int j = 0; j < p; j++) {
                parameterMatrix[i][j] = x.get(r + j, i);
            }
            offset[i] = form == Form.AFFINE ? x.get(columns - 1, i) : 0;
        }
        return new DmdModel(operator, offset, parameterMatrix);
    }

    /** @return number of coordinates r */
    public int rank() {
        return m_operator.length;
    }

    /** @return A, {@code [r][r]}; not to be changed */
    public double[][] operator() {
        return m_operator;
    }

    /** @return b, {@code [r]}; not to be changed */
    public double[] offset() {
        return m_offset;
    }

    /** @return C, {@code [r][parameters]}; not to be changed */
    public double[][] parameterMatrix() {
        return m_parameterMatrix;
    }

    /**
     * @param state a(t), {@code [r]}
     * @param parameters p, as many as the map was fitted with
     * @return a(t + dt)
     */
    public double[] step(final double[] state, final double[] parameters) {
        double[] next = m_offset.clone();
        for (int i = 0; i < next.length; i++) {
            for (int j = 0; j < state.length; j++) {
                next[i] += m_operator[i][j] * state[j];
            }
            for (int j = 0; j < parameters.length; j++) {
                next[i] += m_parameterMatrix[i][j] * parameters[j];
            }
        }
        return next;
    }

    /**
     * @param steps number of steps, not negative
     * @return the states after 1, 2, ... {@code steps} steps
     */
    public double[][] rollout(final double[] start, final double[] parameters, final int steps) {
        var states = new double[steps][];
        double[] state = start;
        for (int k = 0; k < steps; k++) {
            state = step(state, parameters);
            states[k] = state;
        }
        return states;
    }
}
