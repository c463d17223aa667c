package org.latentrom.knime.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.message.Message;
import org.latentrom.engine.cvae.CheckpointException;
import org.latentrom.engine.cvae.DivergenceException;
import org.latentrom.engine.progress.Progress;

/**
 * Runs a node's work and turns what can go wrong into what KNIME shows: a cancelled node, or a message with a remedy.
 */
public final class NodeWork {
    /** The work of a node. */
    public interface Body {
        /** @param progress where the work says how far it is */
        void run(Progress progress)
            throws IOException, InvalidSettingsException, KNIMEException, CanceledExecutionException;
    }

    private NodeWork() {
    }

    /**
     * @param exec the node's execution
     * @param body the work; the engine's exceptions name the file, row or column already
     * @throws CanceledExecutionException if the user cancelled
     * @throws KNIMEException if the work failed
     */
    public static void run(final ExecutionContext exec, final Body body)
        throws CanceledExecutionException, KNIMEException {
        try {
            body.run(new KnimeProgress(exec));
        } catch (CancellationException e) {
            throw new CanceledExecutionException();
        } catch (InvalidSettingsException | IllegalArgumentException | DivergenceException | CheckpointException e) {
            throw failure(e);
        } catch (IOException | UncheckedIOException e) {
            throw failure(e);
        } catch (OutOfMemoryError e) {
            throw KNIMEException.of(Message.fromSummaryWithResolution("Not enough memory: " + e.getMessage(),
                "Use fewer pixels, channels or rows, or a smaller batch.",
                "Give KNIME more memory: the line -Xmx in knime.ini."), e);
        }
    }

    /** @return an exception for {@code throw}: the summary, and what the user can do */
    public static KNIMEException failure(final String summary, final String... remedies) {
        return KNIMEException.of(Message.fromSummaryWithResolution(summary, remedies));
    }

    private static KNIMEException failure(final Exception e) {
        final String text = e.getMessage();
        final String summary = text == null || text.isBlank() ? e.toString() : sentence(text);
        return KNIMEException.of(Message.fromSummary(summary), e);
    }

    private static String sentence(final String text) {
        // the engine's messages begin small, but names of files, folders and runs stay as they are
        final boolean name = !text.split(" ", 2)[0].matches("[a-z]+");
        final String first = name ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return first.endsWith(".") || first.endsWith("!") || first.endsWith("?") ? first : first + ".";
    }
}
