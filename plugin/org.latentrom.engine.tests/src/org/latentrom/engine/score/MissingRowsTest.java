package org.latentrom.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.baseline.TimedField;
import org.latentrom.engine.baseline.TravellingWave;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.CancelAfter;

/** Scores of tables with gaps, in any order, of runs that are only in one of the tables. */
class MissingRowsTest {
    private static final List<TimedField> TRAINING = TravellingWave.run("a", TravellingWave.times(0, 0.1, 63));

    private static Scorecard score(final List<TimedField> predicted, final List<TimedField> truth) {
        return Scorecard.of(predicted, truth, TRAINING, 2, 1e-6, Progress.NONE);
    }

    private static double persistence(final Scorecard card, final int row) {
        return card.rows().get(row).errors().get("Persistence").all().relativeL2();
    }

    /** Persistence of the wave by a shift s errs by sqrt((1 - cos s) / 4.5). */
    private static double persistence(final double shift) {
        return Math.sqrt((1 - Math.cos(shift)) / 4.5);
    }

    @Test
    void orderOfRowsDoesNotMatter() {
        List<TimedField> truth = TravellingWave.run("a", TravellingWave.times(6.3, 0.1, 8));
        Scorecard sorted = score(truth, truth);
        var shuffled = new ArrayList<>(truth);
        Collections.shuffle(shuffled, new Random(3));
        var training = new ArrayList<>(TRAINING);
        Collections.shuffle(training, new Random(4));
        Scorecard other = Scorecard.of(shuffled, shuffled, training, 2, 1e-6, Progress.NONE);
        assertEquals(sorted.rows().stream().map(Scorecard.Row::time).toList(),
            other.rows().stream().map(Scorecard.Row::time).toList());
        assertEquals(sorted.overall("Persistence"), other.overall("Persistence"));
        assertEquals(sorted.overall("DMD").relativeL2(), other.overall("DMD").relativeL2(), 1e-6);
    }

    @Test
    void gapsInTheTruthLeaveTheStartWhereItIs() {
        var training = new ArrayList<>(TRAINING);
        training.addAll(TravellingWave.run("a", 6.35));
        // the first prediction has no true field; a training field lies between it and the second one
        Scorecard card = Scorecard.of(TravellingWave.run("a", 6.3, 6.4), TravellingWave.run("a", 6.4), training, 2,
            1e-6, Progress.NONE);
        assertEquals(1, card.rows().size());
        assertEquals(1, card.unmatched().size());
        assertEquals(persistence(6.4 - 6.2), persistence(card, 0), 1e-5);
    }

    @Test
    void gapsInThePredictionsAreSkipped() {
        List<TimedField> truth = TravellingWave.run("a", TravellingWave.times(6.3, 0.1, 9));
        Scorecard card = score(List.of(truth.get(7), truth.get(2)), truth);
        assertEquals(List.of(truth.get(2).time(), truth.get(7).time()),
            card.rows().stream().map(Scorecard.Row::time).toList());
        assertEquals(persistence(truth.get(7).time() - 6.2), persistence(card, 1), 1e-5);
        assertEquals(0, card.overall("Model").maximum());
    }

    @Test
    void aRunThatOnlyTheTruthHasIsNotScored() {
        var truth = new ArrayList<>(TravellingWave.run("a", 6.3));
        truth.addAll(TravellingWave.run("b", 6.3));
        Scorecard card = score(TravellingWave.run("a", 6.3), truth);
        assertEquals(1, card.rows().size());
        assertFalse(card.summaries().stream().anyMatch(s -> "b".equals(s.run())));
    }

    @Test
    void aRunThatOnlyThePredictionsHaveIsUnmatched() {
        var predicted = new ArrayList<>(TravellingWave.run("a", 6.3));
        predicted.addAll(TravellingWave.run("c", 6.3, 6.4));
        Scorecard card = score(predicted, TravellingWave.run("a", 6.3));
        assertEquals(2, card.unmatched().size());
        assertTrue(card.unmatched().stream().allMatch(f -> f.run().equals("c")));
    }

    /** A run left out of the training begins at its first true field, also if nothing was predicted for it. */
    @Test
    void aNewRunBeginsAtItsFirstTruth() {
        List<TimedField> truth = TravellingWave.run("new", TravellingWave.times(2, 0.1, 5));
        Scorecard card = score(truth.subList(3, 5), truth);
        assertEquals(persistence(0.3), persistence(card, 0), 1e-5);
        assertEquals(persistence(0.4), persistence(card, 1), 1e-5);
    }

    /** Training fields at and after the first prediction are no start: that would be looking ahead. */
    @Test
    void trainingFieldsOfTheFutureAreNoStart() {
        List<TimedField> truth = TravellingWave.run("a", 3.05, 3.15);
        Scorecard card = score(truth, truth);
        assertEquals(persistence(0.05), persistence(card, 0), 1e-5);
        assertEquals(persistence(0.15), persistence(card, 1), 1e-5);
        List<TimedField> exact = TravellingWave.run("a", TRAINING.get(30).time());
        assertEquals(persistence(0.1), persistence(score(exact, exact), 0), 1e-5);
    }

    @Test
    void duplicatesAreNamedWithTheirTable() {
        List<TimedField> once = TravellingWave.run("a", 6.3);
        List<TimedField> twice = TravellingWave.run("a", 6.3, 6.3);
        for (Object[] c : new Object[][]{{twice, once, TRAINING, "predicted"}, {once, twice, TRAINING, "true"},
            {once, once, twice, "training"}}) {
            @SuppressWarnings("unchecked")
            String message = assertThrows(IllegalArgumentException.class, () -> Scorecard.of((List<TimedField>)c[0],
                (List<TimedField>)c[1], (List<TimedField>)c[2], 1, 0, Progress.NONE)).getMessage();
            assertTrue(message.contains("the " + c[3] + " fields of run \"a\" have the time 6.3 twice"), message);
        }
    }

    @Test
    void canBeCancelledInEveryStage() {
        List<TimedField> truth = TravellingWave.run("a", TravellingWave.times(6.3, 0.1, 5));
        var all = new CancelAfter(Integer.MAX_VALUE);
        Scorecard.of(truth, truth, TRAINING, 2, 1e-6, all);
        // POD of 63 snapshots and 2 modes, their projections for the DMD, the comparison of 5 fields
        assertEquals(63 + 2 + 63 + 5, all.asked());
        for (int questions : new int[]{0, 62, 64, 66, 127, 130}) {
            assertThrows(CancellationException.class,
                () -> Scorecard.of(truth, truth, TRAINING, 2, 1e-6, new CancelAfter(questions)), "" + questions);
        }
    }
}
