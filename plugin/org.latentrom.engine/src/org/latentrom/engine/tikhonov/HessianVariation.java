package org.latentrom.engine.tikhonov;

import java.util.Arrays;

import org.latentrom.engine.progress.Progress;

/**
 * The image f that minimises {@code ½ Σ (f - z)² + α Σ |∇²f|} with {@code |∇²f|² = fxx² + fyy² + 2 fxy²} a pixel, fxy²
 * being the mean over the pixel's four corners: the total variation of the gradient, so that gradients may jump along
 * edges (Chartrand 2011 in two dimensions; the curl of the gradient is 0 by construction).
 * <p>
 * A primal-dual iteration (Chambolle and Pock 2011) with the dual variables q, |q| &lt;= α a pixel, and the metric of
 * {@link NeumannPreconditioner} in the primal step (Pock and Chambolle 2011; Bredies and Sun 2015), which is what makes
 * the number of iterations bearable. It ends by the duality gap: as the functional is strongly convex,
 * {@code ½ |f - f*|² <= gap} bounds the distance to the minimiser.
 */
final class HessianVariation implements Smoother {
    private static final int MOST_ITERATIONS = 20_000;

    private static final int CHECK_EVERY = 10;

    /** The last iteration in which the step is tuned. */
    private static final int LAST_TUNING = 200;

    private static final double RESTART = 5;

    /** What rounding makes of the gap, relative to α |∇²z|; less cannot be asked for. */
    private static final double ROUNDING = 1e-15;

    /** The least mean |∇²f| that the step is tuned to, over 1 / extent²: less is nearly a plane. */
    private static final double LEAST_VARIATION = 5;

    /** A corner belongs to four pixels, 2 fxy² is to be shared among them. */
    private static final double CORNER = Math.sqrt(0.5);

    private final HessianStencils m_stencils;

    private final NeumannPreconditioner m_preconditioner;

    private final double[] m_z;

    private final double[] m_f;

    /** duals of fxx, fyy and of fxy at the corners lower left, lower right, upper left, upper right, by pixel */
    private final double[][] m_q;

    private final int[] m_corners;

    private int m_iterations;

    private double m_alpha;

    /** @param z the data, 0 at pixels that are not valid */
    HessianVariation(final HessianStencils stencils, final NeumannPreconditioner preconditioner, final double[] z) {
        m_stencils = stencils;
        m_preconditioner = preconditioner;
        m_z = z;
        m_f = z.clone();
        m_q = new double[6][z.length];
        m_corners = new int[]{0, 1, stencils.width() + 1, stencils.width() + 2};
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
        if (alpha < m_alpha / RESTART) {
            // a function that is too smooth is a bad start: the step is tuned to its curvature
            System.arraycopy(m_z, 0, m_f, 0, m_z.length);
            for (double[] q : m_q) {
                Arrays.fill(q, 0);
            }
        }
        m_alpha = alpha;
        restrict(alpha);
        double[][] hessian = m_stencils.hessian();
        double[][] turned = m_stencils.hessian();
        var r = new double[m_z.length];
        var step = new double[m_z.length];
        double extent = Math.max(m_stencils.width(), m_stencils.height());
        double least = LEAST_VARIATION / (extent * extent);
        double floor = 0;
        for (double z : m_z) {
            floor += ROUNDING * alpha * Math.sqrt(m_stencils.largest()) * Math.abs(z);
        }
        double rho = alpha;
        double gap = Double.NaN;
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            progress.checkCanceled();
            m_stencils.apply(m_f, hessian);
            if (i % CHECK_EVERY == 0) {
                gap = gap(alpha, hessian, turned, r);
                double mean = variation(hessian) / samples();
                double bound = tolerance * Smoothed.rms(m_f, m_z, 1);
                if (2 * gap <= Math.max(bound * bound, floor)) {
                    return new Smoothed(m_f.clone(), Smoothed.rms(m_f, m_z, samples()), mean);
                }
                // a dual then turns around in about one step; fixed in the end, or convergence would not be certain
                rho = i <= LAST_TUNING ? alpha / Math.max(mean, least) : rho;
            }
            m_iterations++;
            turn(alpha, rho, hessian, turned);
            Arrays.fill(r, 0);
            m_stencils.addAdjoint(turned, r);
            for (int k = 0; k < r.length; k++) {
                r[k] = m_z[k] - m_f[k] - r[k];
            }
            m_preconditioner.solve(r, rho, step);
            for (int k = 0; k < r.length; k++) {
                m_f[k] += step[k];
            }
        }
        throw new ArithmeticException("no convergence in " + MOST_ITERATIONS + " steps, the duality gap is " + gap
            + ": choose H\u00b2 regularisation, another parameter, or fill single missing pixels beforehand");
    }

    /** Takes duals of another α into the ball of this one. */
    private void restrict(final double alpha) {
        for (int p = 0; p < m_z.length; p++) {
            double square = 0;
            for (double[] q : m_q) {
                square += q[p] * q[p];
            }
            double factor = Math.min(1, alpha / Math.sqrt(square));
            for (double[] q : m_q) {
                q[p] *= square == 0 ? 1 : factor;
            }
        }
    }

    /** q becomes its projection P(q + rho K f); {@code turned} becomes 2 q_new - q_old. */
    private void turn(final double alpha, final double rho, final double[][] hessian, final double[][] turned) {
        Arrays.fill(turned[2], 0);
        int width = m_stencils.width();
        double corner = rho * CORNER;
        for (int p = 0; p < m_z.length; p++) {
            int c = p + p / width;
            int c1 = c + 1;
            int c2 = c + width + 1;
            int c3 = c2 + 1;
            double a0 = m_q[0][p] + rho * hessian[0][p];
            double a1 = m_q[1][p] + rho * hessian[1][p];
            double a2 = m_q[2][p] + corner * hessian[2][c];
            double a3 = m_q[3][p] + corner * hessian[2][c1];
            double a4 = m_q[4][p] + corner * hessian[2][c2];
            double a5 = m_q[5][p] + corner * hessian[2][c3];
            double norm = Math.sqrt(a0 * a0 + a1 * a1 + a2 * a2 + a3 * a3 + a4 * a4 + a5 * a5);
            double factor = norm > alpha ? alpha / norm : 1;
            a0 *= factor;
            a1 *= factor;
            a2 *= factor;
            a3 *= factor;
            a4 *= factor;
            a5 *= factor;
            turned[0][p] = 2 * a0 - m_q[0][p];
            turned[1][p] = 2 * a1 - m_q[1][p];
            turned[2][c] += CORNER * (2 * a2 - m_q[2][p]);
            turned[2][c1] += CORNER * (2 * a3 - m_q[3][p]);
            turned[2][c2] += CORNER * (2 * a4 - m_q[4][p]);
            turned[2][c3] += CORNER * (2 * a5 - m_q[5][p]);
            m_q[0][p] = a0;
            m_q[1][p] = a1;
            m_q[2][p] = a2;
            m_q[3][p] = a3;
            m_q[4][p] = a4;
            m_q[5][p] = a5;
        }
    }

    private double norm(final double[][] hessian, final int pixel) {
        int c = pixel + pixel / m_stencils.width();
        double square = hessian[0][pixel] * hessian[0][pixel] + hessian[1][pixel] * hessian[1][pixel];
        for (int corner : m_corners) {
            square += hessian[2][c + corner] * hessian[2][c + corner] / 2;
        }
        return Math.sqrt(square);
    }

    private double variation(final double[][] hessian) {
        double sum = 0;
        for (int p = 0; p < m_z.length; p++) {
            sum += norm(hessian, p);
        }
        return sum;
    }

    /** Primal less dual objective: two sums of terms that are not negative. {@code sum} and r are overwritten. */
    private double gap(final double alpha, final double[][] hessian, final double[][] sum, final double[] r) {
        Arrays.fill(sum[2], 0);
        double gap = 0;
        for (int p = 0; p < m_z.length; p++) {
            int c = p + p / m_stencils.width();
            gap += alpha * norm(hessian, p) - hessian[0][p] * m_q[0][p] - hessian[1][p] * m_q[1][p];
            sum[0][p] = m_q[0][p];
            sum[1][p] = m_q[1][p];
            for (int k = 0; k < 4; k++) {
                gap -= CORNER * hessian[2][c + m_corners[k]] * m_q[2 + k][p];
                sum[2][c + m_corners[k]] += CORNER * m_q[2 + k][p];
            }
        }
        Arrays.fill(r, 0);
        m_stencils.addAdjoint(sum, r);
        for (int p = 0; p < r.length; p++) {
            double d = m_f[p] - m_z[p] + r[p];
            gap += d * d / 2;
        }
        return gap;
    }
}
