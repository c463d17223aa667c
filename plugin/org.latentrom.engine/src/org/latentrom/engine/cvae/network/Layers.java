package org.latentrom.engine.cvae.network;

import org.latentrom.engine.nn.Initializer;
import org.latentrom.engine.nn.Plan;
import org.latentrom.engine.nn.Tensor;

/** A plan with the options of its blocks: what follows a layer, what stands beside a block. */
final class Layers {
    /** Added to the variance of a normalisation, as in the reference. */
    private static final double EPSILON = 1e-3;

    private static final int GROUPS = 8;

    private final Plan m_plan;

    private final BlockOptions m_options;

    Layers(final Plan plan, final BlockOptions options) {
        m_plan = plan;
        m_options = options;
    }

    Plan plan() {
        return m_plan;
    }

    /** @return blocks a level */
    int count() {
        return m_options.count();
    }

    Tensor activation(final Tensor in) {
        return switch (m_options.activation()) {
            case SOFT_GATE -> m_plan.activation(in);
            case RELU -> m_plan.relu(in);
            case PRELU -> m_plan.prelu(in, 0);
            case PRELU_PER_CHANNEL -> m_plan.channelPrelu(in, 0);
            case TANH -> m_plan.tanh(in);
            case SIGMOID -> m_plan.sigmoid(in);
        };
    }

    /** @return weights with which values keep their size through the activation */
    Initializer start() {
        return switch (m_options.activation()) {
            case SOFT_GATE -> Initializer.normal(0.7);
            case RELU, PRELU, PRELU_PER_CHANNEL -> Initializer.HE_NORMAL;
            case TANH, SIGMOID -> Initializer.GLOROT_UNIFORM;
        };
    }

    /** @return the map normalised, then some of its channels dropped; as far as the options say so */
    Tensor regularized(final Tensor in) {
        return spatialDropout(normalized(in));
    }

    private Tensor normalized(final Tensor in) {
        int channels = in.size(1);
        return switch (m_options.normalization()) {
            case NONE -> in;
            case INSTANCE -> m_plan.groupNorm(in, channels, EPSILON);
            case GROUP -> m_plan.groupNorm(in, groups(channels), EPSILON);
        };
    }

    /** @return the largest number up to 8 that divides the channels */
    private static int groups(final int channels) {
        int groups = Math.min(GROUPS, channels);
        while (channels % groups != 0) {
            groups--;
        }
        return groups;
    }

    Tensor spatialDropout(final Tensor in) {
        return m_options.dropout() == 0 ? in : m_plan.spatialDropout(in, m_options.dropout());
    }

    Tensor dropout(final Tensor in) {
        return m_options.dropout() == 0 ? in : m_plan.dropout(in, m_options.dropout());
    }

    /** @return a map of the given channels and size, computed from a vector, and activated: a convolutional decoder's
     *         first. Where the others have ReLU it has PReLU, as in the reference */
    Tensor head(final Tensor z, final int channels, final int rows, final int columns) {
        Tensor t = m_plan.dense(z, Initializer.GLOROT_UNIFORM, 0, channels, rows, columns);
        return m_options.activation() == Activation.RELU ? m_plan.prelu(t, 0) : activation(t);
    }

    /** @return the map plus what a dense layer makes of z (Dieng et al., 2019) */
    Tensor skip(final Tensor in, final Tensor z) {
        return m_plan.sum(in, m_plan.dense(z, Initializer.GLOROT_UNIFORM, 0, in.size(1), in.size(2), in.size(3)));
    }

    /** @return means and logs of variances from the encoder's last map, and the conditions if there are any */
    Family.Posterior posterior(final Tensor map, final Tensor conditions, final int latents) {
        return new Family.Posterior(latents(map, conditions, latents), latents(map, conditions, latents));
    }

    private Tensor latents(final Tensor map, final Tensor conditions, final int latents) {
        Tensor t = m_plan.dense(map, Initializer.GLOROT_UNIFORM, 0, latents);
        // a sum of two dense layers is one dense layer of both, without a copy of the map
        return conditions == null ? t
            : m_plan.sum(t, m_plan.dense(conditions, Initializer.GLOROT_UNIFORM, 0, latents));
    }
}
