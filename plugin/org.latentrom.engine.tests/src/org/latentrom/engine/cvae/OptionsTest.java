package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.cvae.network.NetworkOptions;

/** Options and learning rates. */
class OptionsTest {
    private static final CvaeOptions DEFAULT = CvaeOptions.DEFAULT;

    private static final NetworkOptions NETWORK = NetworkOptions.DEFAULT;

    @Test
    void valuesOutOfRangeAreNamed() {
        refused("latent size: 0 is not between 1 and 1024", () -> DEFAULT.withLatentSize(0));
        refused("epochs: 0", () -> DEFAULT.withEpochs(0));
        refused("batch size: 5000", () -> DEFAULT.withBatchSize(5000));
        refused("learning rate: 0.0", () -> DEFAULT.withLearningRate(0));
        refused("learning rate: NaN", () -> DEFAULT.withLearningRate(Double.NaN));
        refused("base width: -1", () -> NETWORK.withSizes(-1, 0, 8));
        refused("levels: 9", () -> NETWORK.withSizes(0, 9, 8));
        refused("features: 0", () -> NETWORK.withSizes(0, 0, 0));
        refused("beta: -1.0", () -> ObjectiveOptions.DEFAULT.withBeta(-1, 0));
        refused("warm-up epochs: -2", () -> ObjectiveOptions.DEFAULT.withBeta(1, -2));
        refused("limit of the logit: 0.0", () -> ObjectiveOptions.DEFAULT.withLogitLimit(0));
        refused("limit of the logit: NaN", () -> ObjectiveOptions.DEFAULT.withLogitLimit(Double.NaN));
        refused("gradient clip: 0.5", () -> TrainingOptions.DEFAULT.withGradientClip(0.5));
        assertThrows(NullPointerException.class, () -> DEFAULT.withObservation(null));
    }

    @Test
    void optionsOfTheObjectiveAreChecked() {
        ObjectiveOptions o = ObjectiveOptions.DEFAULT;
        refused("sigma: 0.0 is not between 1.0E-4 and 10000.0", () -> o.withSigma(0));
        refused("free bits: -1.0", () -> o.withFreeBits(-1));
        refused("samples: 0", () -> o.withSamples(0));
        refused("samples: 65", () -> o.withSamples(65));
        refused("consistency: NaN", () -> o.withConsistency(Double.NaN));
        refused("penalty: -0.1", () -> o.withPenalty(-0.1));
        refused("free bits: the importance-weighted bound has no", () -> o.withSamples(2).withFreeBits(0.1));
        for (ObjectiveOptions other : List.of(o.withSamples(2), o.withFreeBits(0.1), o.withConsistency(1))) {
            refused("deterministic: an autoencoder without noise", () -> other.withDeterministic(true));
        }
        assertEquals(new ObjectiveOptions(2, 3, 4, 5, 0, 7, 8, 9, false),
            o.withPenalty(9).withConsistency(8).withSamples(7).withSigma(5).withLogitLimit(4).withBeta(2, 3));
        assertEquals(new ObjectiveOptions(2, 3, 4, 5, 6, 1, 8, 9, false),
            o.withPenalty(9).withConsistency(8).withFreeBits(6).withSigma(5).withLogitLimit(4).withBeta(2, 3));
        assertTrue(o.withDeterministic(true).withPenalty(3).deterministic());
    }

    private static void refused(final String message, final org.junit.jupiter.api.function.Executable code) {
        String found = assertThrows(IllegalArgumentException.class, code).getMessage();
        assertTrue(found.contains(message), found);
    }

    @Test
    void withersChangeOneThing() {
        CvaeOptions o = DEFAULT.withLatentSize(3).withEpochs(4).withBatchSize(5).withLearningRate(0.25)
            .withObservation(ObservationModel.CONTINUOUS_BERNOULLI)
            .withObjective(ObjectiveOptions.DEFAULT.withBeta(0.5, 8)).withSeed(10);
        o = o.withNetwork(o.network().withSizes(6, 2, 7)).withTraining(o.training().withGradientClip(9));
        assertEquals(new CvaeOptions(new NetworkOptions(3, 6, 2, 7), ObservationModel.CONTINUOUS_BERNOULLI,
            new ObjectiveOptions(0.5, 8, Math.log(9999), 0.1, 0, 1, 0, 1, false),
            new TrainingOptions(4, 5, 0.25, 9, ScheduleOptions.DEFAULT, 0, 0, MonitorOptions.DEFAULT), 10), o);
    }

    @Test
    void learningRateRisesAndFalls() {
        var s = new OneCycle(0.1, 1000);
        assertEquals(0.001, s.rate(0), 1e-12);
        assertEquals(0.1, s.rate(99), 1e-12);
        assertEquals(0.1, s.rate(100), 1e-12);
        assertEquals(0.05, s.rate(550), 1e-4);
        assertEquals(1e-4, s.rate(999), 1e-6);
        assertEquals(1e-4, s.rate(1000), 1e-12);
        for (int i = 101; i < 1000; i++) {
            assertTrue(s.rate(i) < s.rate(i - 1));
        }
        assertEquals(0.1, new OneCycle(0.1, 1).rate(0), "a single step");
    }
}
