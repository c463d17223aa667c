package org.latentrom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.latentrom.engine.baseline.TimedField;
import org.latentrom.engine.cvae.CvaeModel;
import org.latentrom.engine.cvae.CvaeOptions;
import org.latentrom.engine.cvae.CvaeTrainer;
import org.latentrom.engine.cvae.network.NetworkOptions;
import org.latentrom.engine.cvae.ObservationModel;
import org.latentrom.engine.cvae.Split;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.latent.LatentDynamics;
import org.latentrom.engine.latent.LatentTrajectories;
import org.latentrom.engine.latent.ResidualOptions;
import org.latentrom.engine.latent.ResidualTrainer;
import org.latentrom.engine.latent.ValidationSplit;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.Resolution;

/**
 * The training of a code and its dynamics with the options of a command line; what is left out is as in the workflow.
 */
final class RomTraining {
    private final RomCase m_case;

    private final Arguments m_options;

    RomTraining(final RomCase romCase, final Arguments options) {
        m_case = romCase;
        m_options = options;
    }

    /** @return the snapshots as fields on the chosen grid */
    RomCase.Series raster(final ReadOptions which) throws IOException {
        return m_case.raster(which, new Resolution(m_options.integer("height", m_case.resolution().height()),
            m_options.integer("width", m_case.resolution().width())));
    }

    /** @return a CVAE trained on the series, or the one of the file that the option "load" names */
    CvaeModel cvae(final RomCase.Series training) throws IOException {
        String load = m_options.text("load", "");
        if (!load.isEmpty()) {
            try (var in = Files.newInputStream(Path.of(load))) {
                return CvaeModel.read(in);
            }
        }
        CvaeOptions options = cvaeOptions();
        List<String> runs = training.fields().stream().map(TimedField::run).toList();
        double[] times = training.fields().stream().mapToDouble(TimedField::time).toArray();
        Split split = m_case.fromFirst()
            ? Split.random(times.length, m_options.number("share", 0.1), options.seed())
            : Split.lastOfEachRun(runs, times, m_options.number("share", 0.2));
        long begin = System.nanoTime();
        var trained = CvaeTrainer.train(training.fields().stream().map(TimedField::field).toList(), split.training(),
            split.validation(), options, Progress.NONE);
        var last = trained.history().get(trained.bestEpoch() - 1);
        System.out.printf(Locale.ROOT,
            "cvae: epoch %d of %d, ELBO %.1f, KL %.2f, validation ELBO %.1f error %.4f, %.1f s%n",
            trained.bestEpoch(), options.training().epochs(), last.elbo(), last.kl(), last.validationElbo(),
            last.validationError(),
            (System.nanoTime() - begin) / 1e9);
        String save = m_options.text("save", "");
        if (!save.isEmpty()) {
            try (var out = Files.newOutputStream(Path.of(save))) {
                trained.model().write(out);
            }
        }
        return trained.model();
    }

    private CvaeOptions cvaeOptions() {
        CvaeOptions d = CvaeOptions.DEFAULT;
        var network = new NetworkOptions(m_options.integer("latents", m_case.latentSize()),
            m_options.integer("width0", m_case.fromFirst() ? d.network().baseWidth() : 16),
            m_options.integer("levels", d.network().levels()), m_options.integer("features", d.network().features()));
        return d.withNetwork(network).withEpochs(m_options.integer("epochs", m_case.fromFirst() ? 80 : 60))
            .withBatchSize(m_options.integer("batch", d.training().batchSize()))
            .withLearningRate(m_options.number("rate", d.training().learningRate()))
            .withObjective(d.objective().withBeta(m_options.number("beta", d.objective().beta()),
                m_options.integer("warmup", d.objective().warmUpEpochs())))
            .withObservation(ObservationModel.valueOf(m_options.text("observation", d.observation().name())))
            .withSeed(m_options.integer("seed", (int)d.seed()));
    }

    private ResidualOptions dynamicsOptions() {
        ResidualOptions d = ResidualOptions.defaults();
        double share = m_options.number("dynamics-share", m_case.fromFirst() ? 0 : 0.15);
        return d
            .withNetworks(m_options.integer("layers", d.hiddenLayers()), m_options.integer("neurons", d.width()),
                m_options.integer("members", d.members()))
            .withTraining(m_options.integer("dynamics-epochs", d.epochs()),
                m_options.integer("dynamics-batch", d.batch()), m_options.number("dynamics-rate", d.learningRate()),
                m_options.integer("rollout", d.longestRollout()))
            .withRegularization(m_options.number("noise", m_case.fromFirst() ? 0.1 : d.noise()),
                m_options.number("parameter-noise", d.parameterNoise()),
                m_options.number("decay", m_case.fromFirst() ? 1 : d.weightDecay()))
            .withSeed(m_options.integer("dynamics-seed", (int)d.seed()))
            .withValidation(share > 0 ? ValidationSplit.lastFraction(share) : ValidationSplit.none(), true);
    }

    /** @return residual dynamics trained on the trajectories */
    LatentDynamics residual(final LatentTrajectories latent) {
        ResidualOptions options = dynamicsOptions();
        var result = ResidualTrainer.train(latent, options, Progress.NONE);
        System.out.println("dynamics: epochs " + result.epochs() + ", validation errors "
            + result.validationErrors().stream().map(e -> String.format(Locale.ROOT, "%.4f", e)).toList());
        return result.dynamics();
    }
}
