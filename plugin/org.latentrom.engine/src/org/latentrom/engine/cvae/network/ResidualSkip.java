package org.latentrom.engine.cvae.network;

import org.latentrom.engine.nn.Plan;
import org.latentrom.engine.nn.Tensor;

/**
 * Residual blocks at every level; z enters the decoder anew at every level, and its features also reach the output
 * directly: that path alone is a nonlinear POD with as many modes as there are features, and the convolutions learn
 * what it cannot say. The finest level works on patches of 2 x 2 pixels: convolutions over few channels on the full
 * grid would cost most of the time and gain little.
 */
final class ResidualSkip implements Family {
    /** Initial log variance of the posteriors: with sigma = 1 noise would drown the latents for the first epochs. */
    private static final double INITIAL_LOG_VARIANCE = -4;

    @Override
    public NetworkOptions decided(final NetworkOptions options, final int least) {
        int patch = options.patch() > 0 ? options.patch() : least < 8 ? 1 : 2;
        int levels = options.levels();
        if (levels == 0) {
            // the coarsest level keeps at least 4 rows and columns, and needs no more than about 8
            levels = 1;
            while (levels < 6 && least >> levels >= 4 * patch) {
                levels++;
            }
        }
        return options.withPatch(patch).withLevels(levels)
            .withBaseWidth(options.baseWidth() == 0 ? 32 : options.baseWidth())
            .withWidening(options.widening() == 0 ? 4 : options.widening());
    }

    @Override
    public int step(final NetworkOptions decided) {
        return decided.patch() << decided.levels() - 1;
    }

    @Override
    public Posterior encoder(final Architecture a, final Layers l, final Tensor input, final Tensor conditions) {
        Plan p = l.plan();
        Tensor t = l.activation(p.convolution(input, a.width(0), 3, 1, 1));
        t = blocks(l, t, l.count());
        for (int level = 1; level < a.network().levels(); level++) {
            t = l.activation(p.convolution(t, a.width(level), 3, 2, 0.7));
            t = blocks(l, t, l.count());
        }
        Tensor features = p.dense(t, 0.7, 0, a.network().features());
        if (conditions != null) {
            features = p.sum(features, p.dense(conditions, 0.7, 0, a.network().features()));
        }
        features = l.activation(features);
        return new Posterior(p.dense(features, 1, 0, a.latentSize()),
            p.dense(features, 0.1, INITIAL_LOG_VARIANCE, a.latentSize()));
    }

    @Override
    public Tensor decoder(final Architecture a, final Layers l, final Tensor z) {
        Plan p = l.plan();
        int features = a.network().features();
        Tensor e = l.activation(p.dense(z, 1, 0, features));
        e = l.activation(p.sum(e, p.dense(e, 0.7, 0, features)));
        int coarsest = a.network().levels() - 1;
        Tensor t = p.dense(e, 0.7, 0, a.width(coarsest), a.rows() >> coarsest, a.columns() >> coarsest);
        t = blocks(l, l.activation(t), l.count());
        for (int level = coarsest - 1; level >= 0; level--) {
            t = p.upsampling(p.convolution(t, a.width(level), 3, 1, 0.7));
            if (a.network().skips()) {
                t = p.sum(t, p.dense(z, 0.3, 0, a.width(level), a.rows() >> level, a.columns() >> level));
            }
            t = l.activation(t);
            if (level > 0) {
                t = blocks(l, t, l.count());
            } else {
                // the finest level costs most: one convolution there instead of the first block
                t = l.activation(p.convolution(t, a.width(0), 3, 1, 0.7));
                t = blocks(l, l.regularized(t), l.count() - 1);
            }
        }
        Tensor local = p.convolution(t, a.packedChannels(), 3, 1, 0.1);
        return p.sum(local, p.dense(e, 0.1, 0, a.packedChannels(), a.rows(), a.columns()));
    }

    /** Two convolutions beside the identity; the second begins small, so that a deep stack begins near the identity. */
    private static Tensor blocks(final Layers l, final Tensor in, final int count) {
        Plan p = l.plan();
        Tensor out = in;
        for (int i = 0; i < count; i++) {
            Tensor t = l.activation(p.convolution(out, in.size(1), 3, 1, 0.7));
            out = l.regularized(l.activation(p.sum(out, p.convolution(t, in.size(1), 3, 1, 0.2))));
        }
        return out;
    }
}
