package org.knime.core.node;

/** Settings that cannot be used; the text is shown at the node. */
public class InvalidSettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidSettingsException(final String s) {
        super(s);
    }

    public InvalidSettingsException(final String s, final Throwable cause) {
        super(s, cause);
    }
}
