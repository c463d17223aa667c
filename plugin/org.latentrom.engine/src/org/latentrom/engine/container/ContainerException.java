package org.latentrom.engine.container;

import java.io.IOException;

/** A model file is not one of ours, is damaged, or was written by a newer version. The message says which. */
public final class ContainerException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, and with which part of the file */
    public ContainerException(final String message) {
        super(message);
    }

    /**
     * @param message what is wrong, and with which part of the file
     * @param cause what failed
     */
    public ContainerException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
