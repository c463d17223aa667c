package org.latentrom.knime.differentiator;

import org.knime.node.parameters.widget.choices.Label;
import org.latentrom.engine.wlsqm.Neighbourhood;

/** What the dialog offers about a fit. */
final class FitChoices {
    private FitChoices() {
    }

    /** Which pixels around a pixel are its neighbours. */
    enum Shape {
        @Label(value = "Disc", description = "The pixels at most the radius away, counted in pixels. The same in all "
            + "directions if pixels are square.")
        DISC, //
        @Label(value = "p-norm", description = "The pixels whose offset has (|i|^p + |j|^p)^(1/p) at most the radius: "
            + "a rhombus for p = 1, a disc for 2, more and more of a square for larger p.")
        P_NORM, //
        @Label(value = "Box", description = "The square of the pixels at most the radius away in both directions.")
        BOX;

        Neighbourhood of(final double radius, final double p) {
            return switch (this) {
                case DISC -> Neighbourhood.disc(radius);
                case P_NORM -> Neighbourhood.pNorm(radius, p);
                case BOX -> Neighbourhood.box(radius);
            };
        }
    }

    /** How much the neighbours count. */
    enum Weights {
        @Label(value = "Uniform", description = "All the same: the best against noise, and the fastest.")
        UNIFORM, //
        @Label(value = "Centre", description = "Near pixels count more: less smoothing at the same radius. The weight "
            + "falls from 1 at the pixel to 10^-4 at its farthest neighbour, as in python-wlsqm.")
        CENTER, //
        @Label(value = "Radial", description = "A smooth weight that falls to 0 at the radius (moving least squares): "
            + "the results vary smoothly from pixel to pixel.")
        RADIAL
    }

    /** What happens where a fit is not determined. */
    enum Singular {
        @Label(value = "Leave out", description = "The pixel is not valid in the output.")
        LEAVE_OUT, //
        @Label(value = "Lower the order", description = "A polynomial of lower order is fitted; its higher derivatives "
            + "are 0.")
        LOWER_ORDER
    }
}
