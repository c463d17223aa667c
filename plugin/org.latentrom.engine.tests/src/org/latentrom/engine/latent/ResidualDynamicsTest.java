package org.latentrom.engine.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ResidualDynamicsTest {
    private static final double[] NONE = {};

    private static final int[] HIDDEN = {4};

    private static final LatentTrajectories DATA = new LatentTrajectories(List.of(),
        List.of(Trajectories.of("a", Trajectories.times(0, 0.5, 9), Trajectories::oscillator)));

    private static double[] weights(final DenseNetwork network, final long seed) {
        var random = new SplittableRandom(seed);
        var w = new double[network.weights()];
        for (int i = 0; i < w.length; i++) {
            w[i] = random.nextGaussian();
        }
        return w;
    }

    private static ResidualDynamics dynamics(final double[]... members) {
        return new ResidualDynamics(ResidualScaling.of(DATA), LatentRange.of(DATA), HIDDEN, List.of(members));
    }

    /** z + (dt / dt0) S N, with the one bias of N that is not 0: the increment is known. */
    @Test
    void aBiasMovesTheStateByTheTypicalIncrement() {
        var scaling = ResidualScaling.of(DATA);
        var network = scaling.network(HIDDEN);
        var w = new double[network.weights()];
        w[network.biasIndex(1)] = 2;
        double square = 0;
        for (int k = 1; k < 9; k++) {
            double step = Trajectories.oscillator(0.5 * k)[1] - Trajectories.oscillator(0.5 * (k - 1))[1];
            square += step * step / 8;
        }
        double[] next = dynamics(w).step(new double[]{7, 3}, 0.25, NONE);
        assertArrayEquals(new double[]{7, 3 + 0.5 * 2 * Math.sqrt(square)}, next, 1e-12);
    }

    @Test
    void anEnsembleIsTheMeanOfItsMembers() {
        var network = ResidualScaling.of(DATA).network(HIDDEN);
        double[] v = weights(network, 1);
        double[] w = weights(network, 2);
        double[] z = {0.3, 0.4};
        double[] a = dynamics(v).step(z, 0.5, NONE);
        double[] b = dynamics(w).step(z, 0.5, NONE);
        assertArrayEquals(new double[]{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2}, dynamics(v, w).step(z, 0.5, NONE), 1e-12);
    }

    @Test
    void noTimeNoChange() {
        double[] w = weights(ResidualScaling.of(DATA).network(HIDDEN), 3);
        double[] z = {0.3, 0.4};
        assertArrayEquals(z, dynamics(w).step(z, 1e-300, NONE), 1e-15);
    }

    @Test
    void theStateGivenIsNotChanged() {
        double[] z = {0.3, 0.4};
        dynamics(weights(ResidualScaling.of(DATA).network(HIDDEN), 4)).step(z, 0.5, NONE);
        assertArrayEquals(new double[]{0.3, 0.4}, z);
    }

    @Test
    void checksWhatItIsGiven() {
        var dynamics = dynamics(weights(ResidualScaling.of(DATA).network(HIDDEN), 5));
        assertMessage("2 latent coordinates, the state has 1", () -> dynamics.step(new double[1], 0.5, NONE));
        assertMessage("parameters []", () -> dynamics.step(new double[2], 0.5, new double[1]));
        for (double dt : new double[]{0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertMessage("must be positive", () -> dynamics.step(new double[2], dt, NONE));
        }
    }

    private static void assertMessage(final String part, final Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void saysWhatItIs() {
        var dynamics = dynamics(weights(ResidualScaling.of(DATA).network(HIDDEN), 6));
        assertEquals("residual network of 2 latent coordinates, 1 x 32 weights, time step 0.5", dynamics.summary());
        assertEquals(0.5, dynamics.timeStep());
        assertEquals(List.of(), dynamics.parameterNames());
    }
}
