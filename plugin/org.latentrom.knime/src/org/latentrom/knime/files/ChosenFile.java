package org.latentrom.knime.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.connections.location.FSPathProviderFactory;

/** Opens the file system of a file that the user chose, for as long as the file is used. */
final class ChosenFile {
    private static final String ELSEWHERE =
        "Choose a local file, or one of the workflow data area, a space or a mountpoint, in the dialog.";

    private ChosenFile() {
    }

    /** @return a file of the workflow data area, which every workflow has and which travels with it */
    static FileSelection inWorkflow(final String name) {
        return new FileSelection(new FSLocation(FSCategory.RELATIVE, "knime.workflow.data", name));
    }

    /**
     * @param wanted what file is to be chosen, such as "a file with snapshots"
     * @return where the file is
     * @throws InvalidSettingsException if no file is chosen, or one that needs a connection
     */
    static FSLocation location(final FileSelection file, final String wanted) throws InvalidSettingsException {
        final FSLocation location = file == null ? null : file.getFSLocation();
        if (location == null || location == FSLocation.NULL || location.getPath() == null
            || location.getPath().isBlank()) {
            throw new InvalidSettingsException("No file is chosen. Choose " + wanted + " in the dialog.");
        }
        if (location.getFSCategory() == FSCategory.CONNECTED) {
            throw new InvalidSettingsException("The file \"" + location.getPath() + "\" lies in a file system that "
                + "needs a connection, which this node has no port for. " + ELSEWHERE);
        }
        return location;
    }

    /**
     * @return where a file is to be written
     * @throws InvalidSettingsException if no file is chosen, or one that cannot be written
     */
    static FSLocation target(final FileSelection file) throws InvalidSettingsException {
        final FSLocation location = location(file, "where the file is to be written");
        if (location.getFSCategory() == FSCategory.CUSTOM_URL) {
            throw new InvalidSettingsException("Nothing can be written to the URL \"" + location.getPath()
                + "\" so that a failure leaves what was there. " + ELSEWHERE);
        }
        return location;
    }

    /** Hands the path to its user and releases the file system afterwards. */
    static <T, X extends Exception> T at(final FSLocation location, final FileUse<T, X> use)
        throws IOException, InvalidSettingsException, X {
        try (var factory = factory(location); var provider = factory.create(location)) {
            return use.use(provider.getPath());
        }
    }

    private static FSPathProviderFactory factory(final FSLocation location) throws IOException {
        try {
            return FSPathProviderFactory.newFactory(Optional.empty(), location);
        } catch (IllegalStateException e) {
            // such as a place relative to a space, when the workflow lies in none
            throw new IOException("The file system of \"" + location.getPath() + "\" is not there: " + e.getMessage()
                + ". " + ELSEWHERE, e);
        }
    }

    /**
     * Makes a folder and those that it lies in.
     *
     * @throws IOException if it cannot be made; the message names it and says what to do
     */
    static void makeFolder(final Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("The folder \"" + folder + "\" cannot be made: there is a file of its name or of one "
                + "of the folders above it. Choose another folder in the dialog.", e);
        } catch (AccessDeniedException e) {
            throw new IOException("The folder \"" + folder + "\" cannot be made: access is denied. Choose another "
                + "folder in the dialog, or change its rights.", e);
        }
    }

    /** The same for a file that must be there. */
    static <T, X extends Exception> T existing(final FSLocation location, final FileUse<T, X> use)
        throws IOException, InvalidSettingsException, X {
        return at(location, path -> {
            if (!Files.exists(path)) {
                throw new IOException("There is no file or folder \"" + location.getPath() + "\""
                    + (location.getFSCategory() == FSCategory.RELATIVE
                        ? " (relative to " + location.getFileSystemSpecifier().orElse("") + ")" : "")
                    + ". Choose another file in the dialog, or put it there.");
            }
            return use.use(path);
        });
    }
}
