package org.latentrom.engine.cvae.network;

import org.latentrom.engine.nn.Initializer;
import org.latentrom.engine.nn.Tensor;

/**
 * Bottleneck residual blocks; every level halves the grid, then doubles the channels. With 2 levels, 32 channels and
 * PReLU it is variant 7 of the reference, with instance normalisation and dropout variant 9.
 */
final class Bottleneck implements Family {
    /** @return how often a grid is halved, so that it keeps at least 6 rows and columns */
    static int halvings(final int least) {
        int n = 1;
        while (n < 6 && least >> n + 1 >= 6) {
            n++;
        }
        return n;
    }

    @Override
    public NetworkOptions decided(final NetworkOptions options, final int least) {
        return options.withPatch(Math.max(1, options.patch()))
            .withLevels(options.levels() == 0 ? halvings(least) : options.levels())
            .withBaseWidth(options.baseWidth() == 0 ? 32 : options.baseWidth())
            .withWidening(options.widening() == 0 ? 8 : options.widening());
    }

    @Override
    public int step(final NetworkOptions decided) {
        return decided.patch() << decided.levels();
    }

    @Override
    public Posterior encoder(final Architecture a, final Layers l, final Tensor input, final Tensor conditions) {
        var blocks = new BottleneckBlocks(l, false);
        Tensor t = input;
        for (int level = 0; level < a.network().levels(); level++) {
            t = identities(l, blocks, l.regularized(blocks.down(t, a.width(2 * level))));
            t = identities(l, blocks, l.regularized(blocks.projection(t, a.width(2 * level + 1))));
        }
        return l.posterior(t, conditions, a.latentSize());
    }

    /** Blocks with what regularises them after them. */
    static Tensor identities(final Layers l, final BottleneckBlocks blocks, final Tensor in) {
        Tensor t = in;
        for (int i = 0; i < l.count(); i++) {
            t = l.regularized(blocks.identity(t));
        }
        return t;
    }

    /** Blocks with what regularises them before them. */
    static Tensor decoderIdentities(final Layers l, final BottleneckBlocks blocks, final Tensor in) {
        Tensor t = in;
        for (int i = 0; i < l.count(); i++) {
            t = blocks.identity(l.regularized(t));
        }
        return t;
    }

    @Override
    public Tensor decoder(final Architecture a, final Layers l, final Tensor z) {
        var blocks = new BottleneckBlocks(l, true);
        int levels = a.network().levels();
        Tensor t = l.head(z, a.width(2 * levels - 1), a.rows() >> levels, a.columns() >> levels);
        for (int level = levels - 1; level >= 0; level--) {
            if (level < levels - 1 && a.network().skips()) {
                t = l.skip(t, z);
            }
            t = decoderIdentities(l, blocks, t);
            t = blocks.projection(l.regularized(t), a.width(2 * level));
            t = l.regularized(decoderIdentities(l, blocks, t));
            if (level > 0) {
                t = l.activation(blocks.up(t, a.width(2 * level - 1)));
            }
        }
        // begins small: what the likelihood adds is the mean field already
        return blocks.up(t, a.packedChannels(), Initializer.normal(0.1));
    }
}
