package org.latentrom.engine.scattered;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Condition numbers of normal matrices, before and after the symmetric equilibration in the maximum norm of D. Ruiz (A
 * scaling algorithm to equilibrate both rows and columns norms in matrices, RAL-TR-2001-034), which python-wlsqm does.
 * Scratch memory of one thread.
 */
final class NormalCondition {
    private static final int MOST_ITERATIONS = 100;

    private static final double TOLERANCE = 1e-15;

    private final LocalBasis m_basis;

    private final int[] m_unknown;

    private final NormalFactor m_normal;

    private final double[] m_packed;

    private final DMatrixRMaj m_matrix;

    private double m_original;

    private double m_scaled;

    NormalCondition(final LocalBasis basis, final int[] unknown) {
        m_basis = basis;
        m_unknown = unknown;
        m_normal = new NormalFactor(basis, unknown);
        m_packed = new double[NormalFactor.packed(unknown.length)];
        m_matrix = new DMatrixRMaj(unknown.length, unknown.length);
    }

    double original() {
        return m_original;
    }

    double scaled() {
        return m_scaled;
    }

    void compute(final OriginBlock block, final int i) {
        int n = m_unknown.length;
        int from = block.start()[i];
        int to = block.start()[i + 1];
        m_basis.moveTo(block.from() + i, block.neighbours(), from, to);
        m_normal.assemble(block.neighbours(), from, to, m_packed, 0);
        // the scaling of the basis is by powers of two and undone exactly: A must be the one whose number is asked for
        for (int row = 0; row < n; row++) {
            for (int column = 0; column <= row; column++) {
                double a = m_basis.coefficient(m_unknown[row],
                    m_basis.coefficient(m_unknown[column], m_packed[NormalFactor.packed(row) + column]));
                m_matrix.set(row, column, a);
                m_matrix.set(column, row, a);
            }
        }
        m_original = condition(m_matrix.copy());
        equilibrate(m_matrix);
        m_scaled = condition(m_matrix);
    }

    static void equilibrate(final DMatrixRMaj a) {
        int n = a.getNumRows();
        var root = new double[n];
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            double worst = 0;
            for (int row = 0; row < n; row++) {
                double greatest = 0;
                for (int column = 0; column < n; column++) {
                    greatest = Math.max(greatest, Math.abs(a.get(row, column)));
                }
                root[row] = greatest == 0 ? 1 : Math.sqrt(greatest);
                worst = Math.max(worst, Math.abs(1 - greatest));
            }
            if (worst < TOLERANCE) {
                return;
            }
            for (int row = 0; row < n; row++) {
                for (int column = 0; column < n; column++) {
                    a.set(row, column, a.get(row, column) / root[row] / root[column]);
                }
            }
        }
    }

    private static double condition(final DMatrixRMaj matrix) {
        int n = matrix.getNumRows();
        if (n == 0) {
            return Double.NaN;
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(n, n, false, false, true);
        if (!svd.decompose(matrix)) {
            return Double.NaN;
        }
        double greatest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            greatest = Math.max(greatest, svd.getSingularValues()[i]);
            least = Math.min(least, svd.getSingularValues()[i]);
        }
        return greatest == 0 ? Double.POSITIVE_INFINITY : greatest / least;
    }
}
