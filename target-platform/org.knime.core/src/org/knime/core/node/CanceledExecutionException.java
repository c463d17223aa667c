package org.knime.core.node;

/** The user cancelled the execution. */
public class CanceledExecutionException extends Exception {
    private static final long serialVersionUID = 1L;

    public CanceledExecutionException() {
        this("Execution canceled");
    }

    public CanceledExecutionException(final String s) {
        super(s);
    }
}
