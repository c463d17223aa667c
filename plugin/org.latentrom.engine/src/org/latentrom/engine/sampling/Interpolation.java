package org.latentrom.engine.sampling;

/** The way from one state to another. */
public enum Interpolation {
    /** Straight. In many dimensions its middle is nearer to the origin than states of the prior are. */
    LINEAR {
        @Override
        double[] weights(final double[] a, final double[] b, final double t) {
            return new double[]{1 - t, t};
        }
    },
    /**
     * Along the great circle: the angle to the origin grows evenly, and so does the length between equal ones stay
     * (White, Sampling Generative Networks, 2016, arXiv:1609.04468).
     */
    SPHERICAL {
        @Override
        double[] weights(final double[] a, final double[] b, final double t) {
            double lengths = Math.sqrt(dot(a, a) * dot(b, b));
            if (lengths == 0) {
                throw new IllegalArgumentException("one of the states is the origin, which has no direction to turn "
                    + "from: interpolate linearly");
            }
            double cosine = Math.max(-1, Math.min(1, dot(a, b) / lengths));
            double angle = Math.acos(cosine);
            double sine = Math.sin(angle);
            if (cosine > 0 && sine < SMALLEST_SINE) {
                return LINEAR.weights(a, b, t);
            }
            if (sine < SMALLEST_SINE) {
                throw new IllegalArgumentException("the states lie on opposite sides of the origin, with no shortest "
                    + "way around it: interpolate linearly");
            }
            return new double[]{Math.sin((1 - t) * angle) / sine, Math.sin(t * angle) / sine};
        }
    };

    /** Below this the two directions are the same or opposite in float64. */
    private static final double SMALLEST_SINE = 1e-7;

    abstract double[] weights(double[] a, double[] b, double t);

    /**
     * @param a the first state
     * @param b the last state, as long
     * @param count number of states, at least 2; the first is a, the last is b
     * @return states at even steps
     * @throws IllegalArgumentException if count is below 2, or there is no way of this kind; with the remedy
     */
    public double[][] between(final double[] a, final double[] b, final int count) {
        if (count < 2) {
            throw new IllegalArgumentException("number of states: " + count + " is below 2, the two ends");
        }
        if (a.length != b.length) {
            throw new IllegalArgumentException("a state of " + a.length + " and one of " + b.length + " numbers");
        }
        var z = new double[count][a.length];
        for (int i = 0; i < count; i++) {
            double[] w = weights(a, b, i / (count - 1.0));
            for (int l = 0; l < a.length; l++) {
                z[i][l] = w[0] * a[l] + w[1] * b[l];
            }
        }
        z[0] = a.clone();
        z[count - 1] = b.clone();
        return z;
    }

    private static double dot(final double[] a, final double[] b) {
        double sum = 0;
        for (int l = 0; l < a.length; l++) {
            sum += a[l] * b[l];
        }
        return sum;
    }
}
