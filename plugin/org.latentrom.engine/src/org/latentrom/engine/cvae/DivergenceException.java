package org.latentrom.engine.cvae;

/** A training came to values that are not finite; there is no model. The message says when, and what to try. */
public final class DivergenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message when it happened and what to try */
    public DivergenceException(final String message) {
        super(message);
    }
}
