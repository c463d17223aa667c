package org.latentrom.engine.cvae;

/** A checkpoint cannot be written or read. The message names the file and the remedy. */
public final class CheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what failed with which file, and what to do
     * @param cause what failed
     */
    public CheckpointException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
