package org.latentrom.knime.files;

import java.io.IOException;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;

/** A file with snapshots that the user chooses, on any of KNIME's file systems. */
@LoadDefaultsForAbsentFields
public final class SnapshotSource implements NodeParameters {
    interface FileRef extends ParameterReference<FileSelection> {
    }

    @Widget(title = "File", description = "A file with snapshots: a .pvd, .series, .xdmf or .vtm file that names the "
        + "others; a .vtu, .vti, .vtr, .vts, .vtp or legacy .vtk file of a series (the numbered files beside it belong "
        + "to it) or a parallel .pvtu and the like; .vtkhdf or .h5; gmsh's .msh; dolfin's .xml; a .npy, .npz or .mat "
        + "array; a .csv with points; or images in an IDX file, which may be packed as .gz. What a file is, is told by "
        + "its content. For a folder of runs, choose any file of the folder. The path of a folder, or of a file "
        + "without ending, can be typed in as well. Files in the workflow data area travel with the workflow.")
    @FileReaderWidget(fileExtensions = {"pvd", "series", "xdmf", "xdmf2", "xdmf3", "xmf", "vtu", "vti", "vtr", "vts",
        "vtp", "pvtu", "pvti", "pvtr", "pvts", "pvtp", "vtm", "vtk", "vtkhdf", "h5", "hdf5", "hdf", "nc",
        "msh", "xml", "npy", "npz", "mat", "csv", "tsv", "txt", "dat", "idx", "idx3-ubyte", "gz"})
    @ValueReference(FileRef.class)
    FileSelection m_file = new FileSelection();

    /** For the framework. */
    public SnapshotSource() {
    }

    SnapshotSource(final FileSelection file) {
        m_file = file;
    }

    /** @return whether a file is chosen at all */
    public boolean isChosen() {
        final FSLocation location = m_file == null ? null : m_file.getFSLocation();
        return location != null && location != FSLocation.NULL && location.getPath() != null
            && !location.getPath().isBlank();
    }

    /**
     * Hands the chosen path to a reader and releases the file system afterwards.
     *
     * @return what the reader returns
     * @throws InvalidSettingsException if no file is chosen, or its file system cannot be used here
     * @throws IOException if the file does not exist, or the reader fails
     */
    public <T, X extends Exception> T read(final FileUse<T, X> reader)
        throws IOException, InvalidSettingsException, X {
        try {
            return ChosenFile.existing(ChosenFile.location(m_file, "a file with snapshots"), reader);
        } catch (UnsupportedOperationException e) {
            throw new IOException("The place of \"" + m_file.getFSLocation().getPath() + "\" does not offer what these "
                + "files need: " + e.getMessage() + ". Copy them to a local folder or the workflow data area.", e);
        }
    }
}
