package org.latentrom.engine.wlsqm;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** What the normal matrices say about the fits' quality, one number a pixel. */
final class Diagnostics {
    private final FitGrid m_grid;

    private final Solvers m_solvers;

    private final Weights m_weights;

    /** @param weights null for uniform ones */
    Diagnostics(final FitGrid grid, final Solvers solvers, final Weights weights) {
        m_grid = grid;
        m_solvers = solvers;
        m_weights = weights;
    }

    /** @return a number of each pixel's solver; NaN where there is none */
    private double[] ofPixels(final IntToDoubleFunction ofSolver) {
        var ofSolvers = new double[m_solvers.count()];
        Arrays.parallelSetAll(ofSolvers, ofSolver);
        var ofPixels = new double[m_grid.pixels()];
        Arrays.setAll(ofPixels, i -> m_solvers.of(i) == Solvers.NONE ? Double.NaN : ofSolvers[m_solvers.of(i)]);
        return ofPixels;
    }

    /** The centre's weight is 1 in all weightings. */
    double[] leverages() {
        return ofPixels(solver -> m_solvers.inverse(solver, 0, 0));
    }

    double[] conditionNumbers() {
        return ofPixels(this::conditionNumber);
    }

    /**
     * The inverse has the same condition number as the matrix. With monomials of offsets divided by the reach, and
     * divided by p! q!, an entry of the matrix gets the factors s_i s_j, one of the inverse 1 / (s_i s_j).
     */
    private double conditionNumber(final int solver) {
        Monomials basis = m_solvers.basis();
        int n = basis.countTo(m_solvers.order(solver));
        double reach = Math.ceil(m_grid.options().neighbourhood().radius());
        var scale = new double[n];
        Arrays.setAll(scale, k -> Math.pow(reach, basis.p(k) + basis.q(k)) * basis.derivative(k).factor(1, 1));
        var matrix = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix.set(i, j, m_solvers.inverse(solver, i, j) * scale[i] * scale[j]);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
        if (!eigen.decompose(matrix)) {
            return Double.NaN;
        }
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        for (int i = 0; i < n; i++) {
            double value = Math.abs(eigen.getEigenvalue(i).real);
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        return greatest / least;
    }

    /**
     * The derivative is a sum of weight (A^-1 c)_k value, with A = sum of weight c c^T: with uniform weights the sum of
     * the squares of the factors is (A^-1)_kk.
     */
    double[] noiseGains(final Derivative derivative) {
        int k = m_solvers.basis().index(derivative.x(), derivative.y());
        double factor = derivative.factor(m_grid.dx(), m_grid.dy());
        if (m_weights == null) {
            return ofPixels(solver -> factor * Math.sqrt(m_solvers.inverse(solver, k, k)));
        }
        var examples = new int[m_solvers.count()];
        for (int pixel = 0; pixel < m_grid.pixels(); pixel++) {
            if (m_solvers.of(pixel) != Solvers.NONE) {
                examples[m_solvers.of(pixel)] = pixel;
            }
        }
        double[] gains = ofPixels(solver -> factor * Math.sqrt(sumOfSquares(solver, examples[solver], k)));
        // means share a solver if the sums of their weights are equal; their squares' sums need not be
        IntStream.range(0, gains.length).parallel()
            .filter(pixel -> m_solvers.of(pixel) != Solvers.NONE && m_solvers.order(m_solvers.of(pixel)) == 0)
            .forEach(pixel -> gains[pixel] = factor * Math.sqrt(sumOfSquares(m_solvers.of(pixel), pixel, k)));
        return gains;
    }

    private double sumOfSquares(final int solver, final int pixel, final int k) {
        Monomials basis = m_solvers.basis();
        int row = pixel / m_grid.width();
        int column = pixel % m_grid.width();
        int reach = m_grid.neighbourhood().reach();
        double sum = 0;
        for (int r = Math.max(0, row - reach); r <= Math.min(m_grid.height() - 1, row + reach); r++) {
            int w = m_grid.neighbourhood().halfWidth(r - row);
            for (int c = Math.max(0, column - w); c <= Math.min(m_grid.width() - 1, column + w); c++) {
                if (m_grid.mask().isValid(r * m_grid.width() + c)) {
                    double factor = 0;
                    for (int l = 0; l < basis.count(); l++) {
                        factor += m_solvers.inverse(solver, k, l) * RowKernel.power(c - column, basis.p(l))
                            * RowKernel.power(r - row, basis.q(l));
                    }
                    factor *= m_weights.at(Math.abs(c - column), Math.abs(r - row), m_weights.of(pixel));
                    sum += factor * factor;
                }
            }
        }
        return sum;
    }
}
