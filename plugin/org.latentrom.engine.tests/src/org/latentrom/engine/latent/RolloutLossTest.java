package org.latentrom.engine.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class RolloutLossTest {
    private static final LatentTrajectories DATA = new LatentTrajectories(List.of("nu"),
        List.of(Trajectories.of("a", new double[]{0, 0.1, 0.25, 0.3, 0.5}, Trajectories::oscillator, 0.01),
            Trajectories.of("b", new double[]{0, 0.2, 0.3}, t -> new double[]{Math.exp(-t), t * t}, 1)));

    private static double[] weights(final DenseNetwork network) {
        var random = new SplittableRandom(7);
        double[] w = network.initialWeights(random);
        for (int i = 0; i < w.length; i++) {
            w[i] += 0.3 * random.nextGaussian();
        }
        return w;
    }

    /**
     * Variable time steps, windows shorter than the rollout, parameters: the gradient through time is the derivative.
     */
    @Test
    void gradientAgreesWithFiniteDifferences() {
        var scaling = ResidualScaling.of(DATA);
        var network = scaling.network(5);
        double[] w = weights(network);
        var windows = new RolloutWindows(DATA, scaling);
        assertEquals(6, windows.size());
        for (int steps : new int[]{1, 3, 6}) {
            var batch = windows.batch(new int[]{0, 1, 2, 3, 4, 5}, steps);
            double[] start = batch.states()[0].clone();
            start[3] += 0.1;
            var gradient = new double[w.length];
            new RolloutLoss(scaling, network).evaluate(w, batch, start, gradient);
            var loss = new RolloutLoss(scaling, network);
            var unused = new double[w.length];
            for (int i = 0; i < w.length; i++) {
                double expected = DenseNetworkTest.difference(w, i, () -> loss.evaluate(w, batch, start, unused));
                assertEquals(expected, gradient[i], 1e-8 * Math.max(1, Math.abs(expected)),
                    steps + " steps, weight " + i);
            }
        }
    }

    /**
     * The loss is what the dynamics' own steps give: mean squared error over the valid steps and the total variance.
     */
    @Test
    void lossIsThatOfTheDynamics() {
        var scaling = ResidualScaling.of(DATA);
        var network = scaling.network(5);
        double[] w = weights(network);
        var dynamics = new ResidualDynamics(scaling, LatentRange.of(DATA), new int[]{5}, List.of(w));
        double sum = 0;
        int count = 0;
        for (LatentTrajectory run : DATA.runs()) {
            for (int from = 0; from + 1 < run.length(); from++) {
                double[] z = run.states()[from];
                for (int k = from; k < Math.min(from + 3, run.length() - 1); k++) {
                    z = dynamics.step(z, run.times()[k + 1] - run.times()[k], run.parameters());
                    sum += Math.pow(z[0] - run.states()[k + 1][0], 2) + Math.pow(z[1] - run.states()[k + 1][1], 2);
                    count++;
                }
            }
        }
        double[] deviation = scaling.state().deviation();
        double variance = deviation[0] * deviation[0] + deviation[1] * deviation[1];
        var batch = new RolloutWindows(DATA, scaling).batch(new int[]{0, 1, 2, 3, 4, 5}, 3);
        double loss = new RolloutLoss(scaling, network).evaluate(w, batch, batch.states()[0], new double[w.length]);
        assertEquals(sum / count / variance, loss, 1e-12 * loss);
    }

    @Test
    void aConstantCoordinateDoesNotCount() {
        var data = new LatentTrajectories(List.of(),
            List.of(Trajectories.of("a", Trajectories.times(0, 1, 5), t -> new double[]{t, 3})));
        var scaling = ResidualScaling.of(data);
        var network = scaling.network(2);
        double[] w = weights(network);
        var batch = new RolloutWindows(data, scaling).batch(new int[]{0}, 2);
        double[] start = batch.states()[0].clone();
        double before = new RolloutLoss(scaling, network).evaluate(w, batch, start, new double[w.length]);
        batch.states()[1][1] = 100;
        assertEquals(before, new RolloutLoss(scaling, network).evaluate(w, batch, start, new double[w.length]));
    }
}
