package org.latentrom.engine.sampling;

/**
 * States with every latent variable at mean 0 and deviation 1; variables that never change are left out. So a mixture's
 * densities stay in float64's range whatever the variables' sizes.
 */
final class Standardisation {
    private final double[] m_mean;

    private final double[] m_deviation;

    private final int[] m_free;

    /** @param states {@code [state][latent]}, at least one */
    Standardisation(final double[][] states) {
        int n = states.length;
        int latents = states[0].length;
        m_mean = new double[latents];
        m_deviation = new double[latents];
        var free = new int[latents];
        int count = 0;
        for (int l = 0; l < latents; l++) {
            double sum = 0;
            for (double[] row : states) {
                sum += row[l];
            }
            m_mean[l] = sum / n;
            double squares = 0;
            for (double[] row : states) {
                squares += (row[l] - m_mean[l]) * (row[l] - m_mean[l]);
            }
            m_deviation[l] = Math.sqrt(squares / n);
            // rounding alone gives a constant column a deviation
            if (m_deviation[l] > 1e-12 * Math.abs(m_mean[l])) {
                free[count++] = l;
            }
        }
        m_free = java.util.Arrays.copyOf(free, count);
    }

    /** @return number of latent variables that change */
    int free() {
        return m_free.length;
    }

    double[] apply(final double[] state) {
        var z = new double[m_free.length];
        for (int f = 0; f < z.length; f++) {
            z[f] = (state[m_free[f]] - m_mean[m_free[f]]) / m_deviation[m_free[f]];
        }
        return z;
    }

    double[][] apply(final double[][] states) {
        var z = new double[states.length][];
        for (int i = 0; i < z.length; i++) {
            z[i] = apply(states[i]);
        }
        return z;
    }

    double[] invert(final double[] z) {
        double[] state = m_mean.clone();
        for (int f = 0; f < z.length; f++) {
            state[m_free[f]] += m_deviation[m_free[f]] * z[f];
        }
        return state;
    }

    /** @return sum of the logarithms of the deviations: what a log density loses on the way back */
    double logVolume() {
        double log = 0;
        for (int l : m_free) {
            log += Math.log(m_deviation[l]);
        }
        return log;
    }
}
