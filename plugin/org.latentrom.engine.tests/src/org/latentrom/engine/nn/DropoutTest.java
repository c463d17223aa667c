package org.latentrom.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Dropout: how much, when, and by which seed. */
class DropoutTest {
    private static final int CHANNELS = 40;

    private static final int PLANE = 25;

    private final Parameters m_parameters = new Parameters(DataType.FLOAT);

    private final Plan m_plan = new Plan(m_parameters, 20);

    private final Tensor m_in = m_plan.input(CHANNELS, 5, 5);

    @AfterEach
    void close() {
        m_plan.close();
        m_parameters.close();
    }

    private float[] run(final Tensor out) {
        var in = new float[m_in.size()];
        Arrays.fill(in, 1);
        m_in.set(in);
        m_plan.forward();
        var values = new float[out.size()];
        out.get(values);
        return values;
    }

    private static double mean(final float[] values) {
        double sum = 0;
        for (float v : values) {
            sum += v;
        }
        return sum / values.length;
    }

    @Test
    void aValueIsDroppedOrEnlargedAndTheMeanRemains() {
        Tensor out = m_plan.dropout(m_in, 0.3);
        m_plan.dropFrom(1);
        float[] values = run(out);
        int dropped = 0;
        for (float v : values) {
            assertTrue(v == 0 || v == (float)(1 / 0.7), "neither dropped nor enlarged: " + v);
            dropped += v == 0 ? 1 : 0;
        }
        // 20,000 values: five standard deviations of a binomial are 0.016
        assertEquals(0.3, (double)dropped / values.length, 0.016);
        assertEquals(1, mean(values), 0.03);
    }

    @Test
    void channelsAreDroppedAsAWhole() {
        Tensor out = m_plan.spatialDropout(m_in, 0.1);
        m_plan.dropFrom(2);
        float[] values = run(out);
        int dropped = 0;
        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i / PLANE * PLANE], values[i]);
            dropped += values[i] == 0 && i % PLANE == 0 ? 1 : 0;
        }
        // 800 channels: five standard deviations are 0.053
        assertEquals(0.1, dropped / 800.0, 0.053);
    }

    @Test
    void outsideOfTrainingAllValuesPass() {
        Tensor out = m_plan.spatialDropout(m_plan.dropout(m_in, 0.5), 0.5);
        assertEquals(1, mean(run(out)));
        m_plan.dropFrom(1);
        float[] dropped = run(out);
        assertFalse(Arrays.equals(dropped, run(m_in)));
        m_plan.dropNothing();
        for (float v : run(out)) {
            assertEquals(1, v);
        }
    }

    @Test
    void theSeedDecides() {
        Tensor out = m_plan.dropout(m_in, 0.5);
        m_plan.dropFrom(7);
        float[] first = run(out);
        m_plan.dropFrom(8);
        assertFalse(Arrays.equals(first, run(out)));
        m_plan.dropFrom(7);
        assertArrayEquals(first, run(out));
    }

    @Test
    void twoLayersDropDifferentValues() {
        Tensor a = m_plan.dropout(m_in, 0.5);
        Tensor b = m_plan.dropout(m_in, 0.5);
        m_plan.dropFrom(7);
        float[] first = run(a);
        var second = new float[b.size()];
        b.get(second);
        for (int shift = -3; shift <= 3; shift++) {
            int same = 0;
            for (int i = 3; i < first.length - 3; i++) {
                same += first[i] == second[i + shift] ? 1 : 0;
            }
            assertEquals(0.5, (double)same / (first.length - 6), 0.02,
                "layers depend on each other, " + shift + " places on");
        }
    }

    @Test
    void rateZeroDropsNothing() {
        Tensor out = m_plan.dropout(m_in, 0);
        m_plan.dropFrom(1);
        assertEquals(1, mean(run(out)));
    }

    @Test
    void ratesOutsideOfTheirRangeAreRefused() {
        for (double rate : new double[]{-0.1, 1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> m_plan.dropout(m_in, rate));
            assertThrows(IllegalArgumentException.class, () -> m_plan.spatialDropout(m_in, rate));
        }
    }
}
