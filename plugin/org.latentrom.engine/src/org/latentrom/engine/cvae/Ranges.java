package org.latentrom.engine.cvae;

/** Ranges of options; the messages name option, value and range. */
final class Ranges {
    private Ranges() {
    }

    static void check(final String option, final int value, final int least, final int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(option + ": " + value + " is not between " + least + " and " + most);
        }
    }

    /** Refuses NaN, too. */
    static void check(final String option, final double value, final double least, final double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(option + ": " + value + " is not between " + least + " and " + most);
        }
    }
}
