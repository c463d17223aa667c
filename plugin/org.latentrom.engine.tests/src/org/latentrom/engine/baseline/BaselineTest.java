package org.latentrom.engine.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

class BaselineTest {
    private static final List<TimedField> TRAINING = TravellingWave.run("a", TravellingWave.times(0, 0.1, 63));

    private static final PodBasis BASIS =
        PodBasis.of(TRAINING.stream().map(TimedField::field).toList(), 2, Progress.NONE);

    private static final TimedField START = TRAINING.get(62);

    private static TimedField truth(final double time) {
        return new TimedField("a", time, TravellingWave.at(time));
    }

    @Test
    void persistenceIsTheStart() {
        assertSame(START.field(), new Persistence().forecast(START, truth(9)).orElseThrow());
    }

    @Test
    void theMeanIsOfAllTrainingFields() {
        double mean = TRAINING.stream().mapToDouble(f -> f.field().at(0, 0, 7)).average().orElseThrow();
        assertEquals(mean, new TrainingMean(BASIS).forecast(START, truth(9)).orElseThrow().at(0, 0, 7), 1e-6);
    }

    @Test
    void twoModesHoldTheWave() {
        Field there = new PodReconstruction(BASIS).forecast(START, truth(8.123)).orElseThrow();
        assertArrayEquals(TravellingWave.at(8.123).values(), there.values(), 1e-5f);
    }

    @Test
    void dmdForecastsTheWave() {
        var dmd = DmdForecast.fit(BASIS, TRAINING, DmdModel.Form.AFFINE, Progress.NONE).orElseThrow();
        assertEquals(0.1, dmd.timeStep(), 1e-12);
        Field there = dmd.forecast(START, truth(6.2 + 5)).orElseThrow();
        assertArrayEquals(TravellingWave.at(11.2).values(), there.values(), 1e-4f);
        assertArrayEquals(START.field().values(), dmd.forecast(START, START).orElseThrow().values(), 1e-5f);
    }

    @Test
    void dmdHasNoForecastBetweenStepsOrBeforeTheStart() {
        var dmd = DmdForecast.fit(BASIS, TRAINING, DmdModel.Form.AFFINE, Progress.NONE).orElseThrow();
        assertTrue(dmd.forecast(START, truth(6.25)).isEmpty());
        assertTrue(dmd.forecast(START, truth(206.25)).isEmpty());
        assertTrue(dmd.forecast(START, truth(6.1)).isEmpty());
        assertTrue(dmd.forecast(START, truth(1e9)).isEmpty());
    }

    /** A gap of three steps would spoil the map if its pair were taken for one step. */
    @Test
    void dmdSkipsGapsAndTakesRunsApart() {
        var fields = new ArrayList<>(TravellingWave.run("a", TravellingWave.times(0, 0.1, 20)));
        fields.addAll(TravellingWave.run("a", TravellingWave.times(2.2, 0.1, 20)));
        fields.addAll(TravellingWave.run("b", TravellingWave.times(5, 0.1, 20)));
        var basis = PodBasis.of(fields.stream().map(TimedField::field).toList(), 2, Progress.NONE);
        var dmd = DmdForecast.fit(basis, fields, DmdModel.Form.AFFINE, Progress.NONE).orElseThrow();
        Field there = dmd.forecast(fields.get(0), truth(3)).orElseThrow();
        assertArrayEquals(TravellingWave.at(3).values(), there.values(), 1e-4f);
    }

    @Test
    void dmdNeedsTwoSnapshotsOfOneRun() {
        var fields = new ArrayList<>(TravellingWave.run("a", 0));
        fields.addAll(TravellingWave.run("b", 1));
        var basis = PodBasis.of(fields.stream().map(TimedField::field).toList(), 1, Progress.NONE);
        assertTrue(DmdForecast.fit(basis, fields, DmdModel.Form.AFFINE, Progress.NONE).isEmpty());
        assertTrue(DmdForecast.fit(PodBasis.of(List.of(START.field()), 0, Progress.NONE), TRAINING,
            DmdModel.Form.AFFINE, Progress.NONE).isEmpty(), "no mode");
    }

    @Test
    void aTimeMustBeFinite() {
        String message = assertThrows(IllegalArgumentException.class,
            () -> new TimedField("a", Double.NaN, START.field())).getMessage();
        assertTrue(message.contains("\"a\""), message);
    }
}
