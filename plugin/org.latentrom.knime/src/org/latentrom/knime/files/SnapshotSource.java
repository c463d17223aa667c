package org.latentrom.knime.files;

import java.io.IOException;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;

/** A file with snapshots that the user chooses, on any of KNIME's file systems. */
@LoadDefaultsForAbsentFields
public final class SnapshotSource implements NodeParameters {
    @Widget(title = "File", description = "A .pvd collection, a .vtu file of a series (the numbered files beside it "
        + "belong to it), an .xdmf file with its .h5, an .npy or .npz array, or images in an IDX file, which may be "
        + "packed as .gz; for a folder of runs, any file of the folder. The path of a folder, or of a file without "
        + "ending, can be typed in as well. Files in the workflow data area travel with the workflow.")
    @FileReaderWidget(fileExtensions = {"pvd", "vtu", "pvtu", "xdmf", "npy", "npz", "csv", "idx", "idx3-ubyte", "gz"})
    FileSelection m_file = new FileSelection();

    /**
     * Hands the chosen path to a reader and releases the file system afterwards.
     *
     * @return what the reader returns
     * @throws InvalidSettingsException if no file is chosen, or its file system cannot be used here
     * @throws IOException if the file does not exist, or the reader fails
     */
    public <T, X extends Exception> T read(final FileUse<T, X> reader)
        throws IOException, InvalidSettingsException, X {
        return ChosenFile.existing(ChosenFile.location(m_file, "a file with snapshots"), reader);
    }
}
