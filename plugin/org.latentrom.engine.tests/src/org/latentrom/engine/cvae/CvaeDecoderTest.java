package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

/** A decoder that is kept says what the model says. */
class CvaeDecoderTest {
    private static final double[][] Z = {{0.3, -1}, {2, 0.5}, {-0.7, 1.1}, {0, 0}, {1, 1}};

    private static CvaeModel model;

    @BeforeAll
    static void train() {
        model = CvaeTrainer.train(TestFields.waves(8), TestFields.range(0, 8), new int[0],
            CvaeOptions.DEFAULT.withEpochs(2).withBatchSize(8), Progress.NONE).model();
    }

    @Test
    void saysWhatTheModelSaysCallAfterCall() {
        List<Field> expected = model.decode(Z, Progress.NONE);
        try (CvaeDecoder decoder = model.decoder(Z.length, Progress.NONE)) {
            for (int call = 0; call < 3; call++) {
                List<Field> fields = decoder.decode(Z, Progress.NONE);
                assertEquals(Z.length, fields.size());
                for (int i = 0; i < Z.length; i++) {
                    assertArrayEquals(expected.get(i).values(), fields.get(i).values());
                    assertEquals(expected.get(i).mask().count(), fields.get(i).mask().count());
                }
            }
        }
    }

    /** Whatever number it was made for: rows that are left over from the call before are not seen. */
    @Test
    void takesMoreAndFewerRowsThanItWasMadeFor() {
        List<Field> expected = model.decode(Z, Progress.NONE);
        try (CvaeDecoder decoder = model.decoder(2, Progress.NONE)) {
            compare(expected, decoder.decode(Z, Progress.NONE));
            compare(expected.subList(0, 1), decoder.decode(new double[][]{Z[0]}, Progress.NONE));
            assertTrue(decoder.decode(new double[0][], Progress.NONE).isEmpty());
        }
    }

    private static void compare(final List<Field> expected, final List<Field> fields) {
        assertEquals(expected.size(), fields.size());
        for (int i = 0; i < fields.size(); i++) {
            float[] values = fields.get(i).values();
            for (int k = 0; k < values.length; k++) {
                double value = expected.get(i).values()[k];
                // another batch size may add up in another order
                assertEquals(value, values[k], 1e-5 * Math.max(1, Math.abs(value)), i + " " + k);
            }
        }
    }

    @Test
    void badRowsAreNamed() {
        try (CvaeDecoder decoder = model.decoder(1, Progress.NONE)) {
            var e = assertThrows(IllegalArgumentException.class,
                () -> decoder.decode(new double[][]{{1, 2}, {1}}, Progress.NONE));
            assertTrue(e.getMessage().contains("row 2 has 1 latents"), e.getMessage());
            assertThrows(IllegalArgumentException.class,
                () -> decoder.decode(new double[][]{{1, Double.NaN}}, Progress.NONE));
        }
    }

    @Test
    void everyCallCanBeCancelled() {
        var cancelled = new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                // nobody looks
            }

            @Override
            public void checkCanceled() {
                throw new CancellationException();
            }
        };
        try (CvaeDecoder decoder = model.decoder(2, Progress.NONE)) {
            assertThrows(CancellationException.class, () -> decoder.decode(Z, cancelled));
            assertEquals(Z.length, decoder.decode(Z, Progress.NONE).size());
        }
    }
}
