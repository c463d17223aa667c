package org.knime.core.node;

/** The user cancelled the execution. */
public class CanceledExecutionException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Without a text. */
    public CanceledExecutionException() {
        this("Execution canceled");
    }

    /** @param s a text */
    public CanceledExecutionException(final String s) {
        super(s);
    }
}
