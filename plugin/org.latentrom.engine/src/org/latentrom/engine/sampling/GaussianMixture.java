package org.latentrom.engine.sampling;

import java.util.Random;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.latentrom.engine.progress.Progress;

/**
 * A mixture of normal distributions with full covariances, fitted to latent states by expectation maximisation: states
 * like those of the encoded fields, where the prior also draws states between and beside them. Immutable.
 */
public final class GaussianMixture {
    private final Standardisation m_scale;

    private final double[] m_weights;

    private final double[][] m_means;

    private final double[][][] m_factors;

    private final double[] m_logDeterminants;

    private final double m_logLikelihood;

    private final int m_states;

    /**
     * @param weights shares of the components, positive, of sum 1
     * @param means of the components, standardised
     * @param covariances of the components, standardised, positive definite
     */
    GaussianMixture(final Standardisation scale, final double[] weights, final double[][] means,
        final double[][][] covariances, final double[][] states) {
        m_scale = scale;
        m_weights = weights;
        m_means = means;
        m_factors = new double[weights.length][][];
        m_logDeterminants = new double[weights.length];
        for (int k = 0; k < weights.length; k++) {
            m_factors[k] = new CholeskyDecomposition(MatrixUtils.createRealMatrix(covariances[k]), 1e-10, 0).getL()
                .getData();
            for (int l = 0; l < means[k].length; l++) {
                m_logDeterminants[k] += 2 * Math.log(m_factors[k][l][l]);
            }
        }
        m_states = states.length;
        double sum = 0;
        for (double[] z : states) {
            sum += logDensity(z);
        }
        m_logLikelihood = sum / states.length;
    }

    /**
     * @param states latent states {@code [state][latent]}, best drawn from the posteriors
     *            ({@link StandardNormal#samplePosteriors}) and not their means alone; of more than 5000, as many drawn
     *            at random
     * @param components number of components, at least 1; each needs latents + 1 states
     * @param seed seed of the start, and of that choice
     * @param progress asked for cancel in every step
     * @return the mixture
     * @throws IllegalArgumentException if the states are too few, or one lies beyond float64's range from all others;
     *             with the remedy
     */
    public static GaussianMixture fit(final double[][] states, final int components, final long seed,
        final Progress progress) {
        return new MixtureFit(states, seed).fit(components, seed, progress);
    }

    /**
     * Fits mixtures of 1, 2, 4, … and {@code most} components, as far as the states suffice.
     *
     * @param most largest number of components, at least 1
     * @return the one with the least {@link #bic}
     * @throws IllegalArgumentException as {@link #fit}
     */
    public static GaussianMixture choose(final double[][] states, final int most, final long seed,
        final Progress progress) {
        return new MixtureFit(states, seed).choose(most, seed, progress);
    }

    /** @return number of components */
    public int components() {
        return m_weights.length;
    }

    /** @return share of a component */
    public double weight(final int component) {
        return m_weights[component];
    }

    /** @return mean state of a component */
    public double[] mean(final int component) {
        return m_scale.invert(m_means[component]);
    }

    /** @return mean log density of the states that it was fitted to, nats; of the latent variables that change */
    public double logLikelihood() {
        return m_logLikelihood;
    }

    /** @return Bayesian information criterion (Schwarz, 1978): smaller is better; for comparison on the same states */
    public double bic() {
        int latents = m_scale.free();
        double parameters = components() * (1 + latents + latents * (latents + 1) / 2.0) - 1;
        return parameters * Math.log(m_states) - 2 * m_states * m_logLikelihood;
    }

    /** @return log of the density at a state, of the latent variables that change */
    public double logDensity(final double[] state) {
        double[] z = m_scale.apply(state);
        double largest = Double.NEGATIVE_INFINITY;
        var logs = new double[m_weights.length];
        for (int k = 0; k < logs.length; k++) {
            logs[k] = Math.log(m_weights[k]) - 0.5 * (z.length * Math.log(2 * Math.PI) + m_logDeterminants[k]
                + mahalanobis(z, k));
            largest = Math.max(largest, logs[k]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - largest);
        }
        return largest + Math.log(sum) - m_scale.logVolume();
    }

    /** Squared distance from a component's mean in its own metric, by forward substitution. */
    private double mahalanobis(final double[] z, final int k) {
        double[][] factor = m_factors[k];
        var y = new double[z.length];
        double squares = 0;
        for (int a = 0; a < z.length; a++) {
            double v = z[a] - m_means[k][a];
            for (int b = 0; b < a; b++) {
                v -= factor[a][b] * y[b];
            }
            y[a] = v / factor[a][a];
            squares += y[a] * y[a];
        }
        return squares;
    }

    /** A state and the component that it was drawn from, counted from 0. */
    public record Draw(double[] z, int component) {
    }

    /**
     * @param count number of states, at least 0
     * @param seed the same seed gives the same states
     */
    public Draw[] sample(final int count, final long seed) {
        var random = new Random(seed);
        var draws = new Draw[count];
        for (int i = 0; i < count; i++) {
            double left = random.nextDouble();
            int k = 0;
            while (k < m_weights.length - 1 && left >= m_weights[k]) {
                left -= m_weights[k++];
            }
            draws[i] = new Draw(m_scale.invert(normal(k, random)), k);
        }
        return draws;
    }

    private double[] normal(final int k, final Random random) {
        double[] z = m_means[k].clone();
        for (int b = 0; b < z.length; b++) {
            double noise = random.nextGaussian();
            for (int a = b; a < z.length; a++) {
                z[a] += m_factors[k][a][b] * noise;
            }
        }
        return z;
    }
}
