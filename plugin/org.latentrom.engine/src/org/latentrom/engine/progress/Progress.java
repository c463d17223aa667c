package org.latentrom.engine.progress;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Where a long computation says how far it is and asks whether it shall stop. Every loop of the engine that can last
 * longer than about a tenth of a second calls {@link #checkCanceled()} once a turn.
 */
public interface Progress {
    /** Says nothing and is never cancelled: for tests and short calls. */
    Progress NONE = new Progress() {
        @Override
        public void report(final double fraction, final Supplier<String> message) {
            // nobody listens
        }

        @Override
        public void checkCanceled() {
            // nobody cancels
        }
    };

    /**
     * @param fraction share of the work that is done, 0 to 1
     * @param message what is being done; asked for only if somebody listens
     */
    void report(double fraction, Supplier<String> message);

    /** @throws CancellationException if the user has cancelled the computation */
    void checkCanceled();

    /**
     * @param from share of this progress at which the part begins, 0 to 1
     * @param to share of this progress at which the part ends, {@code from} to 1
     * @return the progress of a part of the work
     */
    default Progress part(final double from, final double to) {
        final Progress whole = this;
        return new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                whole.report(from + (to - from) * fraction, message);
            }

            @Override
            public void checkCanceled() {
                whole.checkCanceled();
            }
        };
    }
}
