package org.latentrom.engine.sampling;

/** States that differ from a centre in one or two latent variables. */
public final class LatentGrid {
    private LatentGrid() {
    }

    /**
     * A traversal: one latent variable takes values in turn, the others keep theirs.
     *
     * @param centre the state that is changed
     * @param latent which variable, from 0
     * @param values the values that it takes
     * @return one state a value
     * @throws IllegalArgumentException if there is no such variable
     */
    public static double[][] traverse(final double[] centre, final int latent, final double[] values) {
        check(centre, latent);
        var z = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            z[i] = centre.clone();
            z[i][latent] = values[i];
        }
        return z;
    }

    /**
     * All pairs of values of two latent variables.
     *
     * @param across the variable that runs faster, as x in a picture
     * @param up the variable that runs slower, as y in a picture, from below
     * @param values the values that both take
     * @return one state a pair
     * @throws IllegalArgumentException if there is no such variable or both are the same
     */
    public static double[][] of(final double[] centre, final int across, final int up, final double[] values) {
        check(centre, up);
        if (across == up) {
            throw new IllegalArgumentException("both directions of the grid are the latent variable " + up
                + ": choose another one for one of them");
        }
        var z = new double[values.length * values.length][];
        for (int i = 0; i < values.length; i++) {
            double[] row = centre.clone();
            row[up] = values[i];
            System.arraycopy(traverse(row, across, values), 0, z, i * values.length, values.length);
        }
        return z;
    }

    private static void check(final double[] centre, final int latent) {
        if (latent < 0 || latent >= centre.length) {
            throw new IllegalArgumentException("there is no latent variable " + latent + ": there are " + centre.length
                + ", counted from 0");
        }
    }
}
