package org.knime.node.parameters.widget.choices.util;

import java.util.List;

import org.knime.core.data.DataColumnSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;

/** Gives some columns of an input. */
public interface FilteredInputTableColumnsProvider extends InputTableIndexHolder, ColumnChoicesProvider {
    /** Whether the column is given. */
    boolean isIncluded(DataColumnSpec col);

    @Override
    default List<DataColumnSpec> columnChoices(final NodeParametersInput context) {
        return ColumnSelectionUtil.getFilteredColumns(context, getInputTableIndex(context), this::isIncluded);
    }
}
