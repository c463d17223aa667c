package org.latentrom.knime.cvaelearner;

import org.knime.node.parameters.widget.choices.Label;
import org.latentrom.engine.cvae.network.Activation;
import org.latentrom.engine.cvae.network.NetworkKind;
import org.latentrom.engine.cvae.network.NetworkPreset;
import org.latentrom.engine.cvae.network.Normalization;

/** Names of the engine's networks for the dialog. */
final class NetworkChoices {
    private NetworkChoices() {
    }

    /** Ready-made networks. */
    enum Preset {
        @Label(value = "Residual with skips", description = "Residual blocks on patches of 2 x 2 pixels, with the "
            + "latent variables at every level of the decoder: for fields of simulations.")
        RESIDUAL_SKIP(NetworkPreset.RESIDUAL_SKIP), //
        @Label(value = "Classical", description = "Two convolutions with ReLU, as in most examples: small and quick, "
            + "less exact.")
        CLASSICAL(NetworkPreset.CLASSICAL), //
        @Label(value = "Bottleneck", description = "Bottleneck residual blocks with PReLU.")
        WIDE(NetworkPreset.WIDE), //
        @Label(value = "Bottleneck, regularised", description = "The same with instance normalisation and spatial "
            + "dropout after each block.")
        WIDE_REGULARIZED(NetworkPreset.WIDE_REGULARIZED), //
        @Label(value = "Bottleneck with an extra level", description = "The same with a level at the full resolution.")
        EXTRA_LEVEL(NetworkPreset.EXTRA_LEVEL), //
        @Label(value = "Skip-VAE", description = "The same with the latent variables at every level of the decoder: "
            + "for images, where many latent variables are to stay in use.")
        SKIP_VAE(NetworkPreset.SKIP_VAE), //
        @Label(value = "Dense layers", description = "A multilayer perceptron, which knows nothing of neighbouring "
            + "pixels: for small grids and for teaching.")
        MLP(NetworkPreset.MLP), //
        @Label(value = "Own", description = "A network of the options below.")
        OWN(null);

        /** What the engine calls it. */
        final NetworkPreset m_preset;

        Preset(final NetworkPreset preset) {
            m_preset = preset;
        }
    }

    /** Families of networks. */
    enum Kind {
        @Label(value = "Residual with skips", description = "Residual blocks, and a dense path from the latent "
            + "variables to the output beside them.")
        RESIDUAL_SKIP(NetworkKind.RESIDUAL_SKIP), //
        @Label(value = "Convolutional", description = "Convolutions with stride 2 down, transposed ones up.")
        CONVOLUTIONAL(NetworkKind.CONVOLUTIONAL), //
        @Label(value = "Bottleneck", description = "Bottleneck residual blocks; every level halves the grid.")
        BOTTLENECK(NetworkKind.BOTTLENECK), //
        @Label(value = "Bottleneck with an extra level", description = "The same with a level at the full resolution.")
        BOTTLENECK_EXTRA_LEVEL(NetworkKind.BOTTLENECK_EXTRA_LEVEL), //
        @Label(value = "Dense layers", description = "A multilayer perceptron.")
        MLP(NetworkKind.MLP);

        /** What the engine calls it. */
        final NetworkKind m_kind;

        Kind(final NetworkKind kind) {
            m_kind = kind;
        }
    }

    /** Activations. */
    enum Between {
        @Label(value = "Soft gate", description = "Smooth, like SiLU, and faster.")
        SOFT_GATE(Activation.SOFT_GATE), //
        @Label(value = "ReLU", description = "Zero for negative values.")
        RELU(Activation.RELU), //
        @Label(value = "PReLU", description = "ReLU with a learned slope for each negative value of a map; the network "
            + "grows with the grid.")
        PRELU(Activation.PRELU), //
        @Label(value = "PReLU, one slope a channel", description = "ReLU with one learned slope for the negative "
            + "values of each channel.")
        PRELU_PER_CHANNEL(Activation.PRELU_PER_CHANNEL), //
        @Label(value = "tanh", description = "Hyperbolic tangent.")
        TANH(Activation.TANH), //
        @Label(value = "Sigmoid", description = "Logistic function.")
        SIGMOID(Activation.SIGMOID);

        /** What the engine calls it. */
        final Activation m_activation;

        Between(final Activation activation) {
            m_activation = activation;
        }
    }

    /** Normalisations. */
    enum Norm {
        @Label(value = "None", description = "For fields whose size matters, such as velocities.")
        NONE(Normalization.NONE), //
        @Label(value = "Instance", description = "Every channel of a field by its own mean and deviation.")
        INSTANCE(Normalization.INSTANCE), //
        @Label(value = "Group", description = "Groups of channels by their mean and deviation.")
        GROUP(Normalization.GROUP);

        /** What the engine calls it. */
        final Normalization m_normalization;

        Norm(final Normalization normalization) {
            m_normalization = normalization;
        }
    }
}
