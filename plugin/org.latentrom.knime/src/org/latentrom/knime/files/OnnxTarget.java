package org.latentrom.knime.files;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileWriterWidget;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;

/** Where ONNX files are to be written, on any of KNIME's file systems that can rename files. */
@LoadDefaultsForAbsentFields
public final class OnnxTarget implements NodeParameters, WriteTarget {
    private static final String ENDING = ".onnx";

    @Widget(title = "File", description = "The file to write, such as model.onnx. If encoder and decoder are written, "
        + "their files are model-encoder.onnx and model-decoder.onnx.")
    @FileWriterWidget(fileExtension = "onnx")
    FileSelection m_file = ChosenFile.inWorkflow("model.onnx");

    @Override
    public FSLocation location() throws InvalidSettingsException {
        return ChosenFile.target(m_file);
    }

    /**
     * @param part added to the chosen name, before its ending
     * @return a file beside the chosen one
     */
    public WriteTarget part(final String part) {
        return () -> {
            final FSLocation chosen = location();
            final String path = chosen.getPath();
            final String stem = path.endsWith(ENDING) ? path.substring(0, path.length() - ENDING.length()) : path;
            return new FSLocation(chosen.getFileSystemCategory(), chosen.getFileSystemSpecifier().orElse(null),
                stem + "-" + part + ENDING);
        };
    }
}
