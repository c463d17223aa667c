package org.latentrom.knime.files;

import org.knime.core.node.InvalidSettingsException;
import org.knime.filehandling.core.connections.FSLocation;

/** A file that is to be written. */
public interface WriteTarget {
    /**
     * @return where
     * @throws InvalidSettingsException if no file is chosen, or one that cannot be written
     */
    FSLocation location() throws InvalidSettingsException;
}
