package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.container.Container;
import org.latentrom.engine.container.ContainerException;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** Encoding, decoding, and the model's file. */
class CvaeModelTest {
    private static final List<Field> FIELDS = TestFields.waves(40);

    private static CvaeModel model;

    @BeforeAll
    static void train() {
        model = train(ObservationModel.GAUSSIAN);
    }

    private static CvaeModel train(final ObservationModel observation) {
        return CvaeTrainer.train(FIELDS, TestFields.range(0, 30), TestFields.range(30, 40),
            TestFields.tiny().withObservation(observation), Progress.NONE).model();
    }

    @Test
    void encodesToMeansAndSigmas() {
        LatentPosterior p = model.encode(FIELDS, Progress.NONE);
        assertEquals(40, p.size());
        for (int i = 0; i < 40; i++) {
            assertEquals(2, p.mean()[i].length);
            for (int l = 0; l < 2; l++) {
                assertTrue(Double.isFinite(p.mean()[i][l]) && p.sigma()[i][l] > 0);
            }
        }
        assertEquals(0, model.encode(List.of(), Progress.NONE).size());
    }

    @Test
    void decodesToFieldsOnTheModelsGrid() {
        List<Field> fields = model.decode(new double[][]{{0, 0}, {0.5, -1}}, Progress.NONE);
        assertEquals(2, fields.size());
        for (Field f : fields) {
            assertEquals(model.shape(), f.shape());
            assertEquals(FIELDS.get(0).mask(), f.mask());
            for (int i = 0; i < f.values().length; i++) {
                assertTrue(f.mask().isValid(i % f.shape().pixels()) || f.values()[i] == 0);
                assertTrue(Float.isFinite(f.values()[i]));
            }
        }
        assertEquals(List.of(), model.decode(new double[0][], Progress.NONE));
    }

    /** More rows than go through at once, one of them alone, and again: the same fields. */
    @Test
    void rowsDoNotDependOnTheirNeighbours() {
        double[][] z = model.encode(FIELDS, Progress.NONE).mean();
        List<Field> all = model.decode(z, Progress.NONE);
        assertArrayEquals(all.get(39).values(), model.decode(z, Progress.NONE).get(39).values());
        for (int i : new int[]{0, 31, 32, 39}) {
            float[] alone = model.decode(new double[][]{z[i]}, Progress.NONE).get(0).values();
            // kernels may sum in another order for another batch
            assertArrayEquals(all.get(i).values(), alone, 1e-5f);
            assertArrayEquals(z[i], model.encode(List.of(FIELDS.get(i)), Progress.NONE).mean()[0], 1e-5);
        }
    }

    @Test
    void threadsMayShareAModel() {
        double[][] z = model.encode(FIELDS, Progress.NONE).mean();
        float[] expected = model.decode(z, Progress.NONE).get(7).values();
        IntStream.range(0, 8).parallel().forEach(
            k -> assertArrayEquals(expected, model.decode(z, Progress.NONE).get(7).values(), 1e-5f));
    }

    @ParameterizedTest
    @EnumSource
    void comesBackFromItsFile(final ObservationModel observation) throws IOException {
        CvaeModel saved = observation == ObservationModel.GAUSSIAN ? model : train(observation);
        CvaeModel read = CvaeModel.read(new ByteArrayInputStream(bytes(saved)));
        assertEquals(saved.shape(), read.shape());
        assertEquals(saved.mask(), read.mask());
        assertEquals(saved.options(), read.options());
        assertEquals(saved.training(), read.training());
        assertEquals(saved.parameterCount(), read.parameterCount());
        assertArrayEquals(saved.observationSigma(), read.observationSigma());
        assertArrayEquals(bytes(saved), bytes(read));
        LatentPosterior p = saved.encode(FIELDS, Progress.NONE);
        LatentPosterior q = read.encode(FIELDS, Progress.NONE);
        for (int i = 0; i < 40; i++) {
            assertArrayEquals(p.mean()[i], q.mean()[i]);
            assertArrayEquals(p.sigma()[i], q.sigma()[i]);
        }
        assertArrayEquals(saved.decode(p.mean(), Progress.NONE).get(3).values(),
            read.decode(q.mean(), Progress.NONE).get(3).values());
    }

    private static byte[] bytes(final CvaeModel m) throws IOException {
        var out = new ByteArrayOutputStream();
        m.write(out);
        return out.toByteArray();
    }

    /** An option that this software does not know may change what the numbers mean; one that a file lacks does not. */
    @Test
    void unknownOptionsAreRefusedAndMissingOnesHaveTheirDefaults() throws ContainerException {
        for (String name : List.of("seed", "beta", "epochs", "dropout", "patch")) {
            String message = assertThrows(ContainerException.class, () -> CvaeModelFormat
                .ofContainer(changed(h -> h.replaceFirst("\"" + name + "\"", "\"x-" + name + "\"")))).getMessage();
            assertTrue(message.contains("x-" + name) && message.contains("update the extension"), message);
        }
        Container without = changed(h -> h.replaceFirst(" *\"weightDecay.*\n", "").replaceFirst(" *\"beta.*\n", "")
            .replaceFirst(" *\"dropout\": .*\n", "").replace("\"NONE\",\n    }", "\"NONE\"\n    }"));
        assertTrue(!without.header().contains("beta") && !without.header().contains("weightDecay"));
        assertEquals(model.options(), CvaeModelFormat.ofContainer(without).options());
    }

    /** Files with a right checksum and a wrong header. */
    @Test
    void hostileHeadersAreRefused() {
        for (String[] change : new String[][]{{"\"residual-skip-1\"", "\"transformer\""},
            {"\"levels\": 2", "\"levels\": 9"},
            {"\"height\": 10", "\"height\": 11"}, {"\"height\": 10", "\"height\": 1000000000"},
            {"\"height\": 10", "\"height\": -1"}, {"\"features\": 8", "\"features\": 4096"},
            {"\"latentSize\": 2", "\"latentSize\": 3"}, {"\"GAUSSIAN\"", "\"CAUCHY\""},
            {"\"deterministic\": false", "\"deterministic\": null"}, {"\"dropout\": 0.0", "\"dropout\": null"},
            {"\"GAUSSIAN\"", "\"CONTINUOUS_BERNOULLI\""}, {"\"channels\"", "\"chanels\""}, {"\"extent\"", "\"xtent\""},
            {"\"baseWidth\": 8", "\"baseWidth\": 1024"}, {"\"patch\": 2", "\"patch\": 0"}, {"{", ""}, {"\"u\"", "null"},
            {"\"epoch\": 3", "\"epoch\": \"three\""}, {"\"training\"", "\"traning\""}, {"\"result\"", "\"resul\""}}) {
            String message = assertThrows(ContainerException.class,
                () -> CvaeModelFormat.ofContainer(changed(h -> h.replaceFirst("\\Q" + change[0] + "\\E", change[1]))),
                () -> String.join(" -> ", change)).getMessage();
            assertTrue(message.contains("model"), message);
        }
        assertThrows(ContainerException.class, () -> CvaeModelFormat.ofContainer(changed(h -> "")));
        assertThrows(ContainerException.class, () -> CvaeModelFormat.ofContainer(changed(h -> "null")));
    }

    @Test
    void hostileArraysAreRefused() throws ContainerException {
        Container c = CvaeModelFormat.toContainer(model);
        assertEquals(model.parameterCount(), CvaeModelFormat.ofContainer(c).parameterCount());
        for (Container bad : new Container[]{c.with("parameters", new float[3]),
            c.with("variance", new double[]{1, -1}),
            c.with("variance", new double[]{1, Double.NaN}), c.with("deviation", new double[]{0, 1}),
            c.with("mask", new long[]{-1, -1, -1}), c.with("mask", new long[9]), c.with("mask", new float[2]),
            c.with("mean", new float[7]), c.with("mask", new long[0]), c.with("low", new double[]{0, Double.NaN}),
            c.with("low", (double[])c.arrays().get("high")), c.with("high", new double[]{Double.POSITIVE_INFINITY, 9}),
            c.with("mean", infinite(c, "mean")), c.with("parameters", infinite(c, "parameters"))}) {
            assertThrows(ContainerException.class, () -> CvaeModelFormat.ofContainer(bad));
        }
    }

    private static float[] infinite(final Container c, final String name) {
        float[] values = ((float[])c.arrays().get(name)).clone();
        values[values.length / 2] = Float.NEGATIVE_INFINITY;
        return values;
    }

    private static Container changed(final UnaryOperator<String> header) {
        Container c = CvaeModelFormat.toContainer(model);
        Container changed = Container.of(c.kind(), c.version(), header.apply(c.header()));
        changed = changed.with("mask", (long[])c.arrays().get("mask"));
        for (String name : List.of("mean", "parameters")) {
            changed = changed.with(name, (float[])c.arrays().get(name));
        }
        for (String name : List.of("deviation", "low", "high", "variance")) {
            changed = changed.with(name, (double[])c.arrays().get(name));
        }
        return changed;
    }

    @Test
    void fieldsOfAnotherGridAreRefusedByName() {
        Field other = TestFields.waves(1, 12, 13).get(0);
        var fields = new ArrayList<>(FIELDS);
        fields.set(2, other);
        String message =
            assertThrows(BadFieldException.class, () -> model.encode(fields, Progress.NONE)).getMessage();
        assertTrue(message.contains("field 3") && message.contains("12 x 13") && message.contains("10 x 13"), message);

        FieldShape s = model.shape();
        var moved = new Field(new FieldShape(s.channels(), s.height(), s.width(), new Extent(0, 2.1, -1, 1)),
            FIELDS.get(0).values());
        String extent =
            assertThrows(BadFieldException.class, () -> model.encode(List.of(moved), Progress.NONE)).getMessage();
        assertTrue(extent.contains("2.1") && extent.contains("same resolution and extent"), extent);
    }

    @Test
    void fieldsMustCoverTheModelsPixels() {
        FieldShape s = model.shape();
        var half = new boolean[s.pixels()];
        for (int i = 0; i < half.length / 2; i++) {
            half[i] = true;
        }
        var field = new Field(s, FIELDS.get(0).values(), Mask.of(s.height(), s.width(), half));
        assertTrue(assertThrows(BadFieldException.class, () -> model.encode(List.of(field), Progress.NONE)).getMessage()
            .contains("pixels are not valid in it"));
        var full = new Field(s, FIELDS.get(0).values());
        assertArrayEquals(model.encode(FIELDS.subList(0, 1), Progress.NONE).mean()[0],
            model.encode(List.of(full), Progress.NONE).mean()[0], "more pixels do no harm");
    }

    @Test
    void latentsMustBeFiniteAndOfTheRightNumber() {
        String size = assertThrows(IllegalArgumentException.class,
            () -> model.decode(new double[][]{{1, 2}, {1, 2, 3}}, Progress.NONE)).getMessage();
        assertTrue(size.contains("row 2 has 3 latents, the model has 2"), size);
        for (double bad : new double[]{Double.NaN, 1e300}) {
            String message = assertThrows(IllegalArgumentException.class,
                () -> model.decode(new double[][]{{0, bad}}, Progress.NONE)).getMessage();
            assertTrue(message.contains("row 1: latent 1 is"), message);
        }
    }

    @Test
    void encodingAndDecodingCanBeCancelled() {
        Progress cancelled = new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                // never got that far
            }

            @Override
            public void checkCanceled() {
                throw new CancellationException();
            }
        };
        assertThrows(CancellationException.class, () -> model.encode(FIELDS, cancelled));
        assertThrows(CancellationException.class, () -> model.decode(new double[40][2], cancelled));
        assertThrows(CancellationException.class,
            () -> CvaeStatistics.of(model, FIELDS, StatisticsOptions.DEFAULT, cancelled));
    }
}
