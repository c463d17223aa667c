package org.latentrom.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

import org.latentrom.engine.cvae.CvaeModel;
import org.latentrom.engine.cvae.CvaeStatistics;
import org.latentrom.engine.cvae.LatentPosterior;
import org.latentrom.engine.cvae.MutualInformation;
import org.latentrom.engine.cvae.StatisticsOptions;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.nn.Backend;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.sampling.GaussianMixture;
import org.latentrom.engine.sampling.StandardNormal;

/**
 * How long the statistics of a CVAE take, part by part, and a Gaussian mixture of its latent states. With a model and
 * MNIST's test digits it times those; without, it draws posteriors at random and leaves the decoder out.
 *
 * <pre>
 * benchmarks/run latent-statistics [--model FILE --data FOLDER] [--fields 10000] [--latent 20] [--samples 10]
 *   [--components 10]
 * </pre>
 */
public final class LatentStatistics {
    private LatentStatistics() {
    }

    /** See the class. */
    public static void main(final String[] args) throws IOException {
        var o = new Arguments(args, 0);
        int n = o.integer("fields", 10_000);
        LatentPosterior posterior =
            o.text("model", null) == null ? random(n, o.integer("latent", 20)) : encoded(o, n);
        time("mixture of " + o.integer("components", 10) + " components", () -> {
            double[][] z = StandardNormal.samplePosteriors(posterior.mean(), posterior.sigma(), 1);
            GaussianMixture m = GaussianMixture.fit(z, o.integer("components", 10), 1, Progress.NONE);
            return String.format(Locale.ROOT, "%.3f nats a state", m.logLikelihood());
        });
        time("mutual information of " + posterior.size() + " x " + posterior.mean()[0].length, () -> MutualInformation
            .of(posterior, 2, 1, Progress.NONE).toString());
    }

    private static LatentPosterior random(final int fields, final int latents) {
        var random = new Random(1);
        var mean = new double[fields][latents];
        var sigma = new double[fields][latents];
        for (int i = 0; i < fields; i++) {
            for (int l = 0; l < latents; l++) {
                sigma[i][l] = 0.1 + 0.2 * random.nextDouble();
                mean[i][l] = random.nextGaussian() * Math.sqrt(1 - sigma[i][l] * sigma[i][l]);
            }
        }
        return new LatentPosterior(mean, sigma);
    }

    private static LatentPosterior encoded(final Arguments o, final int n) throws IOException {
        CvaeModel model;
        try (InputStream in = Files.newInputStream(Path.of(o.text("model", null)))) {
            model = CvaeModel.read(in);
        }
        List<Field> all = MnistDigits.read(Path.of(o.text("data", "")).resolve("t10k-images-idx3-ubyte"));
        List<Field> digits = all.subList(0, Math.min(n, all.size()));
        System.out.printf(Locale.ROOT, "%d digits, %d latents, %d threads%n", digits.size(), model.latentSize(),
            Backend.threads());
        int samples = o.integer("samples", 10);
        time("all statistics with " + samples + " samples a field", () -> CvaeStatistics
            .of(model, digits, StatisticsOptions.DEFAULT.withSamples(samples), Progress.NONE).toString());
        return model.encode(digits, Progress.NONE);
    }

    private static void time(final String what, final Supplier<String> work) {
        long start = System.nanoTime();
        String result = work.get();
        System.out.printf(Locale.ROOT, "%8.2f s  %s: %s%n", (System.nanoTime() - start) * 1e-9, what, result);
    }
}
