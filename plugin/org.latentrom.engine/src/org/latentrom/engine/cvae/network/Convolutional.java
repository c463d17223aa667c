package org.latentrom.engine.cvae.network;

import org.latentrom.engine.nn.Initializer;
import org.latentrom.engine.nn.Tensor;

/**
 * The classical network: 3 x 3 convolutions with stride 2 down, transposed ones up. With 32 and 64 channels and ReLU it
 * is variant 0 of the reference.
 */
final class Convolutional implements Family {
    @Override
    public NetworkOptions decided(final NetworkOptions options, final int least) {
        return options.withPatch(Math.max(1, options.patch()))
            .withLevels(options.levels() == 0 ? Bottleneck.halvings(least) : options.levels())
            .withBaseWidth(options.baseWidth() == 0 ? 32 : options.baseWidth())
            .withWidening(options.widening() == 0 ? 4 : options.widening());
    }

    @Override
    public int step(final NetworkOptions decided) {
        return decided.patch() << decided.levels();
    }

    @Override
    public Posterior encoder(final Architecture a, final Layers l, final Tensor input, final Tensor conditions) {
        Tensor t = input;
        for (int level = 0; level < a.network().levels(); level++) {
            t = convolution(l, t, a.width(level), 2);
            for (int i = 1; i < l.count(); i++) {
                t = convolution(l, t, a.width(level), 1);
            }
        }
        return l.posterior(t, conditions, a.latentSize());
    }

    private static Tensor convolution(final Layers l, final Tensor in, final int channels, final int stride) {
        return l.regularized(
            l.activation(l.plan().convolution(in, channels, 3, stride, Initializer.GLOROT_UNIFORM)));
    }

    @Override
    public Tensor decoder(final Architecture a, final Layers l, final Tensor z) {
        int coarsest = a.network().levels() - 1;
        Tensor t = l.head(z, a.width(coarsest), a.rows() >> coarsest + 1, a.columns() >> coarsest + 1);
        for (int level = coarsest; level >= 0; level--) {
            if (level < coarsest && a.network().skips()) {
                t = l.skip(t, z);
            }
            t = l.regularized(t);
            for (int i = 1; i < l.count(); i++) {
                t = convolution(l, t, a.width(level), 1);
            }
            if (level > 0) {
                t = l.activation(
                    l.plan().convTranspose(t, a.width(level - 1), 3, 2, Initializer.GLOROT_UNIFORM));
            }
        }
        // begins small: what the likelihood adds is the mean field already
        return l.plan().convTranspose(t, a.packedChannels(), 3, 2, Initializer.normal(0.1));
    }
}
