package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.cvae.network.NetworkOptions;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** Trainings: what they learn, that they repeat, how they end early, and what they refuse. */
class CvaeTrainerTest {
    private static final int[] TRAINING = TestFields.range(0, 24);

    private static final int[] VALIDATION = TestFields.range(24, 32);

    private static final List<Field> FIELDS = TestFields.waves(32);

    private static byte[] bytes(final CvaeModel model) throws IOException {
        var out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }

    /** The waves need four POD modes; two latents of a nonlinear code are enough. */
    @Test
    void learnsTravellingWaves() {
        CvaeTraining t = CvaeTrainer.train(FIELDS, TRAINING, VALIDATION,
            TestFields.tiny().withEpochs(60).withNetwork(NetworkOptions.DEFAULT.withSizes(16, 2, 16)), Progress.NONE);
        EpochRecord first = t.history().get(0);
        EpochRecord best = t.history().get(t.bestEpoch() - 1);
        assertTrue(best.validationError() < 0.04, "error " + best.validationError());
        assertTrue(best.validationError() < 0.3 * first.validationError(), first + "\n" + best);
        assertTrue(best.elbo() > first.elbo());
    }

    @ParameterizedTest
    @EnumSource
    void everyObservationModelImproves(final ObservationModel model) {
        List<EpochRecord> h = CvaeTrainer.train(FIELDS, TRAINING, VALIDATION,
            TestFields.tiny().withEpochs(12).withObservation(model), Progress.NONE).history();
        assertTrue(h.get(11).elbo() > h.get(0).elbo(), h.toString());
        for (EpochRecord r : h) {
            assertEquals(r.elbo(), r.reconstruction() - r.kl(), 1e-9 * Math.abs(r.elbo()));
            assertTrue(r.kl() > 0);
        }
    }

    @Test
    void sameSeedSameBits() throws IOException {
        byte[] a = bytes(CvaeTrainer.train(FIELDS, TRAINING, VALIDATION, TestFields.tiny(), Progress.NONE).model());
        byte[] b = bytes(CvaeTrainer.train(FIELDS, TRAINING, VALIDATION, TestFields.tiny(), Progress.NONE).model());
        assertArrayEquals(a, b);
        CvaeOptions other = TestFields.tiny().withSeed(2);
        byte[] c = bytes(CvaeTrainer.train(FIELDS, TRAINING, VALIDATION, other, Progress.NONE).model());
        assertFalse(Arrays.equals(a, c));
    }

    /** Rows that are neither trained on nor validated with may hold anything, and change nothing. */
    @Test
    void otherRowsAreNeverSeen() throws IOException {
        var fields = new ArrayList<>(FIELDS);
        var shape = new FieldShape(List.of("other"), 1, 1, new Extent(0, 1, 0, 1));
        fields.add(new Field(shape, new float[]{Float.NaN}));
        assertArrayEquals(
            bytes(CvaeTrainer.train(FIELDS, TRAINING, VALIDATION, TestFields.tiny(), Progress.NONE).model()),
            bytes(CvaeTrainer.train(fields, TRAINING, VALIDATION, TestFields.tiny(), Progress.NONE).model()));
    }

    @Test
    void keepsTheEpochWithTheBestValidation() {
        CvaeTraining t = CvaeTrainer.train(FIELDS, TRAINING, VALIDATION,
            TestFields.tiny().withEpochs(15).withLearningRate(0.02), Progress.NONE);
        int best = 0;
        for (int i = 0; i < t.history().size(); i++) {
            boolean better = i == 0 || t.history().get(i).validationElbo() > t.history().get(best).validationElbo();
            assertEquals(better, t.history().get(i).best(), "epoch " + (i + 1));
            best = better ? i : best;
        }
        assertEquals(best + 1, t.bestEpoch());
        assertEquals(t.history().get(best).validationElbo(), t.model().training().validationElbo());
        assertEquals(t.history().get(best).validationError(), error(t.model(), FIELDS.subList(24, 32)), 1e-5);
    }

    private static double error(final CvaeModel model, final List<Field> fields) {
        List<Field> decoded = model.decode(model.encode(fields, Progress.NONE).mean(), Progress.NONE);
        double sum = 0;
        for (int k = 0; k < fields.size(); k++) {
            double difference = 0;
            double norm = 0;
            for (int i = 0; i < fields.get(k).values().length; i++) {
                double truth = fields.get(k).values()[i];
                difference += Math.pow(truth - decoded.get(k).values()[i], 2);
                norm += truth * truth;
            }
            sum += Math.sqrt(difference / norm) / fields.size();
        }
        return sum;
    }

    @Test
    void withoutValidationTheLastEpochIsKept() {
        CvaeTraining t = CvaeTrainer.train(FIELDS, TRAINING, new int[0], TestFields.tiny(), Progress.NONE);
        assertEquals(3, t.bestEpoch());
        assertTrue(Double.isNaN(t.history().get(2).validationElbo()));
    }

    @Test
    void invalidPixelsChangeNothing() throws IOException {
        var fields = new ArrayList<Field>();
        for (Field f : FIELDS) {
            float[] values = f.values().clone();
            for (int i = 0; i < values.length; i++) {
                if (!f.mask().isValid(i % f.shape().pixels())) {
                    values[i] = Float.NaN;
                }
            }
            fields.add(new Field(f.shape(), values, f.mask()));
        }
        assertArrayEquals(
            bytes(CvaeTrainer.train(FIELDS, TRAINING, VALIDATION, TestFields.tiny(), Progress.NONE).model()),
            bytes(CvaeTrainer.train(fields, TRAINING, VALIDATION, TestFields.tiny(), Progress.NONE).model()));
    }

    @Test
    void progressRisesAndTellsTheLoss() {
        var messages = new ArrayList<String>();
        var last = new double[1];
        CvaeTrainer.train(FIELDS, TRAINING, VALIDATION, TestFields.tiny(), new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                assertTrue(fraction >= last[0] && fraction <= 1);
                last[0] = fraction;
                messages.add(message.get());
            }

            @Override
            public void checkCanceled() {
                // goes on
            }
        });
        assertEquals(1, last[0], 1e-12);
        String end = messages.get(messages.size() - 1);
        assertTrue(end.contains("epoch 3 of 3") && end.contains("loss") && end.contains("s left"), end);
    }

    @Test
    void isAskedForCancelEveryBatch() {
        var asked = new AtomicInteger();
        assertThrows(CancellationException.class,
            () -> CvaeTrainer.train(FIELDS, TRAINING, VALIDATION, TestFields.tiny(), new Progress() {
                @Override
                public void report(final double fraction, final Supplier<String> message) {
                    asked.set(1000);
                }

                @Override
                public void checkCanceled() {
                    if (asked.incrementAndGet() > 1000) {
                        throw new CancellationException();
                    }
                }
            }));
        assertEquals(1001, asked.get(), "stopped at the first question after the first batch");
    }

    /** A validation field beyond what float32 can square: whatever the initial weights are, its ELBO is not finite. */
    @Test
    void divergenceIsReported() {
        var fields = new ArrayList<>(FIELDS);
        var values = new float[FIELDS.get(0).values().length];
        Arrays.fill(values, Float.MAX_VALUE);
        fields.set(30, new Field(FIELDS.get(0).shape(), values, FIELDS.get(0).mask()));
        String message = assertThrows(DivergenceException.class,
            () -> CvaeTrainer.train(fields, TRAINING, VALIDATION, TestFields.tiny(), Progress.NONE)).getMessage();
        assertTrue(message.contains("diverged in epoch 1") && message.contains("smaller learning rate than 0.002")
            && message.contains("as in the 2 attempts before") && message.contains("extreme values"), message);
    }

    @Test
    void badFieldsAreNamed() {
        List<Field> nan = new ArrayList<>(FIELDS);
        float[] values = FIELDS.get(5).values().clone();
        values[TestFields.HEIGHT * TestFields.WIDTH + 2 * TestFields.WIDTH + 12] = Float.NaN;
        nan.set(5, new Field(FIELDS.get(5).shape(), values, FIELDS.get(5).mask()));
        BadFieldException bad = refused(nan);
        assertEquals(5, bad.index());
        assertTrue(bad.getMessage().startsWith("field 6: channel v holds NaN at row 2, column 12"), bad.getMessage());

        List<Field> grid = new ArrayList<>(FIELDS);
        grid.set(30, TestFields.waves(1, 8, 13).get(0));
        assertTrue(refused(grid).getMessage().contains("8 x 13 on [0.0, 2.0]"), refused(grid).getMessage());
        assertTrue(refused(grid).getMessage().contains("10 x 13 on [0.0, 2.0]"), refused(grid).getMessage());

        List<Field> channels = new ArrayList<>(FIELDS);
        channels.set(0, new Field(FIELDS.get(0).shape().withChannels(List.of("u", "w")), FIELDS.get(0).values()));
        assertTrue(refused(channels).getMessage().contains("[u, w]"), refused(channels).getMessage());
    }

    private static BadFieldException refused(final List<Field> fields) {
        return assertThrows(BadFieldException.class,
            () -> CvaeTrainer.train(fields, TRAINING, VALIDATION, TestFields.tiny(), Progress.NONE));
    }

    @Test
    void tooFewFieldsAndTooManyLatentsAreRefused() {
        String few = assertThrows(IllegalArgumentException.class,
            () -> CvaeTrainer.train(FIELDS, new int[]{3}, VALIDATION, TestFields.tiny(), Progress.NONE)).getMessage();
        assertTrue(few.contains("at least 2 fields, there are 1"), few);
        CvaeOptions many = TestFields.tiny().withLatentSize(24);
        String latents = assertThrows(IllegalArgumentException.class,
            () -> CvaeTrainer.train(FIELDS, TRAINING, VALIDATION, many, Progress.NONE)).getMessage();
        assertTrue(latents.contains("choose at most 23"), latents);
    }

    @Test
    void pixelsMustBeValidInAllFields() {
        FieldShape shape = FIELDS.get(0).shape();
        var flags = new boolean[shape.pixels()];
        flags[0] = true;
        var other = new boolean[shape.pixels()];
        other[5] = true;
        var values = new float[shape.size()];
        List<Field> fields = List.of(new Field(shape, values, Mask.of(shape.height(), shape.width(), flags)),
            new Field(shape, values, Mask.of(shape.height(), shape.width(), other)));
        CvaeOptions one = TestFields.tiny().withLatentSize(1);
        assertTrue(assertThrows(IllegalArgumentException.class,
            () -> CvaeTrainer.train(fields, new int[]{0, 1}, new int[0], one, Progress.NONE)).getMessage()
                .contains("no pixel is valid in all"));
    }

    /** A constant channel and a constant field have nothing to learn, and are no reason to fail. */
    @Test
    void constantFieldsTrain() {
        FieldShape shape = FIELDS.get(0).shape();
        var fields = new ArrayList<Field>();
        for (int i = 0; i < 6; i++) {
            var values = new float[shape.size()];
            Arrays.fill(values, 4);
            fields.add(new Field(shape, values));
        }
        CvaeTraining t = CvaeTrainer.train(fields, TestFields.range(0, 4), new int[]{4, 5}, TestFields.tiny(),
            Progress.NONE);
        assertTrue(t.model().training().validationError() < 1e-4, t.model().training().toString());
        assertTrue(t.warnings().get(0).startsWith("All training fields are the same"), t.warnings().toString());
    }

    /** A channel that is the same everywhere beside one that is not: it is learned as what it is. */
    @ParameterizedTest
    @EnumSource
    void aConstantChannelTrains(final ObservationModel model) {
        var fields = new ArrayList<Field>();
        for (Field f : FIELDS) {
            float[] values = f.values().clone();
            Arrays.fill(values, 0, f.shape().pixels(), -7);
            fields.add(new Field(f.shape(), values, f.mask()));
        }
        CvaeOptions o = TestFields.tiny().withObservation(model);
        CvaeModel m = CvaeTrainer.train(fields, TRAINING, VALIDATION, o, Progress.NONE).model();
        Field decoded = m.decode(new double[][]{{0.3, -0.2}}, Progress.NONE).get(0);
        for (int i = 0; i < decoded.shape().pixels(); i++) {
            if (decoded.mask().isValid(i)) {
                assertEquals(-7, decoded.values()[i], 1e-4, "pixel " + i);
            }
        }
    }
}
