package org.latentrom.engine.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LatentGridTest {
    private static final double[] CENTRE = {0.1, 0.2, 0.3};

    @Test
    void traversalChangesOneVariable() {
        double[][] z = LatentGrid.traverse(CENTRE, 1, new double[]{-2, 0, 2});
        assertEquals(3, z.length);
        assertArrayEquals(new double[]{0.1, -2, 0.3}, z[0]);
        assertArrayEquals(new double[]{0.1, 2, 0.3}, z[2]);
        assertArrayEquals(new double[]{0.1, 0.2, 0.3}, CENTRE, "the centre stays as it is");
    }

    @Test
    void gridRunsAcrossAndThenUp() {
        double[][] z = LatentGrid.of(CENTRE, 2, 0, new double[]{-1, 5});
        assertArrayEquals(new double[]{-1, 0.2, -1}, z[0]);
        assertArrayEquals(new double[]{-1, 0.2, 5}, z[1]);
        assertArrayEquals(new double[]{5, 0.2, -1}, z[2]);
        assertArrayEquals(new double[]{5, 0.2, 5}, z[3]);
    }

    @Test
    void badInputIsNamed() {
        for (int latent : new int[]{-1, 3}) {
            assertTrue(assertThrows(IllegalArgumentException.class,
                () -> LatentGrid.traverse(CENTRE, latent, new double[2])).getMessage()
                    .contains("no latent variable " + latent + ": there are 3"));
            assertThrows(IllegalArgumentException.class, () -> LatentGrid.of(CENTRE, 0, latent, new double[2]));
            assertThrows(IllegalArgumentException.class, () -> LatentGrid.of(CENTRE, latent, 0, new double[2]));
        }
        assertTrue(assertThrows(IllegalArgumentException.class, () -> LatentGrid.of(CENTRE, 1, 1, new double[2]))
            .getMessage().contains("choose another"));
    }
}
