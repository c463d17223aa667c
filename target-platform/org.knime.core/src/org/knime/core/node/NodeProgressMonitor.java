package org.knime.core.node;

import java.util.function.Supplier;

/** Where an execution says how far it is, and asks whether it shall stop. */
public interface NodeProgressMonitor {
    void checkCanceled() throws CanceledExecutionException;

    /** Share done, 0 to 1. */
    void setProgress(double progress);

    /** Share done, null if unknown. */
    Double getProgress();

    void setProgress(double progress, String message);

    /** Share done and what is being done; the text is only made if needed. */
    default void setProgress(final double progress, final Supplier<String> message) {
        setProgress(progress, message.get());
    }

    void setMessage(String message);

    /** What is being done, may be null. */
    String getMessage();

    void setExecuteCanceled();
}
