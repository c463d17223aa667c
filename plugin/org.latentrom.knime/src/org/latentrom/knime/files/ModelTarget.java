package org.latentrom.knime.files;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileWriterWidget;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;

/** Where a model file is to be written, on any of KNIME's file systems that can rename files. */
@LoadDefaultsForAbsentFields
public final class ModelTarget implements NodeParameters, WriteTarget {
    @Widget(title = "File", description = "The file to write, such as model.cvae. Files in the workflow data area "
        + "travel with the workflow.")
    @FileWriterWidget(fileExtension = "cvae")
    FileSelection m_file = ChosenFile.inWorkflow("model.cvae");

    @Override
    public FSLocation location() throws InvalidSettingsException {
        return ChosenFile.target(m_file);
    }
}
