package org.latentrom.engine.pde;

import java.util.Arrays;
import java.util.Optional;

import org.latentrom.engine.wlsqm.Derivative;

/** What a symbol of an equation stands for. */
public sealed interface Variable {
    /** A coordinate of a pixel's centre, or the time. */
    enum Coordinate implements Variable {
        /** along the columns */
        X,
        /** along the rows, upwards */
        Y,
        /** time of the row */
        T
    }

    /**
     * A number that is the same in all rows.
     *
     * @param value the number
     */
    record Constant(double value) implements Variable {
    }

    /**
     * A number that each row has of its own.
     *
     * @param name name of the parameter
     */
    record Parameter(String name) implements Variable {
    }

    /**
     * A channel's value or derivative.
     *
     * @param channel name of the channel
     * @param x how often it is derived along x
     * @param y how often it is derived along y; x and y together at most {@value #GREATEST_ORDER}
     * @param t how often it is derived in time, at most {@value #GREATEST_TIME_ORDER}
     */
    record Channel(String channel, int x, int y, int t) implements Variable {
        /** The greatest order of a spatial derivative. */
        public static final int GREATEST_ORDER = 4;

        /** The greatest order of a time derivative. */
        public static final int GREATEST_TIME_ORDER = 2;

        /** @return the channel, derived as a suffix of the letters x, y and t says; nothing if it is no such suffix */
        static Optional<Channel> of(final String channel, final String suffix) {
            if (!suffix.matches("[xyt]+")) {
                return Optional.empty();
            }
            return Optional.of(new Channel(channel, count(suffix, 'x'), count(suffix, 'y'), count(suffix, 't')));
        }

        private static int count(final String text, final char letter) {
            return (int)text.chars().filter(c -> c == letter).count();
        }

        /** @return x + y */
        public int order() {
            return x + y;
        }

        /** @return the spatial derivative; the value itself is {@link Derivative#F} */
        Derivative derivative() {
            return Arrays.stream(Derivative.values()).filter(d -> d.x() == x && d.y() == y).findFirst().orElseThrow();
        }
    }
}
