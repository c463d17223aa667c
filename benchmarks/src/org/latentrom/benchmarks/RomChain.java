package org.latentrom.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.latentrom.engine.baseline.TimedField;
import org.latentrom.engine.cvae.CvaeModel;
import org.latentrom.engine.latent.LatentDynamics;
import org.latentrom.engine.latent.LatentTrajectories;
import org.latentrom.engine.latent.LatentTrajectory;
import org.latentrom.engine.latent.LinearDynamics;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.score.FieldErrors;
import org.latentrom.engine.score.Scorecard;

/**
 * The whole chain of an example on a plain class path: read, rasterise, train the CVAE, encode, learn the dynamics,
 * roll out, decode, score beside the baselines.
 *
 * <pre>benchmarks/run rom-chain cylinder|burgers validation|test [option=value ...]</pre>
 *
 * "validation" never reads a test snapshot into a model or a figure; choices are made with it. Options left out have
 * the values of the example workflow.
 */
public final class RomChain {
    private final RomCase m_case;

    private final Arguments m_options;

    private RomChain(final RomCase romCase, final Arguments options) {
        m_case = romCase;
        m_options = options;
    }

    /** Prints the errors; arguments as above. */
    public static void main(final String[] args) throws IOException {
        if (args.length < 2 || !List.of("validation", "test").contains(args[1])) {
            System.err.println("usage: rom-chain cylinder|burgers validation|test [option=value ...]");
            System.exit(2);
        }
        new RomChain(RomCase.of(args[0], args[1].equals("test")), new Arguments(args, 2)).run();
    }

    private void run() throws IOException {
        var trainer = new RomTraining(m_case, m_options);
        RomCase.Series training = trainer.raster(m_case.training());
        RomCase.Series truth = trainer.raster(m_case.truth());
        System.out.printf("%s: %d training fields, %d to predict, %s%n", m_case.name(), training.fields().size(),
            truth.fields().size(), training.fields().get(0).field().shape());
        CvaeModel cvae = trainer.cvae(training);
        List<TimedField> again = reconstruct(cvae, truth.fields());
        System.out.printf(Locale.ROOT, "reconstruction: training %.4f, truth %.4f%n",
            error(reconstruct(cvae, training.fields()), training.fields()), error(again, truth.fields()));
        LatentTrajectories latent = RomModel.encode(cvae, training);
        LatentTrajectory target = RomModel.encode(cvae, truth).runs().get(0);
        long begin = System.nanoTime();
        LatentDynamics residual = trainer.residual(latent);
        System.out.printf(Locale.ROOT, "dynamics: %s, %.1f s%n", residual.summary(), (System.nanoTime() - begin) / 1e9);
        report("linear map", new RomModel(cvae, LinearDynamics.fit(latent)), latent, target, training, truth);
        report("residual network", new RomModel(cvae, residual), latent, target, training, truth);
    }

    private void report(final String name, final RomModel model, final LatentTrajectories latent,
        final LatentTrajectory target, final RomCase.Series training, final RomCase.Series truth) {
        LatentTrajectory run = latent.runs().get(0);
        double[] start = m_case.fromFirst() ? target.states()[0] : run.states()[run.length() - 1];
        double time = m_case.fromFirst() ? target.times()[0] : run.times()[run.length() - 1];
        int steps = target.length() - (m_case.fromFirst() ? 1 : 0);
        var rollout = model.rollout(start, time, steps, target.parameters());
        var predicted = new ArrayList<TimedField>();
        if (m_case.fromFirst()) {
            // the anchors count the start snapshot as well: for the model it is encoded and decoded
            predicted.addAll(reconstruct(model.cvae(), truth.fields().subList(0, 1)));
        }
        predicted.addAll(model.decode(target.run(), rollout));
        var card = Scorecard.of(predicted, truth.fields(), training.fields(), m_case.latentSize(),
            0.1 * model.dynamics().timeStep(), Progress.NONE);
        System.out.printf(Locale.ROOT, "%s: latent error at the end %s%n", name, distance(
            rollout.states()[rollout.states().length - 1], target.states()[target.length() - 1]));
        card.methods().forEach(m -> {
            var s = card.overall(m);
            System.out.printf(Locale.ROOT,
                "  %-20s relative L2 mean %.4f last %.4f, RMSE %.5f, maximum %.4f, %d snapshots%n",
                m, s.relativeL2(), s.lastRelativeL2(), s.rmse(), s.maximum(), s.snapshots());
        });
    }

    private static String distance(final double[] a, final double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return String.format(Locale.ROOT, "%.4f", Math.sqrt(sum));
    }

    private static List<TimedField> reconstruct(final CvaeModel cvae, final List<TimedField> fields) {
        var again = cvae.decode(cvae.encode(fields.stream().map(TimedField::field).toList(), Progress.NONE).mean(),
            Progress.NONE);
        var timed = new ArrayList<TimedField>();
        for (int i = 0; i < again.size(); i++) {
            timed.add(new TimedField(fields.get(i).run(), fields.get(i).time(), again.get(i)));
        }
        return timed;
    }

    private static double error(final List<TimedField> predicted, final List<TimedField> truth) {
        double sum = 0;
        for (int i = 0; i < truth.size(); i++) {
            sum += FieldErrors.of(predicted.get(i).field(), truth.get(i).field()).all().relativeL2();
        }
        return sum / truth.size();
    }
}
