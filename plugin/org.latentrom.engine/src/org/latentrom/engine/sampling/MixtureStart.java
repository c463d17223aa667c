package org.latentrom.engine.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hipparchus.distribution.multivariate.MixtureMultivariateNormalDistribution;
import org.hipparchus.distribution.multivariate.MultivariateNormalDistribution;
import org.hipparchus.util.Pair;
import org.latentrom.engine.progress.Progress;

/**
 * Where expectation maximisation starts: a component a cluster, of clusters that k-means found from centres drawn by
 * k-means++ (Arthur, Vassilvitskii, SODA 2007). The library's own start cuts the states into equal parts by the mean of
 * their numbers, which says little of latent variables.
 */
final class MixtureStart {
    private static final int ROUNDS = 20;

    private final double[][] m_states;

    private final double[][] m_centres;

    private final int[] m_cluster;

    private MixtureStart(final double[][] states, final int clusters) {
        m_states = states;
        m_centres = new double[clusters][];
        m_cluster = new int[states.length];
    }

    /** @param states standardised */
    static MixtureMultivariateNormalDistribution of(final double[][] states, final int components, final long seed,
        final Progress progress) {
        var start = new MixtureStart(states, components);
        start.spread(new Random(seed), progress);
        boolean moved = true;
        for (int i = 0; i < ROUNDS && moved; i++) {
            progress.checkCanceled();
            moved = start.assign();
            start.centre();
        }
        List<Pair<Double, MultivariateNormalDistribution>> normals = new ArrayList<>();
        for (int k = 0; k < components; k++) {
            normals.add(start.component(k));
        }
        return new MixtureMultivariateNormalDistribution(normals);
    }

    /** The first centre is any state, each further one a state with a chance in proportion to its squared distance. */
    private void spread(final Random random, final Progress progress) {
        int n = m_states.length;
        var nearest = new double[n];
        java.util.Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        m_centres[0] = m_states[random.nextInt(n)].clone();
        for (int k = 1; k < m_centres.length; k++) {
            progress.checkCanceled();
            double sum = 0;
            for (int i = 0; i < n; i++) {
                nearest[i] = Math.min(nearest[i], squaredDistance(m_states[i], m_centres[k - 1]));
                sum += nearest[i];
            }
            double left = random.nextDouble() * sum;
            int chosen = 0;
            while (chosen < n - 1 && left >= nearest[chosen]) {
                left -= nearest[chosen++];
            }
            m_centres[k] = m_states[chosen].clone();
        }
    }

    private boolean assign() {
        boolean moved = false;
        for (int i = 0; i < m_states.length; i++) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int k = 0; k < m_centres.length; k++) {
                double d = squaredDistance(m_states[i], m_centres[k]);
                if (d < least) {
                    least = d;
                    best = k;
                }
            }
            moved |= m_cluster[i] != best;
            m_cluster[i] = best;
        }
        return moved;
    }

    private void centre() {
        for (int k = 0; k < m_centres.length; k++) {
            var sum = new double[m_centres[k].length];
            int count = 0;
            for (int i = 0; i < m_states.length; i++) {
                if (m_cluster[i] == k) {
                    count++;
                    for (int l = 0; l < sum.length; l++) {
                        sum[l] += m_states[i][l];
                    }
                }
            }
            for (int l = 0; l < sum.length && count > 0; l++) {
                m_centres[k][l] = sum[l] / count;
            }
        }
    }

    /** A cluster's share, centre and covariance, drawn towards the unit matrix by as many states as it has rows. */
    private Pair<Double, MultivariateNormalDistribution> component(final int k) {
        int latents = m_centres[k].length;
        double prior = latents + 1.0;
        int count = 0;
        var covariance = new double[latents][latents];
        for (int i = 0; i < m_states.length; i++) {
            if (m_cluster[i] == k) {
                count++;
                for (int a = 0; a < latents; a++) {
                    double da = m_states[i][a] - m_centres[k][a];
                    for (int b = 0; b < latents; b++) {
                        covariance[a][b] += da * (m_states[i][b] - m_centres[k][b]);
                    }
                }
            }
        }
        for (int a = 0; a < latents; a++) {
            covariance[a][a] += prior;
            for (int b = 0; b < latents; b++) {
                covariance[a][b] /= count + prior;
            }
        }
        // an empty cluster is given a chance, too
        return new Pair<>(count + 1.0, new MultivariateNormalDistribution(m_centres[k], covariance));
    }

    private static double squaredDistance(final double[] a, final double[] b) {
        double sum = 0;
        for (int l = 0; l < a.length; l++) {
            sum += (a[l] - b[l]) * (a[l] - b[l]);
        }
        return sum;
    }
}
