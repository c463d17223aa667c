package org.latentrom.engine.tikhonov;

import java.util.Random;

import org.latentrom.engine.progress.Progress;

/**
 * The image f that minimises {@code Σ (f - z)² + α Σ (fxx² + 2 fxy² + fyy²)}: solves {@code (I + αL) f = z} by
 * conjugate gradients with {@link NeumannPreconditioner}. As A = I + αL is at least I, the residual's norm bounds the
 * distance to the solution; it is computed anew at the end, not taken from the recurrence.
 */
final class ThinPlate implements Smoother {
    private static final int MOST_ITERATIONS = 5000;

    private static final int MOST_TURNS = 4;

    /** What a residual may be above the bound that was aimed at. */
    private static final double ACCEPTED = 10;

    /** Relative to the data. */
    private static final double SHARPEST = 1e-12;

    /** What rounding leaves, relative to the data and the root of the matrix' norm. */
    private static final double ROUNDING = 1e-15;

    private static final long SEED = 1;

    private static final double PROBE_TOLERANCE = 1e-4;

    private final HessianStencils m_stencils;

    private final NeumannPreconditioner m_preconditioner;

    private final double[] m_z;

    private final double[] m_f;

    private int m_iterations;

    private double[] m_probe;

    private double[] m_probed;

    /**
     * @param z the data, 0 at pixels that are not valid
     */
    ThinPlate(final HessianStencils stencils, final NeumannPreconditioner preconditioner, final double[] z) {
        m_stencils = stencils;
        m_preconditioner = preconditioner;
        m_z = z;
        m_f = z.clone();
    }

    @Override
    public int samples() {
        return m_stencils.count();
    }

    /** @return iterations of all calls together */
    int iterations() {
        return m_iterations;
    }

    @Override
    public Smoothed smooth(final double alpha, final double tolerance, final Progress progress) {
        if (alpha == 0 || samples() == 0) {
            return new Smoothed(m_z.clone(), 0, Double.NaN);
        }
        int n = m_z.length;
        // results get all digits that cost little: derivatives enlarge what is left
        double sharp = tolerance > FINE ? 1e-2 * tolerance
            : Math.max(SHARPEST, ROUNDING * Math.sqrt(1 + alpha * m_stencils.largest()));
        var r = new double[n];
        var applied = new double[n];
        double[][] work = m_stencils.hessian();
        double size = Math.sqrt(dot(m_z, m_z));
        double left = Double.MAX_VALUE;
        // the recurrence of the residual drifts from the residual itself: begin again at what was reached
        for (int turn = 0; turn < MOST_TURNS && left > 2 * sharp * size; turn++) {
            solve(alpha, sharp * size, m_z, m_f, progress);
            residual(alpha, m_z, m_f, r, applied, work);
            m_preconditioner.solve(r, alpha, applied);
            left = Math.sqrt(Math.max(0, dot(r, applied)));
        }
        if (left > ACCEPTED * sharp * size) {
            throw new ArithmeticException("conjugate gradients stop at a relative residual of " + left / size
                + ": choose a smaller regularisation parameter");
        }
        m_stencils.apply(m_f, work);
        double square = dot(work[0], work[0]) + 2 * dot(work[2], work[2]) + dot(work[1], work[1]);
        return new Smoothed(m_f.clone(), Smoothed.rms(m_f, m_z, samples()), Math.sqrt(square / samples()));
    }

    @Override
    public double freedom(final double alpha, final Progress progress) {
        if (m_probe == null) {
            m_probe = new double[m_z.length];
            m_probed = new double[m_z.length];
            var random = new Random(SEED);
            for (int i = 0; i < m_probe.length; i++) {
                m_probe[i] = m_stencils.coupled()[i] ? 2 * random.nextInt(2) - 1 : 0;
            }
        }
        solve(alpha, PROBE_TOLERANCE * Math.sqrt(samples()), m_probe, m_probed, progress);
        return dot(m_probe, m_probed);
    }

    /** Solves (I + αL) f = right to an absolute residual; f holds the first guess. */
    void solve(final double alpha, final double bound, final double[] right, final double[] f,
        final Progress progress) {
        int n = f.length;
        var r = new double[n];
        var q = new double[n];
        var s = new double[n];
        double[][] work = m_stencils.hessian();
        residual(alpha, right, f, r, q, work);
        m_preconditioner.solve(r, alpha, s);
        double[] p = s.clone();
        double rho = dot(r, s);
        for (int i = 0; i < MOST_ITERATIONS && rho > bound * bound; i++) {
            progress.checkCanceled();
            m_iterations++;
            m_stencils.normal(p, q, work);
            for (int k = 0; k < n; k++) {
                q[k] = p[k] + alpha * q[k];
            }
            double step = rho / dot(p, q);
            for (int k = 0; k < n; k++) {
                f[k] += step * p[k];
                r[k] -= step * q[k];
            }
            m_preconditioner.solve(r, alpha, s);
            double next = dot(r, s);
            double turn = next / rho;
            for (int k = 0; k < n; k++) {
                p[k] = s[k] + turn * p[k];
            }
            rho = next;
        }
    }

    private void residual(final double alpha, final double[] right, final double[] f, final double[] r,
        final double[] applied, final double[][] work) {
        m_stencils.normal(f, applied, work);
        for (int k = 0; k < r.length; k++) {
            r[k] = right[k] - f[k] - alpha * applied[k];
        }
    }

    static double dot(final double[] a, final double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
