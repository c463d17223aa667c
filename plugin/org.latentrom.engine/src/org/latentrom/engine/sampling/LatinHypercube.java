package org.latentrom.engine.sampling;

import java.util.Random;

/**
 * Latin hypercube samples (McKay, Beckman, Conover, Technometrics 21, 1979): each side of a box is cut into as many
 * strips as there are samples, and each strip of each side holds one of them.
 */
public final class LatinHypercube {
    private LatinHypercube() {
    }

    /**
     * @param centre the middle of the box
     * @param halfWidth half of the box's side along each latent variable, at least 0
     * @param count number of states, at least 1
     * @param seed seed of the strips and of the places in them
     * @return {@code [state][latent]}
     * @throws IllegalArgumentException if count is below 1 or a half width is negative or not finite
     */
    public static double[][] sample(final double[] centre, final double[] halfWidth, final int count, final long seed) {
        if (count < 1) {
            throw new IllegalArgumentException("number of states: " + count + " is below 1");
        }
        var random = new Random(seed);
        var z = new double[count][centre.length];
        for (int l = 0; l < centre.length; l++) {
            if (!(halfWidth[l] >= 0 && halfWidth[l] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("the half width " + halfWidth[l] + " along the latent variable " + l
                    + " is negative or not finite");
            }
            int[] strips = shuffled(count, random);
            for (int i = 0; i < count; i++) {
                double share = (strips[i] + random.nextDouble()) / count;
                z[i][l] = centre[l] + halfWidth[l] * (2 * share - 1);
            }
        }
        return z;
    }

    private static int[] shuffled(final int count, final Random random) {
        var strips = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            strips[i] = strips[j];
            strips[j] = i;
        }
        return strips;
    }
}
