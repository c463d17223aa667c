package org.latentrom.engine.cvae;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.latentrom.engine.cvae.network.NetworkOptions;
import org.latentrom.engine.cvae.network.NetworkPreset;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

/**
 * Writes the models in {@code resources/cvae} with what they encode and decode: once for each version of the format,
 * with the code of that version. See the README there.
 */
final class ModelFixtures {
    /** What a model made of the fields of {@link #fields}, and of the latents {@link #LATENTS}. */
    static final class Expected {
        double[][] mean;

        double[][] sigma;

        float[][] decoded;

        double[] observationSigma;
    }

    static final double[][] LATENTS = {{0, 0}, {1.25, -0.5}, {-2, 3}};

    private ModelFixtures() {
    }

    static List<Field> fields() {
        return TestFields.waves(12, 6, 7);
    }

    /** Two parameters of runs for each of {@link #fields}. */
    static double[][] parameters(final int rows) {
        var parameters = new double[rows][];
        for (int i = 0; i < rows; i++) {
            parameters[i] = new double[]{0.25 * i, 1000 + i % 3};
        }
        return parameters;
    }

    /**
     * @param args the folder to write to; the version of the format that this code writes
     * @throws IOException if the folder cannot be written
     */
    public static void main(final String[] args) throws IOException {
        NetworkOptions sizes = NetworkOptions.DEFAULT.withSizes(4, 2, 6);
        for (ObservationModel observation : List.of(ObservationModel.GAUSSIAN_PER_CHANNEL,
            ObservationModel.CONTINUOUS_BERNOULLI)) {
            write(args, observation.name(), sizes, observation, CvaeData.of(fields()));
        }
        // not in version 1: other families, parameters of the run
        write(args, "CONDITIONAL_SKIP_VAE", NetworkPreset.SKIP_VAE.options().withSizes(4, 2, 6),
            ObservationModel.GAUSSIAN, CvaeData.of(fields(), List.of("Re", "T"), parameters(12)));
        write(args, "MLP", NetworkPreset.MLP.options().withHidden(List.of(9, 5)), ObservationModel.BERNOULLI,
            CvaeData.of(fields()));
    }

    private static void write(final String[] args, final String title, final NetworkOptions network,
        final ObservationModel observation, final CvaeData data) throws IOException {
        CvaeOptions options =
            CvaeOptions.DEFAULT.withNetwork(network).withEpochs(40).withBatchSize(4).withObservation(observation);
        CvaeModel model = CvaeTrainer
            .train(data, TestFields.range(0, 9), TestFields.range(9, 12), options, Progress.NONE).model();
        String name = "v" + args[1] + "-" + title.toLowerCase(Locale.ROOT).replace('_', '-');
        try (OutputStream out = Files.newOutputStream(Path.of(args[0], name + ".cvae"))) {
            model.write(out);
        }
        Files.writeString(Path.of(args[0], name + ".json"), new GsonBuilder().create().toJson(expected(model)));
    }

    static Expected expected(final CvaeModel model) {
        var e = new Expected();
        boolean conditional = !model.conditionNames().isEmpty();
        LatentPosterior p = model.encode(fields(), conditional ? parameters(12) : new double[12][0], Progress.NONE);
        e.mean = p.mean();
        e.sigma = p.sigma();
        double[][] conditions = conditional ? parameters(LATENTS.length) : new double[LATENTS.length][0];
        e.decoded = model.decode(LATENTS, conditions, DecodedValue.MEAN, 0, Progress.NONE).stream()
            .map(Field::values).toArray(float[][]::new);
        e.observationSigma = model.observationSigma();
        return e;
    }
}
