package org.latentrom.engine.wlsqm;

import java.util.List;
import java.util.Objects;

/**
 * A channel that is made of derivatives: a sum of terms. Derivatives and what vector analysis makes of them are such
 * sums.
 *
 * @param name the new channel's name
 * @param terms at least one
 */
public record DerivedChannel(String name, List<Term> terms) {
    /**
     * A derivative of a channel, times a number.
     *
     * @param channel the channel that is derived
     * @param derivative how it is derived
     * @param factor what it is multiplied by
     */
    public record Term(String channel, Derivative derivative, double factor) {
        /** @throws NullPointerException if there is no channel or derivative */
        public Term {
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(derivative, "derivative");
        }
    }

    /** @throws IllegalArgumentException if there is no term */
    public DerivedChannel {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("the channel \"" + name + "\" is made of nothing");
        }
    }

    /** @return one derivative, named {@link Derivative#of} */
    public static DerivedChannel of(final String channel, final Derivative derivative) {
        return new DerivedChannel(derivative.of(channel), List.of(new Term(channel, derivative, 1)));
    }

    /** @return fxx + fyy of a channel, named {@code laplacian(u)} */
    public static DerivedChannel laplacian(final String channel) {
        return new DerivedChannel("laplacian(" + channel + ")",
            List.of(new Term(channel, Derivative.FXX, 1), new Term(channel, Derivative.FYY, 1)));
    }

    /** @return dv/dx - du/dy of a plane flow, named {@code vorticity} */
    public static DerivedChannel vorticity(final String u, final String v) {
        return new DerivedChannel("vorticity",
            List.of(new Term(v, Derivative.FX, 1), new Term(u, Derivative.FY, -1)));
    }

    /** @return du/dx + dv/dy of a plane flow, named {@code divergence} */
    public static DerivedChannel divergence(final String u, final String v) {
        return new DerivedChannel("divergence",
            List.of(new Term(u, Derivative.FX, 1), new Term(v, Derivative.FY, 1)));
    }
}
