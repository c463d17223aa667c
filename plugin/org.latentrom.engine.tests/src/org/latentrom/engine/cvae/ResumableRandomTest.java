package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generator whose state can be saved draws what Java's draws. */
class ResumableRandomTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, -7, 1L << 60})
    void drawsWhatRandomDraws(final long seed) {
        var expected = new Random(seed);
        var actual = new ResumableRandom(seed);
        for (int i = 1; i < 2000; i++) {
            assertEquals(expected.nextGaussian(), actual.nextGaussian());
            assertEquals(expected.nextInt(i), actual.nextInt(i));
            assertEquals(expected.nextLong(), actual.nextLong());
            assertEquals(expected.nextDouble(), actual.nextDouble());
        }
    }

    /** After an odd number of normal numbers the second one of a pair is part of the state. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void goesOnFromItsState(final int drawn) {
        var first = new ResumableRandom(3);
        for (int i = 0; i < drawn; i++) {
            first.nextGaussian();
        }
        var second = new ResumableRandom(99);
        second.nextGaussian();
        second.restore(first.state());
        for (int i = 0; i < 5; i++) {
            assertEquals(first.nextGaussian(), second.nextGaussian());
        }
    }
}
