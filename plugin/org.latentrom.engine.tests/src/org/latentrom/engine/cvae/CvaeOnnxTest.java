package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import onnx.Onnx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.cvae.network.NetworkPreset;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.onnx.OnnxRuntime;
import org.latentrom.engine.onnx.OnnxStructure;
import org.latentrom.engine.progress.Progress;

/** Exported encoders and decoders: their structure, and that onnxruntime computes what the model computes. */
class CvaeOnnxTest {
    private static final List<Field> FIELDS = TestFields.waves(12, 6, 7);

    private static final double[][] LATENTS = {{0, 0}, {1.25, -0.5}, {-2, 3}, {40, -60}};

    @TempDir
    private Path m_folder;

    private static CvaeModel model(final ObservationModel observation, final double logitLimit) {
        CvaeOptions options = TestFields.tiny().withObservation(observation)
            .withObjective(ObjectiveOptions.DEFAULT.withLogitLimit(logitLimit));
        return CvaeTrainer.train(FIELDS, TestFields.range(0, 9), TestFields.range(9, 12), options, Progress.NONE)
            .model();
    }

    private interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private static byte[] bytes(final Writer writer) throws IOException {
        var out = new ByteArrayOutputStream();
        writer.write(out);
        return out.toByteArray();
    }

    /** The batch as one array; what lies outside of the domain must not matter. */
    private static OnnxRuntime.Input input(final CvaeModel model) {
        int size = model.shape().size();
        var values = new float[FIELDS.size() * size];
        for (int i = 0; i < values.length; i++) {
            int inField = i % size;
            boolean valid = model.mask().isValid(inField % model.shape().pixels());
            values[i] = valid ? FIELDS.get(i / size).values()[inField] : Float.NaN;
        }
        return new OnnxRuntime.Input(values, FIELDS.size(), model.shape().channels().size(), model.shape().height(),
            model.shape().width());
    }

    @ParameterizedTest
    @EnumSource(ObservationModel.class)
    void encodersEncodeAsTheModelDoes(final ObservationModel observation) throws IOException {
        CvaeModel model = model(observation, ObjectiveOptions.DEFAULT.logitLimit());
        byte[] file = bytes(out -> CvaeOnnx.writeEncoder(model, out));
        OnnxStructure.check(file);
        OnnxRuntime.assumePresent();
        LatentPosterior expected = model.encode(FIELDS, Progress.NONE);
        Map<String, OnnxRuntime.Input> inputs = Map.of(CvaeOnnx.FIELD, input(model));
        float[] mean = OnnxRuntime.output(m_folder, file, inputs, CvaeOnnx.MEAN);
        float[] log = OnnxRuntime.output(m_folder, file, inputs, CvaeOnnx.LOG_VARIANCE);
        for (int i = 0; i < FIELDS.size(); i++) {
            for (int l = 0; l < 2; l++) {
                assertEquals(expected.mean()[i][l], mean[2 * i + l], 1e-5, "mean of row " + i);
                assertEquals(2 * Math.log(expected.sigma()[i][l]), log[2 * i + l], 1e-5, "log variance of row " + i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ObservationModel.class)
    void decodersDecodeAsTheModelDoes(final ObservationModel observation) throws IOException {
        decode(model(observation, ObjectiveOptions.DEFAULT.logitLimit()), DecodedValue.MEAN);
    }

    @Test
    void lambdaCanBeExported() throws IOException {
        decode(model(ObservationModel.CONTINUOUS_BERNOULLI, 2), DecodedValue.LAMBDA);
    }

    @Test
    void logitsWithoutLimitCanBeExported() throws IOException {
        decode(model(ObservationModel.CONTINUOUS_BERNOULLI, Double.POSITIVE_INFINITY), DecodedValue.MEAN);
    }

    private void decode(final CvaeModel model, final DecodedValue value) throws IOException {
        byte[] file = bytes(out -> CvaeOnnx.writeDecoder(model, value, out));
        OnnxStructure.check(file);
        OnnxRuntime.assumePresent();
        var z = new float[2 * LATENTS.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float)LATENTS[i / 2][i % 2];
        }
        float[] field = OnnxRuntime.output(m_folder, file,
            Map.of(CvaeOnnx.LATENT, new OnnxRuntime.Input(z, LATENTS.length, 2)), CvaeOnnx.FIELD);
        List<Field> expected = model.decode(LATENTS, value, 0, Progress.NONE);
        int size = model.shape().size();
        assertEquals(LATENTS.length * size, field.length);
        for (int i = 0; i < field.length; i++) {
            float e = expected.get(i / size).values()[i % size];
            assertEquals(e, field[i], 1e-5 * Math.max(1, Math.abs(e)), "row " + i / size + ", value " + i % size);
        }
    }

    /** Every family of networks, normalisation, dropout in training, and a condition that varies about a large mean. */
    @ParameterizedTest
    @EnumSource(NetworkPreset.class)
    void conditionalModelsOfEveryPreset(final NetworkPreset preset) throws IOException {
        var parameters = new double[FIELDS.size()][];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = new double[]{i % 4, 1000 + 0.25 * (i % 3)};
        }
        int n = FIELDS.size();
        var data = new CvaeData(FIELDS, List.of("Re", "T"), parameters, CvaeData.of(FIELDS).runs(),
            CvaeData.of(FIELDS).times());
        CvaeOptions options = CvaeOptions.DEFAULT.withEpochs(1).withBatchSize(8)
            .withNetwork(preset.options().withLatentSize(2).withBaseWidth(4));
        CvaeModel model = CvaeTrainer
            .train(data, TestFields.range(0, 9), TestFields.range(9, 12), options, Progress.NONE).model();
        byte[] encoder = bytes(out -> CvaeOnnx.writeEncoder(model, out));
        byte[] decoder = bytes(out -> CvaeOnnx.writeDecoder(model, DecodedValue.MEAN, out));
        OnnxStructure.check(encoder);
        OnnxStructure.check(decoder);
        OnnxRuntime.assumePresent();
        var conditions = new float[2 * n];
        for (int i = 0; i < conditions.length; i++) {
            conditions[i] = (float)parameters[i / 2][i % 2];
        }
        var given = new OnnxRuntime.Input(conditions, n, 2);
        double[][] mean = model.encode(FIELDS, parameters, Progress.NONE).mean();
        float[] z = OnnxRuntime.output(m_folder, encoder,
            Map.of(CvaeOnnx.FIELD, input(model), CvaeOnnx.CONDITIONS, given), CvaeOnnx.MEAN);
        for (int i = 0; i < z.length; i++) {
            assertEquals(mean[i / 2][i % 2], z[i], 1e-5 * Math.max(1, Math.abs(z[i])), "latent " + i);
        }
        float[] field = OnnxRuntime.output(m_folder, decoder,
            Map.of(CvaeOnnx.LATENT, new OnnxRuntime.Input(z, n, 2), CvaeOnnx.CONDITIONS, given), CvaeOnnx.FIELD);
        var latents = new double[n][2];
        for (int i = 0; i < z.length; i++) {
            latents[i / 2][i % 2] = z[i];
        }
        List<Field> expected = model.decode(latents, parameters, DecodedValue.MEAN, 0, Progress.NONE);
        int size = model.shape().size();
        for (int i = 0; i < field.length; i++) {
            float e = expected.get(i / size).values()[i % size];
            assertEquals(e, field[i], 1e-5 * Math.max(1, Math.abs(e)), "value " + i);
        }
    }

    @Test
    void namesShapesAndMetadata() throws IOException {
        CvaeModel model = model(ObservationModel.GAUSSIAN, 1);
        Onnx.ModelProto encoder = OnnxStructure.check(bytes(out -> CvaeOnnx.writeEncoder(model, out)));
        assertEquals(List.of("field batch 2 6 7"), values(encoder.getGraph().getInputList()));
        assertEquals(List.of("mean batch 2", "log_variance batch 2"), values(encoder.getGraph().getOutputList()));
        Onnx.ModelProto decoder =
            OnnxStructure.check(bytes(out -> CvaeOnnx.writeDecoder(model, DecodedValue.MEAN, out)));
        assertEquals(List.of("z batch 2"), values(decoder.getGraph().getInputList()));
        assertEquals(List.of("field batch 2 6 7"), values(decoder.getGraph().getOutputList()));
        Map<String, String> metadata = decoder.getMetadataPropsList().stream()
            .collect(Collectors.toMap(Onnx.StringStringEntryProto::getKey, Onnx.StringStringEntryProto::getValue));
        assertEquals(Map.of("channels", "u, v", "extent", "x 0.0 to 2.0, y -1.0 to 1.0", "observation model",
            "GAUSSIAN", "decoded value", "MEAN"), metadata);
    }

    private static List<String> values(final List<Onnx.ValueInfoProto> values) {
        return values.stream().map(v -> v.getName() + v.getType().getTensorType().getShape().getDimList().stream()
            .map(d -> " " + (d.hasDimParam() ? d.getDimParam() : "" + d.getDimValue())).collect(Collectors.joining()))
            .toList();
    }

    @Test
    void theSameModelGivesTheSameBytes() throws IOException {
        CvaeModel model = model(ObservationModel.GAUSSIAN, 1);
        byte[] first = bytes(out -> CvaeOnnx.writeEncoder(model, out));
        assertArrayEquals(first, bytes(out -> CvaeOnnx.writeEncoder(model, out)));
    }

    @Test
    void samplesAreRefused() {
        CvaeModel model = model(ObservationModel.GAUSSIAN, 1);
        var e = assertThrows(IllegalArgumentException.class,
            () -> CvaeOnnx.writeDecoder(model, DecodedValue.SAMPLE, OutputStream.nullOutputStream()));
        assertTrue(e.getMessage().contains("choose the mean or lambda"), e.getMessage());
    }
}
