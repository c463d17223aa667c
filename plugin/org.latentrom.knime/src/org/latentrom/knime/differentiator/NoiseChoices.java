package org.latentrom.knime.differentiator;

import org.knime.node.parameters.widget.choices.Label;

/** What the dialog offers about noise and borders. */
final class NoiseChoices {
    private NoiseChoices() {
    }

    /** Which derivatives are fitted to the first ones. */
    enum Refit {
        @Label(value = "Off", description = "All derivatives come from the fit of the field.")
        OFF, //
        @Label(value = "Second and higher", description = "Second derivatives come from fits of the first ones "
            + "(the mixed one as the mean of both ways), third ones from the second derivatives of these fits.")
        SECOND, //
        @Label(value = "Also first", description = "The first derivatives are replaced by the values of these fits, "
            + "which are smoother.")
        ALSO_FIRST
    }

    /** Which estimate of the noise is appended. */
    enum Noise {
        @Label(value = "Off", description = "None.")
        OFF, //
        @Label(value = "Residual", description = "Root mean square of field less fit. Too small at small radii (by the "
            + "factor 0.89 at radius 2.5), since each pixel takes part in its own fit.")
        RMS, //
        @Label(value = "Unbiased", description = "The same, corrected for that: an estimate of the noise's standard "
            + "deviation.")
        UNBIASED
    }

    /** Which pixels near borders are dropped. */
    enum Border {
        @Label(value = "Keep all", description = "Derivatives up to the border, where they are one-sided.")
        KEEP, //
        @Label(value = "Drop the radius", description = "Pixels nearer than the radius to the image's border or to "
            + "a masked pixel are not valid in the output.")
        RADIUS, //
        @Label(value = "Drop a band", description = "The same with a number of pixels of your choice.")
        GIVEN
    }
}
