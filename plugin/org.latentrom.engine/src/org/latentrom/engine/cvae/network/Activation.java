package org.latentrom.engine.cvae.network;

/** What follows the layers of a network. */
public enum Activation {
    /** x (1 + x / (1 + |x|)): smooth, as SiLU, and faster. */
    SOFT_GATE,
    /** max(0, x). */
    RELU,
    /** ReLU with a learned slope for negative values, one for each value of a map; begins as ReLU (as Keras has it). */
    PRELU,
    /** ReLU with a learned slope for negative values, one a channel (He et al., 2015, arXiv:1502.01852). */
    PRELU_PER_CHANNEL,
    /** Hyperbolic tangent. */
    TANH,
    /** Logistic function. */
    SIGMOID
}
