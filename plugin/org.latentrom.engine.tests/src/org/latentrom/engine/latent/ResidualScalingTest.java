package org.latentrom.engine.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class ResidualScalingTest {
    /** z = (t, 5) at the times 0, 1, 3, 5, 7: dt0 = 2, and in that time the first coordinate always moves by 2. */
    private static final LatentTrajectories DATA = new LatentTrajectories(List.of("nu"),
        List.of(Trajectories.of("a", new double[]{0, 1, 3, 5, 7}, t -> new double[]{t, 5}, 0.1),
            Trajectories.of("b", new double[]{0}, t -> new double[]{3, 5}, 10)));

    @Test
    void incrementsArePerMedianTimeStep() {
        var scaling = ResidualScaling.of(DATA);
        assertEquals(2, scaling.timeStep());
        assertEquals(2, scaling.increment(0), 1e-12);
        assertEquals(0, scaling.increment(1), "a constant coordinate never moves");
    }

    @Test
    void inputsAreStandardised() {
        var scaling = ResidualScaling.of(DATA);
        var inputs = new double[6];
        // the states 0 1 3 5 7 3 have the mean 19/6, the steps 1 2 2 2 the mean 7/4, the parameters 0.1 and 10 the
        // logarithms -2.3 and 2.3
        double deviation = Math.sqrt((0 + 1 + 9 + 25 + 49 + 9) / 6.0 - 19 * 19 / 36.0);
        double z = (5 - 19 / 6.0) / deviation;
        scaling.inputs(new double[]{5, 7}, 2, new double[]{10}, inputs);
        assertArrayEquals(new double[]{z, 2, 0.25 / Math.sqrt(3 / 16.0), 1, z, 2}, inputs, 1e-12);
        scaling.inputs(new double[]{5, 7}, 2, new double[]{1}, inputs);
        assertArrayEquals(new double[]{0, 0, 0}, Arrays.copyOfRange(inputs, 3, 6), 1e-12);
    }

    @Test
    void aNetworkHasInputsForStatesTimeStepParametersAndProducts() {
        var network = ResidualScaling.of(DATA).network(8, 8);
        assertEquals(6, network.inputs());
        assertEquals(2, network.outputs());
        assertEquals(8 * 7 + 8 * 9 + 2 * 9 + 2 * 6, network.weights());
    }

    @Test
    void windowsKnowWhereTheirRunEnds() {
        var windows = new RolloutWindows(DATA, ResidualScaling.of(DATA));
        assertEquals(4, windows.size(), "a single state starts no window");
        var batch = windows.batch(new int[]{0, 3}, 3);
        assertArrayEquals(new double[]{0.5, 1}, batch.stepRatio()[0]);
        assertArrayEquals(new double[]{1, 0}, batch.valid()[1]);
        assertArrayEquals(new double[]{1, 0}, batch.stepRatio()[1]);
        assertEquals(4, batch.validSteps());
        assertEquals(batch.states()[1][1], batch.states()[3][1], "beyond its end a run stands still");
    }

    @Test
    void theOrderOfWindowsIsAPermutation() {
        var windows = new RolloutWindows(DATA, ResidualScaling.of(DATA));
        int[] order = windows.shuffled(new SplittableRandom(1));
        var seen = new boolean[4];
        for (int i : order) {
            seen[i] = true;
        }
        for (boolean s : seen) {
            assertTrue(s);
        }
    }
}
