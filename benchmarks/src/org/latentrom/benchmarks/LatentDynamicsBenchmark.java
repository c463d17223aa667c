package org.latentrom.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.latentrom.engine.latent.LatentDynamics;
import org.latentrom.engine.latent.LatentTrajectories;
import org.latentrom.engine.latent.LatentTrajectory;
import org.latentrom.engine.latent.LinearDynamics;
import org.latentrom.engine.latent.ResidualOptions;
import org.latentrom.engine.latent.ResidualTrainer;
import org.latentrom.engine.latent.ValidationSplit;
import org.latentrom.engine.progress.Progress;

/**
 * Why latent dynamics are trained over primitive arrays: the same training task (one residual network with two hidden
 * layers of 32 on rollouts of growing length, all start states in one update, Adam) on our own float64 network and on
 * DeepLearning4J's MultiLayerNetwork with external errors. The data are 150 states on the limit cycle of van der Pol's
 * oscillator, the error is that of a rollout over the 50 states that follow.
 *
 * <pre>benchmarks/run latent-dynamics [epochs]</pre>
 */
public final class LatentDynamicsBenchmark {
    private static final int STATES = 150;

    private static final int AHEAD = 50;

    private static final double STEP = 0.1;

    private static final int WARM_UP = 20;

    private LatentDynamicsBenchmark() {
    }

    /** Prints the figures; argument: number of epochs (updates), 200 by default. */
    public static void main(final String[] args) {
        int epochs = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        double[][] all = vanDerPol(STATES + AHEAD);
        double[][] states = Arrays.copyOf(all, STATES);
        var times = new double[STATES];
        for (int k = 0; k < STATES; k++) {
            times[k] = k * STEP;
        }
        var data = new LatentTrajectories(List.of(), List.of(new LatentTrajectory("a", times, states, new double[0])));
        System.out.printf(Locale.ROOT, "linear map: error %.4f%n", error(LinearDynamics.fit(data), all));
        for (int rollout : new int[]{1, 20}) {
            ours(data, rollout, WARM_UP);
            long begin = System.nanoTime();
            LatentDynamics dynamics = ours(data, rollout, epochs);
            double seconds = (System.nanoTime() - begin) / 1e9;
            DeepLearning4jDynamics.train(states, rollout, WARM_UP);
            begin = System.nanoTime();
            var theirs = DeepLearning4jDynamics.train(states, rollout, epochs);
            double dl4j = (System.nanoTime() - begin) / 1e9;
            System.out.printf(Locale.ROOT,
                "rollouts to %d steps, %d updates: ours %.2f s, error %.4f; DeepLearning4J %.2f s, "
                + "error %.4f; ratio %.1f%n", rollout, epochs, seconds, error(dynamics, all), dl4j,
                error(theirs, all), dl4j / seconds);
        }
    }

    private static LatentDynamics ours(final LatentTrajectories data, final int rollout, final int epochs) {
        var options = ResidualOptions.defaults().withNetworks(2, 32, 1).withTraining(epochs, STATES, 5e-3, rollout)
            .withRegularization(0, 0, 0).withValidation(ValidationSplit.none(), false);
        return ResidualTrainer.train(data, options, Progress.NONE).dynamics();
    }

    /** A map from a state to the next. */
    interface Stepper {
        /** @return the state one step later */
        double[] next(double[] z);
    }

    private static double error(final LatentDynamics dynamics, final double[][] all) {
        return error(z -> dynamics.step(z, STEP, new double[0]), all);
    }

    /** Root of the squared error over that of the truth, for the states after the training states. */
    private static double error(final Stepper stepper, final double[][] all) {
        double[] z = all[STATES - 1];
        double error = 0;
        double norm = 0;
        for (int k = STATES; k < all.length; k++) {
            z = stepper.next(z);
            for (int i = 0; i < z.length; i++) {
                error += (z[i] - all[k][i]) * (z[i] - all[k][i]);
                norm += all[k][i] * all[k][i];
            }
        }
        return Math.sqrt(error / norm);
    }

    /** x'' = (1 - x^2) x' - x after it has reached its limit cycle; the midpoint rule with 100 steps a state. */
    private static double[][] vanDerPol(final int count) {
        var states = new double[count][];
        double x = 2;
        double v = 0;
        double h = STEP / 100;
        for (int k = -300; k < count; k++) {
            if (k >= 0) {
                states[k] = new double[]{x, v};
            }
            for (int i = 0; i < 100; i++) {
                double xm = x + h / 2 * v;
                double vm = v + h / 2 * ((1 - x * x) * v - x);
                x += h * vm;
                v += h * ((1 - xm * xm) * vm - xm);
            }
        }
        return states;
    }
}
