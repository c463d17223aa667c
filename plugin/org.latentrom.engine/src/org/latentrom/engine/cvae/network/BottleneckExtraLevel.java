package org.latentrom.engine.cvae.network;

import org.latentrom.engine.nn.Initializer;
import org.latentrom.engine.nn.Plan;
import org.latentrom.engine.nn.Tensor;

/**
 * Bottleneck residual blocks with a level at the full resolution. With 3 levels, 32 channels, PReLU, instance
 * normalisation and dropout it is variant 10 of the reference, with skips variant 11; but for a PReLU on the output,
 * which kept every pixel above a half at the start and is left out.
 */
final class BottleneckExtraLevel implements Family {
    @Override
    public NetworkOptions decided(final NetworkOptions options, final int least) {
        int levels = options.levels() == 0 ? Bottleneck.halvings(least) + 1 : options.levels();
        return options.withPatch(Math.max(1, options.patch())).withLevels(levels)
            .withBaseWidth(options.baseWidth() == 0 ? 32 : options.baseWidth())
            .withWidening(options.widening() == 0 ? 8 : options.widening());
    }

    @Override
    public int step(final NetworkOptions decided) {
        return decided.patch() << decided.levels() - 1;
    }

    private static int stem(final Architecture a) {
        return Math.max(1, a.width(0) / 2);
    }

    @Override
    public Posterior encoder(final Architecture a, final Layers l, final Tensor input, final Tensor conditions) {
        var blocks = new BottleneckBlocks(l, false);
        Tensor t = l.spatialDropout(l.activation(blocks.convolution(input, stem(a), 3)));
        t = l.spatialDropout(l.activation(blocks.convolution(t, a.width(0), 1)));
        t = Bottleneck.identities(l, blocks, t);
        int levels = a.network().levels();
        for (int level = 1; level < levels; level++) {
            t = Bottleneck.identities(l, blocks, l.regularized(blocks.down(t, a.width(level))));
        }
        t = Bottleneck.identities(l, blocks, l.regularized(blocks.projection(t, a.width(levels))));
        return l.posterior(t, conditions, a.latentSize());
    }

    @Override
    public Tensor decoder(final Architecture a, final Layers l, final Tensor z) {
        Plan p = l.plan();
        var blocks = new BottleneckBlocks(l, true);
        int levels = a.network().levels();
        Tensor t = l.head(z, a.width(levels), a.rows() >> levels - 1, a.columns() >> levels - 1);
        t = Bottleneck.decoderIdentities(l, blocks, t);
        t = blocks.projection(l.regularized(t), a.width(levels - 1));
        for (int level = levels - 1; level > 0; level--) {
            t = Bottleneck.decoderIdentities(l, blocks, skipped(a, l, t, z));
            t = blocks.up(l.regularized(t), a.width(level - 1));
        }
        t = Bottleneck.decoderIdentities(l, blocks, skipped(a, l, t, z));
        t = l.activation(blocks.convolution(l.spatialDropout(t), stem(a), 1));
        // begins small: what the likelihood adds is the mean field already
        return p.convolution(l.spatialDropout(t), a.packedChannels(), 3, 1, Initializer.normal(0.1));
    }

    private static Tensor skipped(final Architecture a, final Layers l, final Tensor t, final Tensor z) {
        return a.network().skips() ? l.skip(t, z) : t;
    }
}
