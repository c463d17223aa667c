package org.latentrom.knime.cvaelearner;

import org.knime.node.parameters.widget.choices.Label;
import org.latentrom.engine.cvae.ObservationModel;

/** Names of {@link ObservationModel} for the dialog. */
enum Observation {
    @Label(value = "Gaussian", description = "Normal distribution with one learned variance for all channels. For "
        + "channels of one kind, such as the components of a velocity.")
    GAUSSIAN(ObservationModel.GAUSSIAN), //
    @Label(value = "Gaussian, one variance a channel", description = "Normal distribution with one learned "
        + "variance for each channel. For channels of different kinds, such as velocity and pressure.")
    GAUSSIAN_PER_CHANNEL(ObservationModel.GAUSSIAN_PER_CHANNEL), //
    @Label(value = "Gaussian, given variance", description = "Normal distribution with a standard deviation that is "
        + "given, as a share of each channel's: what is smaller counts as noise.")
    GAUSSIAN_FIXED(ObservationModel.GAUSSIAN_FIXED), //
    @Label(value = "Continuous Bernoulli", description = "For images: every channel is scaled to [0, 1] from its "
        + "range. Smooth fields come out less sharp than with a Gaussian.")
    CONTINUOUS_BERNOULLI(ObservationModel.CONTINUOUS_BERNOULLI), //
    @Label(value = "Bernoulli", description = "For images of two values: every channel is scaled to [0, 1] from its "
        + "range; values between count as probabilities.")
    BERNOULLI(ObservationModel.BERNOULLI);

    /** What the engine calls it. */
    final ObservationModel m_model;

    Observation(final ObservationModel model) {
        m_model = model;
    }
}
