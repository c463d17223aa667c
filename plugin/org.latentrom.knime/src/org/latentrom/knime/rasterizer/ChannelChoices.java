package org.latentrom.knime.rasterizer;

import java.util.List;
import java.util.function.Supplier;

import org.knime.core.data.DataTableSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.SnapshotNote;

/** The fields and components of the chosen snapshots, as far as their column tells them. */
final class ChannelChoices implements StringChoicesProvider {
    interface SnapshotColumnRef extends ParameterReference<String> {
    }

    private Supplier<String> m_column;

    @Override
    public void init(final StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
        m_column = initializer.computeFromValueSupplier(SnapshotColumnRef.class);
    }

    @Override
    public List<StringChoice> computeState(final NodeParametersInput context) {
        return context.getInTableSpec(0).map(this::names).orElse(List.of()).stream().map(StringChoice::fromId).toList();
    }

    private List<String> names(final DataTableSpec spec) {
        final int column = ColumnKind.SNAPSHOT.indexIfPresent(spec, m_column.get());
        return column < 0 ? List.of() : SnapshotNote.channels(spec.getColumnSpec(column));
    }
}
