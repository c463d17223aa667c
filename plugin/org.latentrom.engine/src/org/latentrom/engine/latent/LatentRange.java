package org.latentrom.engine.latent;

/**
 * The box of the latent states that a model was trained on.
 *
 * @param least least value of each coordinate
 * @param greatest greatest value of each coordinate
 */
public record LatentRange(double[] least, double[] greatest) {
    /** @return the box of all states of all runs */
    static LatentRange of(final LatentTrajectories data) {
        var least = data.runs().get(0).states()[0].clone();
        var greatest = least.clone();
        for (LatentTrajectory run : data.runs()) {
            for (double[] z : run.states()) {
                for (int i = 0; i < z.length; i++) {
                    least[i] = Math.min(least[i], z[i]);
                    greatest[i] = Math.max(greatest[i], z[i]);
                }
            }
        }
        return new LatentRange(least, greatest);
    }

    /**
     * @return how far outside of the box a state is, in units of the box's largest edge: 0 inside, infinite if the
     *         state is not finite
     */
    public double excess(final double[] z) {
        double edge = Double.MIN_NORMAL;
        double outside = 0;
        for (int i = 0; i < z.length; i++) {
            // of a box without extent (a constant state) rounding must not lead outside
            double rounding = 1e-6 * Math.max(Math.abs(least[i]), Math.abs(greatest[i]));
            edge = Math.max(edge, Math.max(rounding, greatest[i] - least[i]));
            if (!Double.isFinite(z[i])) {
                return Double.POSITIVE_INFINITY;
            }
            outside = Math.max(outside, Math.max(least[i] - z[i], z[i] - greatest[i]));
        }
        return outside / edge;
    }
}
