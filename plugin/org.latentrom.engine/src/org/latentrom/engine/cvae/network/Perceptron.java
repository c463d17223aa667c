package org.latentrom.engine.cvae.network;

import java.util.Collections;
import java.util.ArrayList;
import java.util.List;
import org.latentrom.engine.nn.Plan;
import org.latentrom.engine.nn.Tensor;

/** Dense layers from the pixels to the latents, and the same sizes backwards. */
final class Perceptron implements Family {
    /** As in {@link ResidualSkip}: posteriors begin narrow. */
    private static final double INITIAL_LOG_VARIANCE = -4;

    private static final List<Integer> HIDDEN = List.of(400);

    @Override
    public NetworkOptions decided(final NetworkOptions options, final int least) {
        return options.withPatch(1).withLevels(1).withBaseWidth(1).withWidening(1)
            .withHidden(options.hidden().isEmpty() ? HIDDEN : options.hidden());
    }

    @Override
    public int step(final NetworkOptions decided) {
        return 1;
    }

    @Override
    public Posterior encoder(final Architecture a, final Layers l, final Tensor input, final Tensor conditions) {
        Plan p = l.plan();
        Tensor t = hidden(l, conditions == null ? input : p.concat(input, conditions), a.network().hidden());
        return new Posterior(p.dense(t, 1, 0, a.latentSize()),
            p.dense(t, 0.1, INITIAL_LOG_VARIANCE, a.latentSize()));
    }

    @Override
    public Tensor decoder(final Architecture a, final Layers l, final Tensor z) {
        var backwards = new ArrayList<>(a.network().hidden());
        Collections.reverse(backwards);
        return l.plan().dense(hidden(l, z, backwards), 0.1, 0, a.packedChannels(), a.rows(), a.columns());
    }

    private static Tensor hidden(final Layers l, final Tensor in, final List<Integer> sizes) {
        Tensor t = in;
        for (int size : sizes) {
            t = l.dropout(l.activation(l.plan().dense(t, l.start(), 0, size)));
        }
        return t;
    }
}
