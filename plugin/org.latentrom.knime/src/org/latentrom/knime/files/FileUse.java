package org.latentrom.knime.files;

import java.io.IOException;
import java.nio.file.Path;

import org.knime.core.node.InvalidSettingsException;

/**
 * Does something with a file that the user chose.
 *
 * @param <T> what comes of it
 * @param <X> what else it may throw
 */
public interface FileUse<T, X extends Exception> {
    /** @param path the chosen file; may be used only until this method returns */
    T use(Path path) throws IOException, InvalidSettingsException, X;
}
