package org.latentrom.engine.nn;

import java.util.Random;

/** How the weights of a layer begin. Biases begin constant. */
@FunctionalInterface
public interface Initializer {
    /**
     * Uniform in +- sqrt(6 / (fan in + fan out)) (Glorot, Bengio, 2010, eq. 16), for layers that are linear or
     * saturate.
     */
    Initializer GLOROT_UNIFORM = (random, fanIn, fanOut) -> Math.sqrt(6.0 / (fanIn + fanOut))
        * (2 * random.nextDouble() - 1);

    /**
     * Normal with variance 2 / fan in (He et al., 2015, arXiv:1502.01852, eq. 10), without what lies outside of two
     * standard deviations of the normal that is cut, whose deviation is larger for it: so Keras does it.
     */
    Initializer HE_NORMAL = (random, fanIn, fanOut) -> {
        double v;
        do {
            v = random.nextGaussian();
        } while (Math.abs(v) > 2);
        // standard deviation of a unit normal that is cut at +-2
        return Math.sqrt(2.0 / fanIn) / 0.879625661034239 * v;
    };

    /**
     * @param random where noise comes from
     * @param fanIn values that go into an output of the layer
     * @param fanOut values that an input of the layer goes into
     * @return the next initial value
     */
    double next(Random random, int fanIn, int fanOut);

    /** @return normal with variance gain^2 / fan in: with gain 1 it keeps the size of values */
    static Initializer normal(final double gain) {
        // a gain of 0 uses up no random numbers
        return (random, fanIn, fanOut) -> gain == 0 ? 0 : gain / Math.sqrt(fanIn) * random.nextGaussian();
    }
}
