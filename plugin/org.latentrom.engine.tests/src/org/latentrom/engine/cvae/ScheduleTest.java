package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Learning rates by step. */
class ScheduleTest {
    /** Rates of a schedule by step, {@code [step, rate]}, of each profile. */
    private static final class Golden {
        double[][] linear;

        double[][] cosine;

        double[][] smooth;
    }

    private static final TrainingOptions OPTIONS = TrainingOptions.DEFAULT.withLearningRate(1e-2);

    private static Schedule schedule(final ScheduleKind kind, final ScheduleProfile profile) {
        return Schedule.of(
            OPTIONS.withSchedule(ScheduleOptions.DEFAULT.withKind(kind).withProfile(profile)), 118);
    }

    /** The published training: 118 steps an epoch, half a cycle of two epochs, from 2e-4 to 1e-2, factor 0.9. */
    @ParameterizedTest
    @EnumSource
    void isThatOfTheReference(final ScheduleProfile profile) throws IOException {
        try (var in = ScheduleTest.class.getResourceAsStream("/cvae/clr.json")) {
            Golden golden = new Gson().fromJson(new InputStreamReader(in, StandardCharsets.UTF_8), Golden.class);
            double[][] all = switch (profile) {
                case LINEAR -> golden.linear;
                case COSINE -> golden.cosine;
                case SMOOTH -> golden.smooth;
            };
            assertEquals(17, all.length);
            Schedule s = schedule(ScheduleKind.EXPONENTIAL_CYCLICAL, profile);
            for (double[] g : all) {
                assertEquals(g[1], s.rate((long)g[0]), 1e-14, "step " + g[0]);
            }
        }
    }

    @Test
    void cyclesAreAsHighAsTheirKindSays() {
        Schedule same = schedule(ScheduleKind.TRIANGULAR, ScheduleProfile.LINEAR);
        Schedule half = schedule(ScheduleKind.TRIANGULAR2, ScheduleProfile.LINEAR);
        for (int cycle = 0; cycle < 5; cycle++) {
            long top = 236 + 472L * cycle;
            assertEquals(1e-2, same.rate(top), 1e-15);
            assertEquals(2e-4 + 9.8e-3 / (1 << cycle), half.rate(top), 1e-15);
            assertEquals(2e-4, half.rate(top + 236), 1e-15);
        }
    }

    @Test
    void profilesGoFromZeroToOne() {
        for (ScheduleProfile p : ScheduleProfile.values()) {
            assertEquals(0, p.of(0), 1e-15);
            assertEquals(0.5, p.of(0.5), 1e-15);
            assertEquals(1, p.of(1), 1e-15);
            for (int i = 1; i <= 100; i++) {
                assertTrue(p.of(i / 100.0) >= p.of((i - 1) / 100.0), p + " at " + i);
            }
        }
    }

    /** What the reference names as its other choice: a quarter in 50 epochs. */
    @Test
    void decaysByItsFactor() {
        Schedule s = Schedule.of(OPTIONS.withSchedule(ScheduleOptions.DEFAULT.withKind(ScheduleKind.EXPONENTIAL_DECAY)
            .withPeriod(50).withFactor(0.25).withLowest(1e-4)), 10);
        assertEquals(1e-2, s.rate(0), 1e-15);
        assertEquals(0.5e-2, s.rate(250), 1e-15);
        assertEquals(0.25e-2, s.rate(500), 1e-15);
        assertEquals(1e-4, s.rate(1_000_000), 1e-15);
    }

    @Test
    void constantStays() {
        Schedule s = schedule(ScheduleKind.CONSTANT, ScheduleProfile.LINEAR);
        assertEquals(1e-2, s.rate(0));
        assertEquals(1e-2, s.rate(123_456));
    }

    @Test
    void valuesOutOfRangeAreNamed() {
        refused("lowest learning rate: -1.0", () -> ScheduleOptions.DEFAULT.withLowest(-1));
        refused("schedule period: 0.0", () -> ScheduleOptions.DEFAULT.withPeriod(0));
        refused("schedule factor: 0.0", () -> ScheduleOptions.DEFAULT.withFactor(0));
        refused("schedule factor: 1.5", () -> ScheduleOptions.DEFAULT.withFactor(1.5));
        ScheduleOptions high = ScheduleOptions.DEFAULT.withLowest(0.5);
        refused("0.5 is not below the learning rate 0.01",
            () -> OPTIONS.withSchedule(high.withKind(ScheduleKind.TRIANGULAR)));
        assertEquals(high, OPTIONS.withSchedule(high).schedule(), "one cycle has no lowest rate");
        refused("weight decay: -1.0", () -> OPTIONS.withWeightDecay(-1));
        refused("averaging: 1.0", () -> OPTIONS.withAveraging(1));
    }

    private static void refused(final String message, final org.junit.jupiter.api.function.Executable code) {
        String found = assertThrows(IllegalArgumentException.class, code).getMessage();
        assertTrue(found.contains(message), found);
    }
}
