package org.latentrom.knime.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileWriterWidget;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;

/** The folder that runs of snapshots are written to, on any of KNIME's file systems that can rename files. */
@LoadDefaultsForAbsentFields
public final class SeriesFolder implements NodeParameters {
    private static final List<String> FILES = List.of(".pvd", ".vtu", ".vti", ".xdmf", ".h5", ".npz");

    /** What becomes of runs that are there. */
    enum IfExists {
        @Label(value = "Fail", description = "The node fails and leaves the folder as it is.")
        FAIL, //
        @Label(value = "Overwrite", description = "Runs of the same name are replaced once the new ones are complete; "
            + "other runs stay.")
        OVERWRITE
    }

    @Widget(title = "Folder", description = "The folder for the files; it is made if it is missing. Files are named "
        + "after the runs, or after the folder if there is no run column. The workflow data area travels with the "
        + "workflow.")
    @FileWriterWidget
    FileSelection m_folder = ChosenFile.inWorkflow("snapshots");

    @Widget(title = "If a run exists", description = "What to do if files of a run are in the folder.")
    @ValueSwitchWidget
    IfExists m_ifExists = IfExists.FAIL;

    /** @return whether runs that are there are replaced */
    public boolean overwrites() {
        return m_ifExists == IfExists.OVERWRITE;
    }

    /** @throws InvalidSettingsException if no folder is chosen, or a file lies there */
    public void check() throws InvalidSettingsException {
        try {
            use(path -> null);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    /**
     * @param use is given the folder, which need not exist
     * @return what it returns
     * @throws InvalidSettingsException if no folder is chosen, or a file lies there
     * @throws IOException if its file system is not there, or {@code use} fails
     */
    public <T, X extends Exception> T use(final FileUse<T, X> use) throws IOException, InvalidSettingsException, X {
        return ChosenFile.at(ChosenFile.target(m_folder), path -> {
            requireFolder(path);
            return use.use(path);
        });
    }

    private static void requireFolder(final Path path) throws InvalidSettingsException {
        final String name = path.getFileName() == null ? "" : path.getFileName().toString();
        final String ending = name.substring(Math.max(0, name.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
        if (FILES.contains(ending)) {
            throw new InvalidSettingsException("\"" + name + "\" looks like a file. Give a folder in the dialog: files "
                + "are named after the runs.");
        }
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new InvalidSettingsException("\"" + path + "\" is a file. Choose another name for the folder in the "
                + "dialog.");
        }
    }
}
