package org.latentrom.engine.cvae.network;

/**
 * Ready-made networks. The numbered ones are variants of the CVAE of randomthought (Jeronen, 2023), with the same
 * numbers of parameters on 28 x 28 pixels; 10 and 11 lack the PReLU on the output. All work on any grid.
 * Dropout and normalisation of the variants are for images: try them without on smooth fields of simulations.
 */
public enum NetworkPreset {
    /** Residual blocks on patches of 2 x 2 pixels, with z at every level of the decoder: for fields of simulations. */
    RESIDUAL_SKIP(NetworkOptions.DEFAULT),
    /** Variant 0: two convolutions with ReLU. */
    CLASSICAL(of(NetworkKind.CONVOLUTIONAL, Activation.RELU, Normalization.NONE, 0, false)),
    /** Variant 7: bottleneck residual blocks with PReLU. */
    WIDE(of(NetworkKind.BOTTLENECK, Activation.PRELU, Normalization.NONE, 0, false)),
    /** Variant 9: the same with instance normalisation and spatial dropout after each block. */
    WIDE_REGULARIZED(of(NetworkKind.BOTTLENECK, Activation.PRELU, Normalization.INSTANCE, 0.1, false)),
    /** Variant 10: the same with a level at the full resolution. */
    EXTRA_LEVEL(of(NetworkKind.BOTTLENECK_EXTRA_LEVEL, Activation.PRELU, Normalization.INSTANCE, 0.1, false)),
    /** Variant 11: the same with z anew at every level of the decoder (skip-VAE, Dieng et al., 2019). */
    SKIP_VAE(of(NetworkKind.BOTTLENECK_EXTRA_LEVEL, Activation.PRELU, Normalization.INSTANCE, 0.1, true)),
    /** One hidden layer of 400 units with ReLU. */
    MLP(of(NetworkKind.MLP, Activation.RELU, Normalization.NONE, 0, false));

    private final NetworkOptions m_options;

    NetworkPreset(final NetworkOptions options) {
        m_options = options;
    }

    private static NetworkOptions of(final NetworkKind kind, final Activation activation,
        final Normalization normalization, final double dropout, final boolean skips) {
        return NetworkOptions.DEFAULT.withKind(kind).withSkips(skips).withBlocks(BlockOptions.DEFAULT
            .withActivation(activation).withNormalization(normalization).withDropout(dropout));
    }

    /** @return the options of this network; latent size 2, other sizes chosen from the grid */
    public NetworkOptions options() {
        return m_options;
    }
}
