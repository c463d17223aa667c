package org.latentrom.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.latentrom.engine.baseline.TimedField;
import org.latentrom.engine.cvae.CvaeModel;
import org.latentrom.engine.latent.LatentTrajectories;
import org.latentrom.engine.latent.LatentTrajectory;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.score.Scorecard;

/**
 * How long the trained model of the cylinder wake needs for the 50 fields t = 7.50 to 7.99 (rollout in latent space and
 * decoding), beside what FEniCS needed for the same stretch, with the error of these fields next to it. Trains the
 * model first, with the options of the workflow.
 *
 * <pre>benchmarks/run rollout [option=value ...]     options of rom-chain; repeat=N measurements, 20 by default</pre>
 */
public final class RolloutBenchmark {
    /** 70.9 s for 3196 steps of 1/400 on one core (P2-P1 splitting scheme, 1403 vertices); this is the share of 0.5. */
    private static final double FENICS_SECONDS = 4.4;

    private static final int WARM_UP = 10;

    private RolloutBenchmark() {
    }

    /** Prints the figures; arguments as above. */
    public static void main(final String[] args) throws IOException {
        var options = new Arguments(args, 0);
        RomCase cylinder = RomCase.cylinder(true);
        var trainer = new RomTraining(cylinder, options);
        RomCase.Series training = trainer.raster(cylinder.training());
        List<TimedField> truth = trainer.raster(cylinder.truth()).fields();
        CvaeModel cvae = trainer.cvae(training);
        LatentTrajectories latent = RomModel.encode(cvae, training);
        var model = new RomModel(cvae, trainer.residual(latent));
        LatentTrajectory run = latent.runs().get(0);
        int repeat = options.integer("repeat", 20);
        var rolling = new double[repeat];
        var all = new double[repeat];
        List<TimedField> predicted = List.of();
        for (int i = -WARM_UP; i < repeat; i++) {
            long begin = System.nanoTime();
            var rollout = model.rollout(run.states()[run.length() - 1], run.times()[run.length() - 1], truth.size(),
                run.parameters());
            long rolled = System.nanoTime();
            predicted = model.decode(run.run(), rollout);
            if (i >= 0) {
                rolling[i] = (rolled - begin) / 1e9;
                all[i] = (System.nanoTime() - begin) / 1e9;
            }
        }
        var card = Scorecard.of(predicted, truth, training.fields(), cylinder.latentSize(), 1e-3, Progress.NONE);
        double median = median(all);
        System.out.printf(Locale.ROOT, "%d fields of %s: rollout %.2f ms, rollout and decoding %.1f ms (median of %d); "
            + "FEniCS %.1f s; ratio %.0f%n", truth.size(), truth.get(0).field().shape(), 1e3 * median(rolling),
            1e3 * median, repeat, FENICS_SECONDS, FENICS_SECONDS / median);
        for (String method : card.methods()) {
            System.out.printf(Locale.ROOT, "  %-20s relative L2 mean %.4f, last %.4f%n", method,
                card.overall(method).relativeL2(), card.overall(method).lastRelativeL2());
        }
    }

    private static double median(final double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
