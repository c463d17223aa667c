package org.latentrom.knime.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileWriterWidget;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;

/** Where a training keeps its state, if it does: a folder on any of KNIME's file systems that can rename files. */
@LoadDefaultsForAbsentFields
public final class CheckpointFolder implements NodeParameters {
    interface KeepRef extends ParameterReference<Boolean> {
    }

    static final class IsKept implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getBoolean(KeepRef.class).isTrue();
        }
    }

    @Widget(title = "Keep checkpoints", description = "Writes the state of the training to a file about twice a "
        + "minute. If the node is cancelled or the computer fails, the node goes on from there when it is executed "
        + "again with the same options and rows, and comes to the same model, bit by bit.")
    @ValueReference(KeepRef.class)
    boolean m_keep = false;

    @Widget(title = "Folder", description = "The folder of the checkpoints; it is made if it is missing. Trainings may "
        + "share a folder. When a training has ended, its file may be deleted.")
    @FileWriterWidget
    @Effect(predicate = IsKept.class, type = EffectType.SHOW)
    FileSelection m_folder = ChosenFile.inWorkflow("checkpoints");

    /** @throws InvalidSettingsException if checkpoints cannot be kept there */
    public void check() throws InvalidSettingsException {
        if (m_keep) {
            try {
                ChosenFile.at(ChosenFile.target(m_folder), path -> {
                    requireFolder(path);
                    return null;
                });
            } catch (IOException | IllegalArgumentException e) {
                throw new InvalidSettingsException(e.getMessage(), e);
            }
        }
    }

    private static void requireFolder(final Path path) throws InvalidSettingsException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new InvalidSettingsException("\"" + path + "\" is a file, checkpoints need a folder. Choose another "
                + "name in the dialog.");
        }
    }

    /**
     * @param use is given the folder, which exists then; null if no checkpoints are to be kept
     * @return what it returns
     * @throws InvalidSettingsException if checkpoints cannot be kept there
     * @throws IOException if the folder cannot be made
     */
    public <T, X extends Exception> T with(final FileUse<T, X> use)
        throws IOException, InvalidSettingsException, X {
        if (!m_keep) {
            return use.use(null);
        }
        return ChosenFile.at(ChosenFile.target(m_folder), path -> {
            requireFolder(path);
            ChosenFile.makeFolder(path);
            return use.use(path);
        });
    }
}
