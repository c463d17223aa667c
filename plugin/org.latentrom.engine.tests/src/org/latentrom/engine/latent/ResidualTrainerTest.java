package org.latentrom.engine.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.progress.Progress;

class ResidualTrainerTest {
    private static final double[] NONE = {};

    private static final ResidualOptions SMALL = ResidualOptions.defaults().withNetworks(1, 16, 2)
        .withRegularization(0.02, 0, 1e-3)
        .withTraining(200, 32, 5e-3, 10).withValidation(ValidationSplit.none(), false);

    private static final ResidualOptions PRECISE =
        SMALL.withNetworks(2, 16, 1).withTraining(1000, 32, 5e-3, 10).withRegularization(0, 0, 1e-3);

    private static LatentTrajectories oscillator(final double[] times) {
        return new LatentTrajectories(List.of(), List.of(Trajectories.of("a", times, Trajectories::oscillator)));
    }

    private static ResidualDynamics train(final LatentTrajectories data, final ResidualOptions options) {
        return ResidualTrainer.train(data, options, Progress.NONE).dynamics();
    }

    @Test
    void identityDynamicsGivePersistence() {
        var runs = new ArrayList<LatentTrajectory>();
        for (int r = 0; r < 3; r++) {
            double[] state = {r, -2.0 * r};
            runs.add(Trajectories.of("r" + r, Trajectories.times(0, 1, 5), t -> state));
        }
        var dynamics = train(new LatentTrajectories(List.of(), runs), SMALL.withTraining(5, 32, 5e-3, 3));
        var rollout = Rollout.of(dynamics, new double[]{1.5, 7}, 0, 1, 100, NONE, Progress.NONE);
        assertArrayEquals(new double[]{1.5, 7}, rollout.states()[100]);
    }

    @Test
    void learnsAnOscillator() {
        var data = oscillator(Trajectories.times(0, 0.05, 120));
        var dynamics = train(data, SMALL.withRegularization(0, 0, 0));
        var rollout = Rollout.of(dynamics, data.runs().get(0).states()[119], 119 * 0.05, 0.05, 50, NONE, Progress.NONE);
        for (int k = 0; k <= 50; k++) {
            assertArrayEquals(Trajectories.oscillator(rollout.times()[k]), rollout.states()[k], 1e-3);
        }
    }

    /** z' = -z + sin(3z) has the stable points 0.76 and -0.76; no linear map goes to two of them. */
    @Test
    void learnsWhatIsNotLinear() {
        var runs = new ArrayList<LatentTrajectory>();
        for (double z0 : new double[]{-1.5, -1, -0.3, -0.1, 0.05, 0.2, 0.5, 1.2, 1.6}) {
            runs.add(bistable("z" + z0, z0));
        }
        var dynamics = train(new LatentTrajectories(List.of(), runs), PRECISE);
        for (double z0 : new double[]{-0.7, 0.35, 1.4}) {
            double[][] truth = bistable("truth", z0).states();
            var rollout = Rollout.of(dynamics, new double[]{z0}, 0, 0.1, 30, NONE, Progress.NONE);
            for (int k = 0; k <= 30; k++) {
                assertEquals(truth[k][0], rollout.states()[k][0], 0.01, z0 + " step " + k);
            }
        }
    }

    /** Euler's method with 100 steps a snapshot. */
    private static LatentTrajectory bistable(final String name, final double z0) {
        var states = new double[31][];
        double z = z0;
        for (int k = 0; k <= 30; k++) {
            states[k] = new double[]{z};
            for (int i = 0; i < 100; i++) {
                z += 0.001 * (-z + Math.sin(3 * z));
            }
        }
        return new LatentTrajectory(name, Trajectories.times(0, 0.1, 31), states, NONE);
    }

    /** exp(-nu t): a nu between those of training is predicted, closer than either neighbour's run by far. */
    @Test
    void interpolatesAParametricDecay() {
        var runs = new ArrayList<LatentTrajectory>();
        for (double nu : new double[]{0.1, 0.2, 0.3, 0.5, 0.8, 1.2}) {
            runs.add(Trajectories.of("nu" + nu, Trajectories.times(0, 0.1, 20), t -> new double[]{Math.exp(-nu * t)},
                nu));
        }
        var dynamics = train(new LatentTrajectories(List.of("nu"), runs), PRECISE.withNetworks(2, 16, 4));
        var rollout = Rollout.of(dynamics, new double[]{1}, 0, 0.1, 19, new double[]{0.4}, Progress.NONE);
        for (int k = 0; k < 20; k++) {
            assertEquals(Math.exp(-0.4 * rollout.times()[k]), rollout.states()[k][0], 0.01, "step " + k);
        }
    }

    /** z' = (0.9 + 0.1 p) z + 0.2 p: the linear bypass is this map, before anything is trained. */
    @Test
    void theLinearBypassDependsOnTheParameter() {
        var runs = new ArrayList<LatentTrajectory>();
        for (double p : new double[]{-1, 0, 2}) {
            var states = new double[6][1];
            states[0][0] = 1;
            for (int k = 1; k < 6; k++) {
                states[k][0] = (0.9 + 0.1 * p) * states[k - 1][0] + 0.2 * p;
            }
            runs.add(new LatentTrajectory("p" + p, Trajectories.times(0, 1, 6), states, new double[]{p}));
        }
        var untrained = SMALL.withTraining(1, 32, 1e-12, 1).withRegularization(0, 0, 0);
        var dynamics = train(new LatentTrajectories(List.of("p"), runs), untrained);
        assertEquals(1.0 * 2 + 0.2, dynamics.step(new double[]{2}, 1, new double[]{1})[0], 1e-4);
    }

    @Test
    void timeStepsMayVary() {
        var random = new SplittableRandom(3);
        var times = new double[150];
        for (int k = 1; k < times.length; k++) {
            times[k] = times[k - 1] + 0.02 + 0.06 * random.nextDouble();
        }
        var dynamics = train(oscillator(times), PRECISE);
        for (double dt : new double[]{0.025, 0.05, 0.075}) {
            var rollout = Rollout.of(dynamics, Trajectories.oscillator(0), 0, dt, 40, NONE, Progress.NONE);
            for (int k = 0; k <= 40; k++) {
                assertArrayEquals(Trajectories.oscillator(rollout.times()[k]), rollout.states()[k], 0.05,
                    dt + " step " + k);
            }
        }
    }

    @Test
    void sameSeedSameBits() {
        var data = oscillator(Trajectories.times(0, 0.1, 30));
        var options = SMALL.withTraining(20, 16, 5e-3, 5).withValidation(ValidationSplit.lastFraction(0.2), true);
        var first = ResidualTrainer.train(data, options, Progress.NONE);
        var second = ResidualTrainer.train(data, options, Progress.NONE);
        assertEquals(first.history(), second.history());
        for (int m = 0; m < 2; m++) {
            assertArrayEquals(first.dynamics().members().get(m), second.dynamics().members().get(m));
        }
        var other = ResidualTrainer.train(data, options.withSeed(2), Progress.NONE);
        assertFalse(Arrays.equals(first.dynamics().members().get(0), other.dynamics().members().get(0)));
        assertFalse(Arrays.equals(first.dynamics().members().get(0), first.dynamics().members().get(1)));
    }

    @Test
    void theEpochOfTheLeastValidationErrorIsKept() {
        var data = oscillator(Trajectories.times(0, 0.1, 40));
        var options = SMALL.withTraining(60, 16, 0.05, 5).withValidation(ValidationSplit.lastFraction(0.25), false);
        var result = ResidualTrainer.train(data, options, Progress.NONE);
        for (int m = 0; m < 2; m++) {
            int member = m + 1;
            double least = result.history().stream().filter(r -> r.member() == member)
                .mapToDouble(TrainingRecord::validationError).min().orElseThrow();
            assertEquals(least, result.validationErrors().get(m));
            int epoch = result.epochs().get(m);
            assertEquals(least, result.history().stream().filter(r -> r.member() == member && r.epoch() == epoch)
                .findFirst().orElseThrow().validationError());
        }
        var single = new ResidualDynamics(result.dynamics().scaling(), result.dynamics().range(), new int[]{16},
            List.of(result.dynamics().members().get(0)));
        LatentTrajectory held = options.validation().split(data).validation().get(0);
        var rollout = Rollout.of(single, held.states()[0], held.times()[0], 0.1, 10, NONE, Progress.NONE);
        double sum = 0;
        for (int k = 1; k <= 10; k++) {
            sum += Math.pow(rollout.states()[k][0] - held.states()[k][0], 2)
                + Math.pow(rollout.states()[k][1] - held.states()[k][1], 2);
        }
        double[] d = result.dynamics().scaling().state().deviation();
        assertEquals(Math.sqrt(sum / 10 / (d[0] * d[0] + d[1] * d[1])), result.validationErrors().get(0), 1e-6);
    }

    /** What is held back must not reach the networks, unless they are trained anew on all data. */
    @Test
    void heldBackDataIsNotSeen() {
        var runs = new ArrayList<LatentTrajectory>();
        for (double z0 : new double[]{0.2, 0.7, 1.3}) {
            runs.add(bistable("z" + z0, z0));
        }
        var data = new LatentTrajectories(List.of(), runs);
        runs.set(2, bistable("z1.3", -1.6));
        var changed = new LatentTrajectories(List.of(), runs);
        // one validation at the last epoch, so that the choice of the epoch cannot depend on the held-back run either
        var options = SMALL.withTraining(1, 16, 5e-3, 5);
        var held = options.withValidation(ValidationSplit.runs(Set.of("z1.3")), false);
        assertArrayEquals(train(data, held).members().get(0), train(changed, held).members().get(0));
        var refit = options.withValidation(ValidationSplit.runs(Set.of("z1.3")), true);
        assertFalse(Arrays.equals(train(data, refit).members().get(0), train(changed, refit).members().get(0)));
    }

    @Test
    void canBeCancelled() {
        var polls = new AtomicInteger();
        var canceled = new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                assertTrue(fraction >= 0 && fraction <= 1 && message.get().contains("Epoch"));
            }

            @Override
            public void checkCanceled() {
                if (polls.incrementAndGet() > 3) {
                    throw new CancellationException();
                }
            }
        };
        var data = oscillator(Trajectories.times(0, 0.1, 100));
        var endless = SMALL.withTraining(1_000_000, 32, 5e-3, 10);
        assertThrows(CancellationException.class, () -> ResidualTrainer.train(data, endless, canceled));
    }

    @Test
    void optionsAreChecked() {
        String message = assertThrows(IllegalArgumentException.class, () -> SMALL.withTraining(0, 1, 1e-3, 1))
            .getMessage();
        assertTrue(message.contains("number of epochs"), message);
        assertThrows(IllegalArgumentException.class, () -> SMALL.withTraining(1, 1, Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> SMALL.withRegularization(-1, 0, 0));
        var single = oscillator(new double[]{0});
        assertThrows(IllegalArgumentException.class, () -> ResidualTrainer.train(single, SMALL, Progress.NONE));
    }
}
