package org.latentrom.engine.cvae.network;

import com.google.gson.annotations.SerializedName;

/**
 * Families of networks. The name of each in a saved model says for all time how its layers follow from the options:
 * a family that changes gets a new constant with a new name.
 */
public enum NetworkKind {
    /**
     * Residual blocks (He et al., 2016, arXiv:1512.03385) at every level, z anew at every level of the decoder as in
     * the skip-VAE (Dieng et al., 2019, arXiv:1807.04863), and a dense path from z to the output beside them.
     */
    @SerializedName("residual-skip-1")
    RESIDUAL_SKIP(new ResidualSkip()),
    /** Convolutions with stride 2 down, transposed ones up. */
    @SerializedName("convolutional-1")
    CONVOLUTIONAL(new Convolutional()),
    /** Bottleneck residual blocks (He et al., 2016); every level halves the grid, then doubles the channels. */
    @SerializedName("bottleneck-1")
    BOTTLENECK(new Bottleneck()),
    /** Bottleneck residual blocks with a level at the full resolution before the first halving. */
    @SerializedName("bottleneck-extra-level-1")
    BOTTLENECK_EXTRA_LEVEL(new BottleneckExtraLevel()),
    /** Dense layers alone: what teaching texts begin with. */
    @SerializedName("mlp-1")
    MLP(new Perceptron());

    private final Family m_family;

    NetworkKind(final Family family) {
        m_family = family;
    }

    Family family() {
        return m_family;
    }
}
