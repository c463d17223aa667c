package org.latentrom.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.latentrom.engine.baseline.TimedField;
import org.latentrom.engine.baseline.TravellingWave;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

class ScorecardTest {
    private static final List<TimedField> TRAINING = TravellingWave.run("a", TravellingWave.times(0, 0.1, 63));

    private static final double[] TIMES = TravellingWave.times(6.3, 0.1, 10);

    /** A prediction that is 0.1 too large everywhere. */
    private static List<TimedField> predicted(final String run, final double... times) {
        var fields = new ArrayList<TimedField>();
        for (TimedField f : TravellingWave.run(run, times)) {
            float[] values = f.field().values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] += 0.1f;
            }
            fields.add(new TimedField(run, f.time(), new Field(f.field().shape(), values)));
        }
        return fields;
    }

    private static Scorecard score(final List<TimedField> predicted, final List<TimedField> truth) {
        return Scorecard.of(predicted, truth, TRAINING, 2, 1e-6, Progress.NONE);
    }

    @Test
    void modelStandsBesideEveryBaseline() {
        var card = score(predicted("a", TIMES), TravellingWave.run("a", TIMES));
        assertEquals(List.of("Model", "Persistence", "Training mean", "POD reconstruction", "DMD"), card.methods());
        assertEquals(10, card.rows().size());
        assertEquals(0.1, card.overall("Model").rmse(), 1e-6);
        assertEquals(0.1, card.overall("Model").maximum(), 1e-6);
        assertEquals(0, card.overall("POD reconstruction").relativeL2(), 1e-5);
        assertEquals(0, card.overall("DMD").relativeL2(), 1e-4);
        assertTrue(card.overall("Persistence").relativeL2() > 0.1);
        assertTrue(card.unmatched().isEmpty());
    }

    /** The wave has the norm sqrt(4 + 1/2) a pixel; persistence of a shift s errs by sqrt(1 - cos s). */
    @Test
    void persistenceStartsAtTheLastTrainingSnapshotBeforeThePrediction() {
        var card = score(predicted("a", TIMES), TravellingWave.run("a", TIMES));
        for (int k = 0; k < 10; k++) {
            double shift = TIMES[k] - 6.2;
            assertEquals(Math.sqrt((1 - Math.cos(shift)) / 4.5),
                card.rows().get(k).errors().get("Persistence").all().relativeL2(), 1e-5);
        }
    }

    @Test
    void aRunWithoutTrainingFieldsStartsAtItsFirstTrueOne() {
        var card = score(predicted("new", TIMES), TravellingWave.run("new", TIMES));
        assertEquals(0, card.rows().get(0).errors().get("Persistence").all().relativeL2());
        assertEquals(0, card.rows().get(9).errors().get("DMD").all().relativeL2(), 1e-4);
    }

    @Test
    void summariesArePerRunAndOverAll() {
        var predicted = new ArrayList<>(predicted("b", 6.3, 6.4));
        predicted.addAll(predicted("a", 6.3));
        var truth = new ArrayList<>(TravellingWave.run("a", 6.3));
        truth.addAll(TravellingWave.run("b", 6.4, 6.3));
        var card = score(predicted, truth);
        assertEquals(List.of("a", "b", "b"), card.rows().stream().map(Scorecard.Row::run).toList());
        assertEquals(3, card.summaries().stream().filter(s -> s.method().equals("Model")).count());
        double[] rel = card.rows().stream().mapToDouble(r -> r.errors().get("Model").all().relativeL2()).toArray();
        assertEquals((rel[0] + rel[1] + rel[2]) / 3, card.overall("Model").relativeL2(), 1e-15);
        assertEquals((rel[0] + rel[2]) / 2, card.overall("Model").lastRelativeL2(), 1e-15);
        var ofB = card.summaries().stream().filter(s -> "b".equals(s.run()) && s.method().equals("Model")).findFirst();
        assertEquals((rel[1] + rel[2]) / 2, ofB.orElseThrow().relativeL2(), 1e-15);
        assertEquals(2, ofB.orElseThrow().snapshots());
    }

    @Test
    void timesMatchWithinTheTolerance() {
        var truth = TravellingWave.run("a", 6.3, 6.4);
        var card = score(predicted("a", 6.3 + 1e-7, 6.4 + 1e-3, 7), truth);
        assertEquals(1, card.rows().size());
        assertEquals(2, card.unmatched().size());
        assertEquals(7, card.unmatched().get(1).time());
    }

    @Test
    void withoutTrainingFieldsThereIsOnlyTheModel() {
        var card = Scorecard.of(predicted("a", TIMES), TravellingWave.run("a", TIMES), List.of(), 2, 0, Progress.NONE);
        assertEquals(List.of("Model"), card.methods());
        assertNull(card.overall("DMD"));
    }

    @Test
    void aBaselineWithoutAForecastIsLeftOut() {
        var card = score(predicted("a", 6.3, 6.35), TravellingWave.run("a", 6.3, 6.35));
        assertTrue(card.rows().get(0).errors().containsKey("DMD"));
        assertFalse(card.rows().get(1).errors().containsKey("DMD"));
        assertEquals(1, card.overall("DMD").snapshots());
    }

    @Test
    void aDivergedPredictionIsNotAveragedAway() {
        var predicted = new ArrayList<>(predicted("a", TIMES));
        predicted.get(4).field().values()[3] = Float.NaN;
        assertEquals(Double.POSITIVE_INFINITY,
            score(predicted, TravellingWave.run("a", TIMES)).overall("Model").relativeL2());
    }

    @Test
    void saysWhatDoesNotFit() {
        var truth = TravellingWave.run("a", TIMES);
        assertMessage("[x] against [a]", predicted("x", TIMES), truth);
        assertMessage("6.3 twice", predicted("a", 6.3, 6.3), truth);
        assertMessage("smaller rank",
            () -> Scorecard.of(predicted("a", TIMES), truth, TRAINING.subList(0, 1), 2, 0, Progress.NONE));
        var shape = truth.get(0).field().shape().withChannels(List.of("w"));
        var other = List.of(new TimedField("a", 6.3, new Field(shape, new float[32])));
        assertMessage("run \"a\" at time 6.3", other, truth);
    }

    private static void assertMessage(final String part, final List<TimedField> predicted,
        final List<TimedField> truth) {
        assertMessage(part, () -> score(predicted, truth));
    }

    private static void assertMessage(final String part, final Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(part), message);
    }
}
