package org.latentrom.knime.files;

import java.util.function.Supplier;

import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.StateProvider;

/** The file that is chosen in an open dialog, for what the dialog says about it. */
public final class ChosenSnapshots implements StateProvider<SnapshotSource> {
    private Supplier<FileSelection> m_file;

    @Override
    public void init(final StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
        m_file = initializer.computeFromValueSupplier(SnapshotSource.FileRef.class);
    }

    @Override
    public SnapshotSource computeState(final NodeParametersInput input) {
        return new SnapshotSource(m_file.get());
    }
}
