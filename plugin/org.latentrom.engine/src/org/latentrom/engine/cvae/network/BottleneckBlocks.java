package org.latentrom.engine.cvae.network;

import org.latentrom.engine.nn.Initializer;
import org.latentrom.engine.nn.Tensor;

/**
 * Residual blocks with a bottleneck (He et al., 2016): 1 x 1 to half of the channels, 3 x 3, 1 x 1 to all of them,
 * beside a path that changes as little as it can. In a decoder all convolutions are transposed ones.
 */
final class BottleneckBlocks {
    private final Layers m_layers;

    private final boolean m_transposed;

    BottleneckBlocks(final Layers layers, final boolean transposed) {
        m_layers = layers;
        m_transposed = transposed;
    }

    /** Channels of the bottleneck: half of the block's, as in the reference's wide variants. */
    private static int narrow(final int channels) {
        return Math.max(1, channels / 2);
    }

    Tensor convolution(final Tensor in, final int channels, final int kernel) {
        return convolution(in, channels, kernel, Initializer.HE_NORMAL);
    }

    private Tensor convolution(final Tensor in, final int channels, final int kernel, final Initializer start) {
        return m_transposed ? m_layers.plan().convTranspose(in, channels, kernel, 1, start)
            : m_layers.plan().convolution(in, channels, kernel, 1, start);
    }

    /** @return the path through the bottleneck, where the middle convolution halves or doubles the grid if need be */
    private Tensor main(final Tensor in, final int channels, final int stride, final Initializer last) {
        int b = narrow(channels);
        Tensor t = m_layers.activation(convolution(in, b, 1));
        if (stride == 1) {
            t = convolution(t, b, 3);
        } else if (m_transposed) {
            t = m_layers.plan().convTranspose(t, b, 3, stride, Initializer.HE_NORMAL);
        } else {
            t = m_layers.plan().convolution(t, b, 3, stride, Initializer.HE_NORMAL);
        }
        return convolution(m_layers.activation(t), channels, 1, last);
    }

    private Tensor main(final Tensor in, final int channels, final int stride) {
        return main(in, channels, stride, Initializer.HE_NORMAL);
    }

    /** @return activated block of as many channels, beside the identity */
    Tensor identity(final Tensor in) {
        return m_layers.activation(m_layers.plan().sum(in, main(in, in.size(1), 1)));
    }

    /** @return activated block to another number of channels */
    Tensor projection(final Tensor in, final int channels) {
        return m_layers.activation(m_layers.plan().sum(convolution(in, channels, 1), main(in, channels, 1)));
    }

    /** @return activated block to half of the rows and columns */
    Tensor down(final Tensor in, final int channels) {
        Tensor beside = convolution(m_layers.plan().averagePooling(in), channels, 1);
        return m_layers.activation(m_layers.plan().sum(beside, main(in, channels, 2)));
    }

    /** @return block to twice the rows and columns, not activated */
    Tensor up(final Tensor in, final int channels) {
        return up(in, channels, Initializer.HE_NORMAL);
    }

    /** @param last initial weights of both paths' last convolutions */
    Tensor up(final Tensor in, final int channels, final Initializer last) {
        Tensor beside = m_layers.plan().bilinearUpsampling(convolution(in, channels, 1, last));
        return m_layers.plan().sum(beside, main(in, channels, 2, last));
    }
}
