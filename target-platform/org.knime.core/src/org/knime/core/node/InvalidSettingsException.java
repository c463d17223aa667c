package org.knime.core.node;

import java.util.Optional;


/** Settings that cannot be used; the text is shown at the node. */
public class InvalidSettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param s what is wrong and how to put it right */
    public InvalidSettingsException(final String s) {
        super(s);
    }

    /** @param cause its text is taken over */
    public InvalidSettingsException(final Throwable cause) {
        super(Optional.ofNullable(cause).map(Throwable::getMessage).orElse(null), cause);
    }

    /** @param s what is wrong and how to put it right */
    public InvalidSettingsException(final String s, final Throwable cause) {
        super(s, cause);
    }

}
