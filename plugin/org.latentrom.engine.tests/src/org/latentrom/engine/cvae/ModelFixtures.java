package org.latentrom.engine.cvae;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.latentrom.engine.cvae.network.NetworkOptions;
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

    /**
     * @param args the folder to write to; the version of the format that this code writes
     * @throws IOException if the folder cannot be written
     */
    public static void main(final String[] args) throws IOException {
        for (ObservationModel observation : List.of(ObservationModel.GAUSSIAN_PER_CHANNEL,
            ObservationModel.CONTINUOUS_BERNOULLI)) {
            CvaeOptions options = CvaeOptions.DEFAULT.withNetwork(NetworkOptions.DEFAULT.withSizes(4, 2, 6))
                .withEpochs(40).withBatchSize(4).withObservation(observation);
            CvaeModel model = CvaeTrainer
                .train(fields(), TestFields.range(0, 9), TestFields.range(9, 12), options, Progress.NONE).model();
            String name = "v" + args[1] + "-" + observation.name().toLowerCase().replace('_', '-');
            try (OutputStream out = Files.newOutputStream(Path.of(args[0], name + ".cvae"))) {
                model.write(out);
            }
            Files.writeString(Path.of(args[0], name + ".json"), new GsonBuilder().create().toJson(expected(model)));
        }
    }

    static Expected expected(final CvaeModel model) {
        var e = new Expected();
        LatentPosterior p = model.encode(fields(), Progress.NONE);
        e.mean = p.mean();
        e.sigma = p.sigma();
        e.decoded = model.decode(LATENTS, Progress.NONE).stream().map(Field::values).toArray(float[][]::new);
        e.observationSigma = model.observationSigma();
        return e;
    }
}
