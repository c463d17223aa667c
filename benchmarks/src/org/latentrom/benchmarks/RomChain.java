package org.latentrom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.latentrom.engine.baseline.TimedField;
import org.latentrom.engine.cvae.CvaeModel;
import org.latentrom.engine.cvae.CvaeOptions;
import org.latentrom.engine.cvae.CvaeTrainer;
import org.latentrom.engine.cvae.ObservationModel;
import org.latentrom.engine.cvae.Split;
import org.latentrom.engine.latent.LatentDynamics;
import org.latentrom.engine.latent.LatentTrajectories;
import org.latentrom.engine.latent.LatentTrajectory;
import org.latentrom.engine.latent.LinearDynamics;
import org.latentrom.engine.latent.ResidualOptions;
import org.latentrom.engine.latent.ResidualTrainer;
import org.latentrom.engine.latent.ValidationSplit;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.score.FieldErrors;
import org.latentrom.engine.score.Scorecard;

/**
 * The whole chain of an example on a plain class path: read, rasterise, train the CVAE, encode, learn the dynamics, roll
 * out, decode, score beside the baselines.
 *
 * <pre>benchmarks/run rom-chain cylinder|burgers validation|test [option=value ...]</pre>
 *
 * "validation" never reads a test snapshot into a model or a figure; choices are made with it. Options left out have the
 * values of the example workflow.
 */
public final class RomChain {
    private final RomCase m_case;

    private final Map<String, String> m_options;

    private RomChain(final RomCase romCase, final Map<String, String> options) {
        m_case = romCase;
        m_options = options;
    }

    /** Prints the errors; arguments as above. */
    public static void main(final String[] args) throws IOException {
        if (args.length < 2 || !List.of("validation", "test").contains(args[1])) {
            System.err.println("usage: rom-chain cylinder|burgers validation|test [option=value ...]");
            System.exit(2);
        }
        var options = new LinkedHashMap<String, String>();
        for (String arg : List.of(args).subList(2, args.length)) {
            options.put(arg.substring(0, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1));
        }
        new RomChain(RomCase.of(args[0], args[1].equals("test")), options).run();
    }

    private double option(final String name, final double otherwise) {
        return m_options.containsKey(name) ? Double.parseDouble(m_options.get(name)) : otherwise;
    }

    private void run() throws IOException {
        int pixels = (int)option("pixels", 64);
        RomCase.Series training = m_case.raster(m_case.training(), pixels);
        RomCase.Series truth = m_case.raster(m_case.truth(), pixels);
        System.out.printf("%s: %d training fields, %d to predict, %s%n", m_case.name(), training.fields().size(),
            truth.fields().size(), training.fields().get(0).field().shape());
        CvaeModel cvae = cvae(training);
        List<TimedField> again = reconstruct(cvae, truth.fields());
        System.out.printf(Locale.ROOT, "reconstruction: training %.4f, truth %.4f%n",
            error(reconstruct(cvae, training.fields()), training.fields()), error(again, truth.fields()));
        LatentTrajectories latent = RomModel.encode(cvae, training);
        LatentTrajectory target = RomModel.encode(cvae, truth).runs().get(0);
        long begin = System.nanoTime();
        LatentDynamics residual = residual(latent);
        System.out.printf(Locale.ROOT, "dynamics: %s, %.1f s%n", residual.summary(), (System.nanoTime() - begin) / 1e9);
        report("linear map", new RomModel(cvae, LinearDynamics.fit(latent)), latent, target, training, truth);
        report("residual network", new RomModel(cvae, residual), latent, target, training, truth);
    }

    private CvaeModel cvae(final RomCase.Series training) throws IOException {
        if (m_options.containsKey("load")) {
            try (var in = Files.newInputStream(Path.of(m_options.get("load")))) {
                return CvaeModel.read(in);
            }
        }
        var d = CvaeOptions.DEFAULT;
        var options = d.withLatentSize(m_case.latentSize()).withEpochs((int)option("epochs", d.epochs()))
            .withBatchSize((int)option("batch", d.batchSize())).withLearningRate(option("rate", d.learningRate()))
            .withNetwork((int)option("base", d.baseWidth()), (int)option("levels", d.levels()),
                (int)option("features", d.features()))
            .withBeta(option("beta", d.beta()), (int)option("warm-up", d.warmUpEpochs()))
            .withObservation(
                ObservationModel.valueOf(m_options.getOrDefault("observation", d.observation().name())))
            .withSeed((long)option("seed", d.seed()));
        List<String> runs = training.fields().stream().map(TimedField::run).toList();
        double[] times = training.fields().stream().mapToDouble(TimedField::time).toArray();
        Split split = Split.lastOfEachRun(runs, times, option("cvae-validation", 0));
        long begin = System.nanoTime();
        var trained = CvaeTrainer.train(training.fields().stream().map(TimedField::field).toList(), split.training(),
            split.validation(), options, Progress.NONE);
        var last = trained.history().get(trained.bestEpoch() - 1);
        System.out.printf(Locale.ROOT, "cvae: epoch %d of %d, ELBO %.1f, KL %.2f, validation ELBO %.1f error %.4f, %.1f s%n",
            trained.bestEpoch(), options.epochs(), last.elbo(), last.kl(), last.validationElbo(), last.validationError(),
            (System.nanoTime() - begin) / 1e9);
        if (m_options.containsKey("save")) {
            try (var out = Files.newOutputStream(Path.of(m_options.get("save")))) {
                trained.model().write(out);
            }
        }
        return trained.model();
    }

    private LatentDynamics residual(final LatentTrajectories latent) {
        var d = ResidualOptions.defaults();
        double share = option("share", 0.15);
        var options = d
            .withNetworks((int)option("layers", d.hiddenLayers()), (int)option("width", d.width()),
                (int)option("members", d.members()))
            .withTraining((int)option("dynamics-epochs", d.epochs()), (int)option("dynamics-batch", d.batch()),
                option("dynamics-rate", d.learningRate()), (int)option("rollout", d.longestRollout()))
            .withRegularization(option("noise", d.noise()), option("parameter-noise", d.parameterNoise()),
                option("decay", d.weightDecay()))
            .withSeed((long)option("dynamics-seed", d.seed()))
            .withValidation(share > 0 ? ValidationSplit.lastFraction(share) : ValidationSplit.none(), true);
        var result = ResidualTrainer.train(latent, options, Progress.NONE);
        System.out.println("epochs " + result.epochs() + ", validation errors " + result.validationErrors());
        return result.dynamics();
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
            System.out.printf(Locale.ROOT, "  %-20s relative L2 mean %.4f last %.4f, RMSE %.5f, maximum %.4f, %d snapshots%n",
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
