package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.cvae.network.NetworkOptions;
import org.latentrom.engine.cvae.network.NetworkPreset;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

/** Trainings that end early and go on. */
class CheckpointsTest {
    private static final int[] TRAINING = TestFields.range(0, 24);

    private static final int[] VALIDATION = TestFields.range(24, 32);

    private static final List<Field> FIELDS = TestFields.waves(32);

    @TempDir
    private Path m_folder;

    private static CvaeOptions options() {
        CvaeOptions o = TestFields.tiny().withEpochs(6);
        return o.withTraining(o.training().withAveraging(0.9).withWeightDecay(0.1));
    }

    private CvaeTraining train(final CvaeOptions options, final Progress progress) {
        return CvaeTrainer.train(CvaeData.of(FIELDS), TRAINING, VALIDATION, options, checkpoints(), progress);
    }

    private Checkpoints checkpoints() {
        return Checkpoints.in(m_folder).withInterval(Duration.ZERO);
    }

    private static byte[] bytes(final CvaeTraining training) throws IOException {
        var out = new ByteArrayOutputStream();
        training.model().write(out);
        return out.toByteArray();
    }

    /** Cancels when a part of the work is done. */
    private record CancelAt(double done) implements Progress {
        @Override
        public void report(final double fraction, final Supplier<String> message) {
            if (fraction >= done) {
                throw new CancellationException();
            }
        }

        @Override
        public void checkCanceled() {
            // only by the progress
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(m_folder)) {
            return files.sorted().toList();
        }
    }

    /** In the first epoch, in the middle of one, at the end of one, in the last one. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.6, 0.667, 1})
    void goesOnToTheSameBits(final double done) throws IOException {
        CvaeTraining whole = CvaeTrainer.train(FIELDS, TRAINING, VALIDATION, options(), Progress.NONE);
        assertThrows(CancellationException.class, () -> train(options(), new CancelAt(done)));
        CvaeTraining resumed = train(options(), Progress.NONE);
        assertArrayEquals(bytes(whole), bytes(resumed));
        assertEquals(whole.history().stream().map(CheckpointsTest::timeless).toList(),
            resumed.history().stream().map(CheckpointsTest::timeless).toList());
        assertEquals(whole.bestEpoch(), resumed.bestEpoch());
    }

    private static EpochRecord timeless(final EpochRecord r) {
        return new EpochRecord(r.epoch(), r.learningRate(), r.elbo(), r.reconstruction(), r.kl(), r.validationElbo(),
            r.validationError(), r.best(), 0);
    }

    /** Step 11 of 18 is the second one of the fourth epoch; it was not saved yet when the progress was told. */
    @Test
    void goesOnInTheMiddleOfAnEpoch() {
        assertThrows(CancellationException.class, () -> train(options(), new CancelAt(0.6)));
        var first = new double[]{1};
        train(options(), new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                first[0] = Math.min(first[0], fraction);
            }

            @Override
            public void checkCanceled() {
                // goes on
            }
        });
        assertEquals(11.0 / 18, first[0], 1e-12);
    }

    @ParameterizedTest
    @EnumSource
    void everyObservationModelGoesOn(final ObservationModel model) throws IOException {
        CvaeOptions o = TestFields.tiny().withObservation(model);
        CvaeTraining whole = CvaeTrainer.train(FIELDS, TRAINING, VALIDATION, o, Progress.NONE);
        assertThrows(CancellationException.class, () -> train(o, new CancelAt(0.5)));
        assertArrayEquals(bytes(whole), bytes(train(o, Progress.NONE)));
    }

    /** What is dropped depends on the step alone, and nothing is dropped when the model is used. */
    @Test
    void trainingsWithDropoutGoOn() throws IOException {
        NetworkOptions n = NetworkPreset.WIDE_REGULARIZED.options().withSizes(4, 2, 8);
        CvaeOptions o = TestFields.tiny().withNetwork(n);
        CvaeTraining whole = CvaeTrainer.train(FIELDS, TRAINING, VALIDATION, o, Progress.NONE);
        assertThrows(CancellationException.class, () -> train(o, new CancelAt(0.5)));
        assertArrayEquals(bytes(whole), bytes(train(o, Progress.NONE)));
        assertArrayEquals(whole.model().encode(FIELDS, Progress.NONE).mean()[5],
            whole.model().encode(FIELDS, Progress.NONE).mean()[5]);
        CvaeOptions none = o.withNetwork(n.withBlocks(n.blocks().withDropout(0)));
        assertNotEquals(whole.history().get(2).elbo(),
            CvaeTrainer.train(FIELDS, TRAINING, VALIDATION, none, Progress.NONE).history().get(2).elbo());
    }

    /** The second time there is nothing left to do. */
    @Test
    void anEndedTrainingIsRead() throws IOException {
        byte[] first = bytes(train(options(), Progress.NONE));
        assertArrayEquals(first, bytes(train(options(), new CancelAt(0))));
        assertEquals(1, files().size());
        assertTrue(files().get(0).getFileName().toString().matches("cvae-[0-9a-f]{16}\\.checkpoint"));
    }

    @Test
    void trainingsShareAFolder() throws IOException {
        assertThrows(CancellationException.class, () -> train(options(), new CancelAt(0.5)));
        CvaeOptions other = options().withSeed(5);
        assertArrayEquals(bytes(CvaeTrainer.train(FIELDS, TRAINING, VALIDATION, other, Progress.NONE)),
            bytes(train(other, Progress.NONE)));
        CvaeTrainer.train(CvaeData.of(FIELDS), VALIDATION, TRAINING, options(), checkpoints(), Progress.NONE);
        assertEquals(3, files().size());
    }

    @Test
    void aDamagedCheckpointIsRefusedByName() throws IOException {
        assertThrows(CancellationException.class, () -> train(options(), new CancelAt(0.5)));
        Path file = files().get(0);
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2]++;
        Files.write(file, content);
        String message =
            assertThrows(CheckpointException.class, () -> train(options(), Progress.NONE)).getMessage();
        assertTrue(message.contains(file.toString()) && message.contains("checksum") && message.contains("Delete"),
            message);
        Files.write(file, Arrays.copyOf(content, content.length / 2));
        assertTrue(assertThrows(CheckpointException.class, () -> train(options(), Progress.NONE)).getMessage()
            .contains("cut off"));
    }

    @Test
    void aFolderThatIsNotThereIsRefusedAtOnce() {
        Checkpoints nowhere = Checkpoints.in(m_folder.resolve("nowhere"));
        String message = assertThrows(CheckpointException.class, () -> CvaeTrainer.train(CvaeData.of(FIELDS), TRAINING,
            VALIDATION, options(), nowhere, new CancelAt(0))).getMessage();
        assertTrue(message.contains("nowhere") && message.contains("choose a folder"), message);
    }

    /** As on a full disk: the training goes on and says so, and the checkpoint before stays. */
    @Test
    void aCheckpointThatCannotBeWrittenIsAWarning() throws IOException {
        var first = new byte[1][];
        CvaeTraining t = train(options(), new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                try {
                    if (first[0] == null) {
                        Path file = files().get(0);
                        first[0] = Files.readAllBytes(file);
                        // a folder of that name is in the way of every further checkpoint
                        Files.createDirectories(file.resolveSibling(file.getFileName() + ".new").resolve("full"));
                    } else if (fraction > 0.5) {
                        assertTrue(message.get().contains("could not be written"), message.get());
                    }
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void checkCanceled() {
                // goes on
            }
        });
        assertEquals(6, t.history().size());
        assertEquals(1, t.warnings().size());
        assertTrue(t.warnings().get(0).contains("make room"), t.warnings().get(0));
        assertArrayEquals(first[0], Files.readAllBytes(files().get(0)));
    }

    @Test
    void checkpointsWaitForTheirInterval() throws IOException {
        Checkpoints rare = Checkpoints.in(m_folder).withInterval(Duration.ofDays(1));
        assertThrows(CancellationException.class, () -> CvaeTrainer.train(CvaeData.of(FIELDS), TRAINING, VALIDATION,
            options(), rare, new CancelAt(0.9)));
        var steps = new int[1];
        CvaeTrainer.train(CvaeData.of(FIELDS), TRAINING, VALIDATION, options(), rare, new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                steps[0]++;
            }

            @Override
            public void checkCanceled() {
                // goes on
            }
        });
        assertTrue(steps[0] >= 18, "all three batches of all six epochs, not " + steps[0]);
        assertThrows(IllegalArgumentException.class, () -> rare.withInterval(Duration.ofSeconds(-1)));
    }
}
