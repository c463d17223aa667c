package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

/** Trainings that are watched: how often they are validated, when they end early, and what becomes of bad ones. */
class MonitorTest {
    private static final int[] TRAINING = TestFields.range(0, 24);

    private static final int[] VALIDATION = TestFields.range(24, 32);

    private static final List<Field> FIELDS = TestFields.waves(32);

    private static CvaeOptions options(final int epochs, final MonitorOptions monitor) {
        CvaeOptions o = TestFields.tiny().withEpochs(epochs);
        return o.withTraining(o.training().withMonitor(monitor));
    }

    private static CvaeTraining train(final CvaeOptions options) {
        return CvaeTrainer.train(FIELDS, TRAINING, VALIDATION, options, Progress.NONE);
    }

    @Test
    void validatesEveryNthEpochAndTheLast() {
        List<EpochRecord> h = train(options(7, MonitorOptions.DEFAULT.withValidateEvery(3))).history();
        assertEquals(List.of(3, 6, 7), h.stream().filter(r -> !Double.isNaN(r.validationElbo()))
            .map(EpochRecord::epoch).toList());
        for (EpochRecord r : h) {
            assertTrue(!r.best() || !Double.isNaN(r.validationElbo()), r.toString());
        }
    }

    /** Without a Gaussian's variance, which is that of the validation fields, validation changes nothing. */
    @Test
    void validatingLessDoesNotChangeTheTraining() {
        CvaeOptions often = options(4, MonitorOptions.DEFAULT)
            .withObservation(ObservationModel.CONTINUOUS_BERNOULLI);
        CvaeOptions seldom = options(4, MonitorOptions.DEFAULT.withValidateEvery(4).withValidationFields(3))
            .withObservation(ObservationModel.CONTINUOUS_BERNOULLI);
        CvaeTraining a = train(often);
        CvaeTraining b = train(seldom);
        for (int i = 0; i < 4; i++) {
            assertEquals(a.history().get(i).elbo(), b.history().get(i).elbo());
        }
        assertEquals(3, b.model().training().validationFields());
    }

    @Test
    void chosenFieldsAreSpread() {
        List<Integer> ten = IntStream.range(0, 10).boxed().toList();
        assertEquals(ten, MonitorOptions.DEFAULT.chosen(ten));
        assertEquals(List.of(2, 7), MonitorOptions.DEFAULT.withValidationFields(2).chosen(ten));
        assertEquals(ten, MonitorOptions.DEFAULT.withValidationFields(10).chosen(ten));
        assertEquals(List.of(1, 5, 8), MonitorOptions.DEFAULT.withValidationFields(3).chosen(ten));
    }

    /** A rate that makes everything worse after a while; the training ends, and the best epoch is kept. */
    @Test
    void endsWhenPatienceEnds() {
        CvaeOptions o = options(60, MonitorOptions.DEFAULT.withPatience(4));
        o = o.withTraining(o.training().withLearningRate(0.03)
            .withSchedule(ScheduleOptions.DEFAULT.withKind(ScheduleKind.CONSTANT)));
        CvaeTraining t = train(o);
        int epochs = t.history().size();
        assertTrue(epochs < 60, "all " + epochs + " epochs");
        assertEquals(t.bestEpoch() + 4, epochs);
        assertEquals(epochs, t.history().get(epochs - 1).epoch());
    }

    @Test
    void patienceNeedsValidation() {
        String message = assertThrows(IllegalArgumentException.class, () -> CvaeTrainer.train(FIELDS, TRAINING,
            new int[0], options(5, MonitorOptions.DEFAULT.withPatience(2)), Progress.NONE)).getMessage();
        assertTrue(message.contains("early stopping needs validation fields"), message);
    }

    /** With a weight of the KL that forbids to say anything, every start collapses; the last one is kept and said. */
    @Test
    void collapseIsFoundAndBegunAnew() {
        CvaeOptions o = options(10, MonitorOptions.DEFAULT.withRestarts(1))
            .withObjective(ObjectiveOptions.DEFAULT.withBeta(1e5, 0)).withLearningRate(0.01);
        CvaeTraining t = train(o);
        assertEquals(2, t.warnings().size(), t.warnings().toString());
        String restart = t.warnings().get(0);
        assertTrue(restart.contains("By epoch 4") && restart.contains("of 2 latent variables are active")
            && restart.contains("attempt 2 of at most 2"), restart);
        assertTrue(t.warnings().get(1).contains("has collapsed") && t.warnings().get(1).contains("smaller KL weight"),
            t.warnings().toString());
        assertEquals(10, t.history().size());
    }

    /** With a patience of one and no improvement, the end comes long before the first look. */
    @Test
    void collapseIsFoundWhenPatienceEnds() {
        CvaeOptions o = options(40, MonitorOptions.DEFAULT.withRestarts(1).withPatience(1))
            .withObjective(ObjectiveOptions.DEFAULT.withBeta(1e5, 0));
        o = o.withTraining(o.training().withLearningRate(0.03)
            .withSchedule(ScheduleOptions.DEFAULT.withKind(ScheduleKind.CONSTANT)));
        CvaeTraining t = train(o);
        assertTrue(t.history().size() < 40, t.history().size() + " epochs");
        assertEquals(2, t.warnings().size(), t.warnings().toString());
        assertTrue(t.warnings().get(0).contains("attempt 2 of at most 2"), t.warnings().get(0));
        assertTrue(t.warnings().get(1).contains("has collapsed"), t.warnings().get(1));
    }

    @Test
    void goodTrainingsHaveNoWarnings() {
        CvaeTraining t = train(options(20, MonitorOptions.DEFAULT));
        assertEquals(List.of(), t.warnings());
        assertEquals(20, t.history().size());
    }

    /** Other weights, other noise; and from a checkpoint after the restart it goes on to the same bits. */
    @Test
    void restartsAreResumed(@TempDir final Path folder) {
        CvaeOptions o = options(10, MonitorOptions.DEFAULT.withRestarts(1))
            .withObjective(ObjectiveOptions.DEFAULT.withBeta(1e5, 0)).withLearningRate(0.01);
        CvaeTraining whole = train(o);
        var highest = new double[1];
        Checkpoints checkpoints = Checkpoints.in(folder).withInterval(Duration.ZERO);
        assertThrows(CancellationException.class,
            () -> CvaeTrainer.train(CvaeData.of(FIELDS), TRAINING, VALIDATION, o, checkpoints, new Progress() {
                private boolean m_again;

                @Override
                public void report(final double fraction, final Supplier<String> message) {
                    m_again |= fraction < highest[0];
                    highest[0] = Math.max(highest[0], fraction);
                    if (m_again && fraction > 0.5) {
                        throw new CancellationException();
                    }
                }

                @Override
                public void checkCanceled() {
                    // only by the progress
                }
            }));
        CvaeTraining resumed =
            CvaeTrainer.train(CvaeData.of(FIELDS), TRAINING, VALIDATION, o, checkpoints, Progress.NONE);
        assertEquals(whole.warnings(), resumed.warnings());
        assertArrayEquals(whole.model().parameters(), resumed.model().parameters());
    }

    /** A rate that rises to almost 1 without a limit of the gradient: it diverges, and does so after the first half. */
    @Test
    void lateDivergenceKeepsTheBestEpoch() {
        CvaeOptions o = options(24, MonitorOptions.DEFAULT.withRestarts(0));
        o = o.withTraining(o.training().withLearningRate(1).withGradientClip(0).withSchedule(ScheduleOptions.DEFAULT
            .withKind(ScheduleKind.TRIANGULAR).withLowest(1e-4).withPeriod(50)));
        CvaeTraining t = train(o);
        int epochs = t.history().size();
        assertTrue(epochs >= 12 && epochs < 24, "epochs " + epochs);
        assertEquals(1, t.warnings().size());
        assertTrue(t.warnings().get(0).contains("ended in epoch " + (epochs + 1) + " of 24")
            && t.warnings().get(0).contains("before, " + t.bestEpoch() + ", is kept"), t.warnings().get(0));
        assertEquals(t.history().get(t.bestEpoch() - 1).validationElbo(), t.model().training().validationElbo());
    }

    @Test
    void timesAreReadable() {
        assertEquals("0 s", TrainingMessage.time(0));
        assertEquals("99 s", TrainingMessage.time(99.4));
        assertEquals("2 min", TrainingMessage.time(110));
        assertEquals("90 min", TrainingMessage.time(5400));
        assertEquals("2.5 h", TrainingMessage.time(9000));
    }

    @Test
    void messagesTellTheLastValidationAndTheBestEpoch() {
        List<EpochRecord> h = List.of(new EpochRecord(1, 0.1, -10, 0, 0, -12, 0.5, true, 1),
            new EpochRecord(2, 0.1, -9, 0, 0, Double.NaN, Double.NaN, false, 2));
        assertEquals(
            "epoch 3 of 4, loss 8.5000 (before 9.0000), validation 12.000, error 0.500, best epoch 1, 1 s left",
            TrainingMessage.of(3, 4, -8.5, h, 3, 0.75));
        assertEquals("epoch 1 of 4, loss 8.0000, 27 s left", TrainingMessage.of(1, 4, -8, List.of(), 3, 0.1));
    }

    @Test
    void valuesOutOfRangeAreNamed() {
        for (org.junit.jupiter.api.function.Executable code : List.<org.junit.jupiter.api.function.Executable>of(
            () -> MonitorOptions.DEFAULT.withValidateEvery(0), () -> MonitorOptions.DEFAULT.withValidationFields(-1),
            () -> MonitorOptions.DEFAULT.withPatience(-1), () -> MonitorOptions.DEFAULT.withRestarts(101))) {
            assertTrue(
                assertThrows(IllegalArgumentException.class, code).getMessage().contains("is not between"));
        }
    }
}
