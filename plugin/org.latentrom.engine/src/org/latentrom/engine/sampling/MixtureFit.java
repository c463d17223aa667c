package org.latentrom.engine.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hipparchus.distribution.multivariate.MixtureMultivariateNormalDistribution;
import org.hipparchus.distribution.multivariate.MultivariateNormalDistribution;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.stat.fitting.MultivariateNormalMixtureExpectationMaximization;
import org.hipparchus.util.Pair;
import org.latentrom.engine.progress.Progress;

/** Expectation maximisation (Dempster, Laird, Rubin, 1977) with Hipparchus, a few steps at a time. */
final class MixtureFit {
    /** The library takes a second a step for ten thousand states of twenty variables and ten components. */
    private static final int MOST_STATES = 5000;

    /** Rounds of two steps each. */
    private static final int MOST_ROUNDS = 50;

    /** Gain of the mean log likelihood, in nats, below which the fit ends. */
    private static final double TOLERANCE = 1e-3;

    /** Deviation of the noise on standardised states: keeps states on a line or a plane from having no density. */
    private static final double NOISE = 1e-3;

    private final Standardisation m_scale;

    private final double[][] m_states;

    /** What is fitted: standardised, with noise, and with a column of noise alone if there is but one column. */
    private final double[][] m_data;

    MixtureFit(final double[][] all, final long seed) {
        if (all.length < 2) {
            throw new IllegalArgumentException("a mixture needs at least 2 latent states, there are " + all.length);
        }
        double[][] states = drawn(all, seed);
        m_scale = new Standardisation(states);
        m_states = states;
        if (m_scale.free() == 0) {
            throw new IllegalArgumentException("all " + states.length + " latent states are the same: there is nothing "
                + "to fit a mixture to");
        }
        m_data = m_scale.apply(states);
        // the library wants two columns at least; of one that is the same noise for all components none has an advantage
        double[][] noise = StandardNormal.sample(states.length, Math.max(2, m_scale.free()), 1);
        for (int i = 0; i < m_data.length; i++) {
            for (int l = 0; l < m_scale.free(); l++) {
                noise[i][l] = m_data[i][l] + NOISE * noise[i][l];
            }
            m_data[i] = noise[i];
        }
    }

    private static double[][] drawn(final double[][] all, final long seed) {
        if (all.length <= MOST_STATES) {
            return all;
        }
        List<double[]> shuffled = new ArrayList<>(Arrays.asList(all));
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled.subList(0, MOST_STATES).toArray(double[][]::new);
    }

    /** @return number of components that the states suffice for */
    private int affordable() {
        return m_data.length / (m_scale.free() + 1);
    }

    GaussianMixture choose(final int most, final long seed, final Progress progress) {
        int last = Math.max(1, Math.min(most, affordable()));
        List<Integer> sizes = new ArrayList<>();
        for (int k = 1; k < last; k *= 2) {
            sizes.add(k);
        }
        sizes.add(last);
        GaussianMixture best = null;
        double done = 0;
        double all = sizes.stream().mapToInt(k -> k).sum();
        for (int k : sizes) {
            GaussianMixture mixture;
            try {
                mixture = fit(k, seed, progress.part(done / all, (done + k) / all));
            } catch (IllegalArgumentException e) {
                if (best == null) {
                    throw e;
                }
                break; // a component on too few states: more of them would not be better
            }
            done += k;
            if (best == null || mixture.bic() < best.bic()) {
                best = mixture;
            }
        }
        return best;
    }

    GaussianMixture fit(final int components, final long seed, final Progress progress) {
        if (components < 1) {
            throw new IllegalArgumentException("number of components: " + components + " is below 1");
        }
        if (components > affordable()) {
            throw new IllegalArgumentException(components + " components of " + m_scale.free()
                + " latent variables need at least " + components * (m_scale.free() + 1) + " states, there are "
                + m_data.length + ": choose at most " + affordable() + " components or encode more fields");
        }
        try {
            return maximise(components, seed, progress);
        } catch (MathRuntimeException e) {
            throw new IllegalArgumentException("a mixture of " + components + " components cannot be fitted to these "
                + m_data.length + " states: choose fewer components (" + e.getMessage() + ")", e);
        }
    }

    private GaussianMixture maximise(final int components, final long seed, final Progress progress) {
        var steps = new MultivariateNormalMixtureExpectationMaximization(m_data);
        MixtureMultivariateNormalDistribution mixture = MixtureStart.of(m_data, components, seed, progress);
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < MOST_ROUNDS; i++) {
            progress.checkCanceled();
            progress.report((double)i / MOST_ROUNDS, () -> "fitting a mixture of " + components + " components");
            MixtureMultivariateNormalDistribution before = mixture;
            try {
                steps.fit(mixture, 1, Double.MIN_NORMAL);
            } catch (MathIllegalStateException e) {
                // it says that it has not converged yet; few steps a call leave room for cancel
            }
            if (Double.isNaN(steps.getLogLikelihood()) || Double.isInfinite(steps.getLogLikelihood())) {
                throw beyondReach(before);
            }
            mixture = marginal(steps.getFittedModel());
            if (steps.getLogLikelihood() - last < TOLERANCE) {
                break;
            }
            last = steps.getLogLikelihood();
        }
        return mixture(mixture.getComponents());
    }

    /** Where all densities underflow, the library's shares are 0 / 0. */
    private IllegalArgumentException beyondReach(final MixtureMultivariateNormalDistribution mixture) {
        for (int i = 0; i < m_data.length; i++) {
            if (!(mixture.density(m_data[i]) > 0)) {
                return new IllegalArgumentException("the latent state " + (i + 1) + " of " + m_data.length
                    + " lies so far from the others that no mixture reaches it: leave it out");
            }
        }
        return new IllegalArgumentException("the mixture lost a component: choose fewer components");
    }

    /** Sets a column of noise alone back to what it is: independent of the other, the same for all components. */
    private MixtureMultivariateNormalDistribution marginal(final MixtureMultivariateNormalDistribution mixture) {
        if (m_scale.free() > 1) {
            return mixture;
        }
        List<Pair<Double, MultivariateNormalDistribution>> components = new ArrayList<>();
        for (Pair<Double, MultivariateNormalDistribution> c : mixture.getComponents()) {
            double variance = c.getSecond().getCovariances().getEntry(0, 0);
            components.add(new Pair<>(c.getFirst(), new MultivariateNormalDistribution(
                new double[]{c.getSecond().getMeans()[0], 0}, new double[][]{{variance, 0}, {0, 1}})));
        }
        return new MixtureMultivariateNormalDistribution(components);
    }

    private GaussianMixture mixture(final List<Pair<Double, MultivariateNormalDistribution>> components) {
        int n = components.size();
        int free = m_scale.free();
        var weights = new double[n];
        var means = new double[n][];
        var covariances = new double[n][][];
        for (int k = 0; k < n; k++) {
            weights[k] = components.get(k).getFirst();
            means[k] = Arrays.copyOf(components.get(k).getSecond().getMeans(), free);
            double[][] all = components.get(k).getSecond().getCovariances().getData();
            covariances[k] = new double[free][free];
            for (int a = 0; a < free; a++) {
                for (int b = 0; b < free; b++) {
                    // the library's sums differ in the last bit across the diagonal
                    covariances[k][a][b] = all[Math.max(a, b)][Math.min(a, b)];
                }
            }
        }
        return new GaussianMixture(m_scale, weights, means, covariances, m_states);
    }
}
