package org.latentrom.knime.files;

import java.io.IOException;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;

/** A model file that the user chooses, on any of KNIME's file systems. */
@LoadDefaultsForAbsentFields
public final class ModelSource implements NodeParameters {
    @Widget(title = "File", description = "A file that the CVAE Model Writer wrote. Files in the workflow data area "
        + "travel with the workflow.")
    @FileReaderWidget(fileExtensions = {"cvae"})
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
        return ChosenFile.existing(ChosenFile.location(m_file, "a model file"), reader);
    }
}
