package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

/** What the objective's options do to trainings and to the models that come of them. */
class ObjectiveTrainingTest {
    private static final int N = 32;

    private static final List<Field> FIELDS = TestFields.waves(N);

    private static final CvaeData DATA = new CvaeData(FIELDS, List.of(), new double[N][0],
        Collections.nCopies(N, "run"), IntStream.range(0, N).asDoubleStream().toArray());

    private static final int[] TRAINING = TestFields.range(0, 24);

    private static final int[] VALIDATION = TestFields.range(24, N);

    private static final ObjectiveOptions ELBO = ObjectiveOptions.DEFAULT;

    private static CvaeTraining train(final ObjectiveOptions objective, final int epochs) {
        return CvaeTrainer.train(DATA, TRAINING, VALIDATION, options(objective, epochs), Progress.NONE);
    }

    /** Without restarts: some of these objectives make a training collapse on purpose. */
    private static CvaeOptions options(final ObjectiveOptions objective, final int epochs) {
        CvaeOptions o = TestFields.tiny().withEpochs(epochs).withLearningRate(0.01).withObjective(objective);
        return o.withTraining(o.training().withMonitor(MonitorOptions.DEFAULT.withRestarts(0)));
    }

    static Stream<ObjectiveOptions> objectives() {
        return Stream.of(ELBO.withFreeBits(0.5), ELBO.withSamples(4), ELBO.withConsistency(0.1),
            ELBO.withSamples(2).withConsistency(0.1).withBeta(0.5, 2), ELBO.withDeterministic(true));
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void everyObjectiveLearnsRepeatsAndIsSaved(final ObjectiveOptions objective) throws IOException {
        CvaeTraining t = train(objective, 8);
        List<EpochRecord> h = t.history();
        assertTrue(h.get(7).elbo() > h.get(0).elbo(), h.toString());
        assertTrue(h.get(7).validationError() < 0.8 * h.get(0).validationError(), h.toString());
        byte[] first = bytes(train(objective, 1).model());
        assertArrayEquals(first, bytes(train(objective, 1).model()), "same seed, same bits");
        CvaeModel read = CvaeModel.read(new ByteArrayInputStream(bytes(t.model())));
        assertEquals(objective, read.options().objective());
        LatentPosterior p = t.model().encode(FIELDS, Progress.NONE);
        assertArrayEquals(p.sigma()[3], read.encode(FIELDS, Progress.NONE).sigma()[3]);
        for (EpochRecord r : h) {
            assertEquals(objective.deterministic(), r.kl() == 0);
        }
        assertEquals(objective.deterministic(), p.sigma()[0][0] == 0);
    }

    private static byte[] bytes(final CvaeModel model) throws IOException {
        var out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }

    /** Without noise there is nothing that a likelihood could be integrated over. */
    @Test
    void deterministicModelsHaveNoElbo() {
        CvaeModel model = train(ELBO.withDeterministic(true), 3).model();
        CvaeStatistics s = CvaeStatistics.of(model, FIELDS, StatisticsOptions.DEFAULT, Progress.NONE);
        assertTrue(Double.isNaN(s.elbo().value()) && Double.isNaN(s.nll().value()) && Double.isNaN(s.kl().value()));
        assertTrue(s.l2().value() > 0 && s.units().get(0).variance().value() > 0, s.toString());
    }

    /** Far above all other terms, the regularisation moves neighbours together, seen from their own sigma. */
    @Test
    void consistencyBringsNeighboursTogether() {
        assertTrue(step(train(ELBO.withConsistency(3), 25)) < 0.7 * step(train(ELBO, 25)));
    }

    /** Mean distance of neighbours in standard deviations of the posterior. */
    private static double step(final CvaeTraining t) {
        LatentPosterior p = t.model().encode(FIELDS, Progress.NONE);
        double sum = 0;
        for (int i = 1; i < TRAINING.length; i++) {
            for (int l = 0; l < 2; l++) {
                sum += Math.abs(p.mean()[i][l] - p.mean()[i - 1][l]) / p.sigma()[i][l];
            }
        }
        return sum;
    }

    /** With a KL divergence that counts for very much, only free bits keep it from zero. */
    @Test
    void freeBitsAreTaken() {
        ObjectiveOptions strict = ELBO.withBeta(100, 0);
        double without = train(strict, 50).history().get(49).kl();
        double with = train(strict.withFreeBits(0.8), 50).history().get(49).kl();
        assertTrue(without < 0.4, "kl " + without);
        assertTrue(with > 1, "kl " + with);
    }

    /** The penalty sees every training field by its number, in physical units, and pulls. */
    @Test
    void penaltyPullsTheDecodedFields() {
        Set<Integer> seen = new TreeSet<>();
        FieldPenalty small = (row, decoded, gradient) -> {
            seen.add(row);
            double sum = 0;
            for (int i = 0; i < decoded[0].length; i++) {
                sum += decoded[0][i] * decoded[0][i];
                gradient[0][i] = 2 * decoded[0][i];
            }
            return sum;
        };
        CvaeOptions options = options(ELBO.withPenalty(1e3), 20);
        // without validation fields the last epoch is kept
        CvaeModel pulled =
            CvaeTrainer.train(DATA, TRAINING, new int[0], options, small, Checkpoints.NONE, Progress.NONE).model();
        CvaeModel free = train(ELBO, 20).model();
        assertTrue(size(pulled) < 0.8 * size(free), size(pulled) + " and " + size(free));
        assertEquals(24, seen.size());
        assertTrue(seen.stream().allMatch(i -> i < 24), "other fields are not penalised: " + seen);
    }

    private static double size(final CvaeModel model) {
        double sum = 0;
        for (Field f : model.decode(model.encode(FIELDS, Progress.NONE).mean(), Progress.NONE)) {
            for (int i = 0; i < f.shape().pixels(); i++) {
                sum += f.values()[i] * f.values()[i];
            }
        }
        return Math.sqrt(sum);
    }

    /** Bernoulli distributions know nothing beyond the range of the training; a little is taken for its end. */
    @Test
    void validationFieldsFarOutsideTheRangeAreRefused() {
        for (ObservationModel model : ObservationModel.values()) {
            CvaeOptions options = options(ELBO, 1).withObservation(model);
            for (float value : new float[]{3.1f, 5}) {
                var fields = new ArrayList<>(FIELDS);
                float[] values = FIELDS.get(26).values().clone();
                // u is between 1 and 3
                values[5] = value;
                fields.set(26, new Field(FIELDS.get(26).shape(), values, FIELDS.get(26).mask()));
                if (model.isGaussian() || value < 3.2) {
                    CvaeTrainer.train(fields, TRAINING, VALIDATION, options, Progress.NONE);
                    continue;
                }
                String message = assertThrows(BadFieldException.class,
                    () -> CvaeTrainer.train(fields, TRAINING, VALIDATION, options, Progress.NONE)).getMessage();
                assertTrue(message.contains("field 27") && message.contains("channel u holds " + value)
                    && message.contains("row 0, column 5") && message.contains("choose a Gaussian"), message);
            }
        }
    }

    @Test
    void consistencyNeedsRunsAndTimes() {
        String message = assertThrows(IllegalArgumentException.class,
            () -> CvaeTrainer.train(FIELDS, TRAINING, VALIDATION,
                TestFields.tiny().withObjective(ELBO.withConsistency(1)), Progress.NONE)).getMessage();
        assertTrue(message.contains("choose the columns of run and time"), message);
    }
}
