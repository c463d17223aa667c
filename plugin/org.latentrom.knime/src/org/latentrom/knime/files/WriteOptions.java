package org.latentrom.knime.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.latentrom.engine.container.AtomicFile;

/** What to do where a file is to be written. A file is written wholly or not at all. */
@LoadDefaultsForAbsentFields
public final class WriteOptions implements NodeParameters {
    /** What becomes of a file that is there. */
    enum IfExists {
        @Label(value = "Fail", description = "The node fails and leaves the file as it is.")
        FAIL, //
        @Label(value = "Overwrite", description = "The new file takes its place once it is complete.")
        OVERWRITE
    }

    @Widget(title = "If the file exists", description = "What to do if a file of that name is there.")
    @ValueSwitchWidget
    IfExists m_ifExists = IfExists.FAIL;

    @Widget(title = "Create missing folders", description = "Makes the file's folder if it is not there; else the node "
        + "fails.")
    boolean m_createFolders = false;

    /**
     * Finds out before the work whether the file could be written.
     *
     * @throws InvalidSettingsException if not; the message says what to do
     */
    public void check(final WriteTarget target) throws InvalidSettingsException {
        try {
            ChosenFile.at(target.location(), path -> {
                check(path);
                return null;
            });
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    /**
     * For a chosen name that others are made of: it must not be that of a folder.
     *
     * @throws InvalidSettingsException if it is; the message says what to do
     */
    public static void checkName(final WriteTarget target) throws InvalidSettingsException {
        try {
            ChosenFile.at(target.location(), path -> {
                requireFile(path);
                return null;
            });
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    private static void requireFile(final Path path) throws InvalidSettingsException {
        if (Files.isDirectory(path)) {
            throw new InvalidSettingsException("\"" + path + "\" is a folder. Add the name of a file in it.");
        }
    }

    private void check(final Path path) throws InvalidSettingsException {
        requireFile(path);
        if (m_ifExists == IfExists.FAIL && Files.exists(path)) {
            throw exists(path);
        }
        final Path folder = path.toAbsolutePath().getParent();
        if (!m_createFolders && folder != null && !Files.isDirectory(folder)) {
            throw new InvalidSettingsException("There is no folder \"" + folder + "\". Choose another file, or tick "
                + "\"Create missing folders\".");
        }
    }

    private static InvalidSettingsException exists(final Path path) {
        return new InvalidSettingsException("The file \"" + path + "\" is there already. Choose another name, or "
            + "\"Overwrite\" for files that exist.");
    }

    /**
     * Writes the file.
     *
     * @throws InvalidSettingsException if the options do not allow it
     * @throws IOException if it cannot be written; what was there before is unharmed
     */
    public void write(final WriteTarget target, final AtomicFile.Body body)
        throws IOException, InvalidSettingsException {
        ChosenFile.at(target.location(), path -> {
            check(path);
            if (m_createFolders && path.toAbsolutePath().getParent() != null) {
                ChosenFile.makeFolder(path.toAbsolutePath().getParent());
            }
            if (m_ifExists == IfExists.OVERWRITE) {
                AtomicFile.replace(path, body);
            } else {
                create(path, body);
            }
            return null;
        });
    }

    private static void create(final Path path, final AtomicFile.Body body)
        throws IOException, InvalidSettingsException {
        try {
            AtomicFile.create(path, body);
        } catch (FileAlreadyExistsException e) {
            throw exists(path); // it came since the check
        }
    }
}
