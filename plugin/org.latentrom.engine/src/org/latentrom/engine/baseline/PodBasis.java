package org.latentrom.engine.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

/**
 * Proper orthogonal decomposition: the mean of a set of fields and the orthonormal modes that hold most of what differs
 * from it, in the Euclidean inner product over valid pixels and all channels. Found by the method of snapshots (L.
 * Sirovich, "Turbulence and the dynamics of coherent structures", 1987): the eigenvectors of the snapshots' Gram matrix
 * give the modes, at a cost that grows with the square of the number of snapshots. Float64 inside. Immutable.
 */
public final class PodBasis {
    /** Modes with less than this share of the first singular value are noise of float32 data. */
    private static final double LEAST_SHARE = 1e-7;

    private final ValidPixels m_pixels;

    private final double[] m_mean;

    private final double[][] m_modes;

    private final double[] m_singularValues;

    private PodBasis(final ValidPixels pixels, final double[] mean, final double[][] modes,
        final double[] singularValues) {
        m_pixels = pixels;
        m_mean = mean;
        m_modes = modes;
        m_singularValues = singularValues;
    }

    /**
     * @param fields at least one; all with the same shape and mask
     * @param rank number of modes wanted, 0 to the number of fields
     * @param progress asked once a snapshot
     * @return mean and modes; fewer modes than wanted if the fields span fewer directions
     * @throws IllegalArgumentException if there is no field, the fields differ in shape or mask, a value is not finite
     *             or the rank is larger than the number of fields
     */
    public static PodBasis of(final List<Field> fields, final int rank, final Progress progress) {
        if (fields.isEmpty() || rank < 0 || rank > fields.size()) {
            throw new IllegalArgumentException("a POD basis of rank " + rank + " needs at least as many fields, not "
                + fields.size() + ": choose a smaller rank or give more snapshots");
        }
        var pixels = new ValidPixels(fields.get(0).shape(), fields.get(0).mask());
        List<float[]> rows = fields.stream().map(pixels::pack).toList();
        double[] mean = mean(rows, pixels.size());
        int n = rows.size();
        var gram = new DMatrixRMaj(n, n);
        var centred = new double[mean.length];
        for (int i = 0; i < n; i++) {
            progress.checkCanceled();
            final int done = i;
            progress.report((double)i / n, () -> "POD: snapshot " + (done + 1) + " of " + n);
            centre(rows.get(i), mean, centred);
            for (int j = 0; j <= i; j++) {
                double product = centredDot(centred, rows.get(j), mean);
                gram.set(i, j, product);
                gram.set(j, i, product);
            }
        }
        if (!Double.isFinite(Arrays.stream(gram.data).sum())) {
            throw new IllegalArgumentException(
                "a field holds a value that is not finite: remove or mask such pixels before the decomposition");
        }
        var eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(gram)) {
            throw new IllegalArgumentException("the eigenvalues of the snapshots' Gram matrix were not found");
        }
        int[] order = IntStream.range(0, n).boxed()
            .sorted((a, b) -> Double.compare(eigen.getEigenvalue(b).real, eigen.getEigenvalue(a).real))
            .mapToInt(Integer::intValue).toArray();
        var sigma = new double[n];
        for (int k = 0; k < n; k++) {
            sigma[k] = Math.sqrt(Math.max(0, eigen.getEigenvalue(order[k]).real));
        }
        var modes = new ArrayList<double[]>();
        for (int k = 0; k < rank && sigma[k] > LEAST_SHARE * sigma[0]; k++) {
            progress.checkCanceled();
            modes.add(mode(rows, mean, eigen.getEigenVector(order[k]).data, modes));
        }
        return new PodBasis(pixels, mean, modes.toArray(double[][]::new), sigma);
    }

    private static double[] mean(final List<float[]> rows, final int size) {
        var mean = new double[size];
        for (float[] row : rows) {
            for (int i = 0; i < size; i++) {
                mean[i] += row[i];
            }
        }
        for (int i = 0; i < size; i++) {
            mean[i] /= rows.size();
        }
        return mean;
    }

    private static void centre(final float[] row, final double[] mean, final double[] centred) {
        for (int i = 0; i < mean.length; i++) {
            centred[i] = row[i] - mean[i];
        }
    }

    private static double centredDot(final double[] vector, final float[] row, final double[] mean) {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            sum += vector[i] * (row[i] - mean[i]);
        }
        return sum;
    }

    private static double[] mode(final List<float[]> rows, final double[] mean, final double[] weights,
        final List<double[]> before) {
        var mode = new double[mean.length];
        for (int s = 0; s < weights.length; s++) {
            float[] row = rows.get(s);
            for (int i = 0; i < mode.length; i++) {
                mode[i] += weights[s] * (row[i] - mean[i]);
            }
        }
        // the Gram matrix squares the condition number, so weak modes need to be made orthogonal again
        for (double[] other : before) {
            double share = dot(mode, other);
            for (int i = 0; i < mode.length; i++) {
                mode[i] -= share * other[i];
            }
        }
        double norm = Math.sqrt(dot(mode, mode));
        // the largest entry is made positive: a sign that does not depend on the eigenvalue solver
        int largest = 0;
        for (int i = 0; i < mode.length; i++) {
            largest = Math.abs(mode[i]) > Math.abs(mode[largest]) ? i : largest;
        }
        double scale = Math.copySign(1 / norm, mode[largest]);
        for (int i = 0; i < mode.length; i++) {
            mode[i] *= scale;
        }
        return mode;
    }

    private static double dot(final double[] a, final double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** @return number of modes */
    public int rank() {
        return m_modes.length;
    }

    /** @return all singular values of the centred snapshot matrix, largest first, one a snapshot; a copy */
    public double[] singularValues() {
        return m_singularValues.clone();
    }

    /** @return share of the fluctuations' energy that the modes hold: sum of squared singular values, 0 to 1 */
    public double energy() {
        double held = 0;
        double all = 0;
        for (int k = 0; k < m_singularValues.length; k++) {
            double square = m_singularValues[k] * m_singularValues[k];
            all += square;
            held += k < rank() ? square : 0;
        }
        return all == 0 ? 1 : held / all;
    }

    /** @return the mean field */
    public Field mean() {
        return m_pixels.unpack(m_mean);
    }

    /** @param mode 0 to rank - 1, strongest first */
    public Field mode(final int mode) {
        return m_pixels.unpack(m_modes[mode]);
    }

    /**
     * @param field a field of the basis' shape and mask
     * @return its coordinates, one a mode: inner products of the modes with the field less the mean
     * @throws IllegalArgumentException if the field has another shape or mask
     */
    public double[] project(final Field field) {
        float[] row = m_pixels.pack(field);
        var coordinates = new double[rank()];
        for (int k = 0; k < coordinates.length; k++) {
            coordinates[k] = centredDot(m_modes[k], row, m_mean);
        }
        return coordinates;
    }

    /**
     * @param coordinates one a mode
     * @return mean plus the modes times their coordinates
     * @throws IllegalArgumentException if there is not one coordinate a mode
     */
    public Field reconstruct(final double[] coordinates) {
        if (coordinates.length != rank()) {
            throw new IllegalArgumentException(coordinates.length + " coordinates for " + rank() + " modes");
        }
        double[] values = m_mean.clone();
        for (int k = 0; k < coordinates.length; k++) {
            for (int i = 0; i < values.length; i++) {
                values[i] += coordinates[k] * m_modes[k][i];
            }
        }
        return m_pixels.unpack(values);
    }
}
