package org.latentrom.knime.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.connections.location.FSPathProviderFactory;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;

/**
 * A file that the user chooses, on any of KNIME's file systems. This package is the only one that knows KNIME's
 * internal file widgets; the rest of the extension sees paths.
 */
@LoadDefaultsForAbsentFields
public final class SnapshotSource implements NodeParameters {
    /**
     * Reads something from a path.
     *
     * @param <T> what is read
     */
    public interface Reader<T> {
        /** @param path the chosen file; may be used only until this method returns */
        T read(Path path) throws IOException, InvalidSettingsException;
    }

    @Widget(title = "File", description = "A .pvd collection, a .vtu file of a series (the numbered files beside it "
        + "belong to it), an .xdmf file with its .h5, or an .npy or .npz array; for a folder of runs, any file of "
        + "the folder. The path of a folder can be typed in as well. Files in the workflow data area travel with the "
        + "workflow.")
    @FileReaderWidget(fileExtensions = {"pvd", "vtu", "pvtu", "xdmf", "npy", "npz", "csv"})
    FileSelection m_file = new FileSelection();

    /** @throws InvalidSettingsException if no file is chosen */
    public void check() throws InvalidSettingsException {
        if (location() == null) {
            throw new InvalidSettingsException("No file is chosen. Choose a file with snapshots in the dialog.");
        }
        if (location().getFSCategory() == FSCategory.CONNECTED) {
            throw new InvalidSettingsException("The file \"" + location().getPath() + "\" lies in a file system that "
                + "needs a connection, which this node has no port for. Choose a local file, or one of the workflow "
                + "data area, a space or a mountpoint, in the dialog.");
        }
    }

    private FSLocation location() {
        final FSLocation location = m_file == null ? null : m_file.getFSLocation();
        return location == null || location == FSLocation.NULL || location.getPath() == null
            || location.getPath().isBlank() ? null : location;
    }

    /**
     * Hands the chosen path to a reader and releases the file system afterwards.
     *
     * @return what the reader returns
     * @throws InvalidSettingsException if no file is chosen, or its file system cannot be used here
     * @throws IOException if the file does not exist, or the reader fails
     */
    public <T> T read(final Reader<T> reader) throws IOException, InvalidSettingsException {
        check();
        final FSLocation location = location();
        try (var factory = FSPathProviderFactory.newFactory(Optional.empty(), location);
                var provider = factory.create(location)) {
            final Path path = provider.getPath();
            if (!Files.exists(path)) {
                throw new IOException("There is no file or folder \"" + location.getPath() + "\""
                    + (location.getFSCategory() == FSCategory.RELATIVE
                        ? " (relative to " + location.getFileSystemSpecifier().orElse("") + ")" : "")
                    + ". Choose another file in the dialog, or put it there.");
            }
            return reader.read(path);
        }
    }
}
