package org.knime.node.parameters.widget.choices.util;

import java.util.Collection;
import java.util.List;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataValue;

/** Gives the columns of an input whose cells are of certain kinds. */
public class CompatibleColumnsProvider implements FilteredInputTableColumnsProvider {
    private final Collection<Class<? extends DataValue>> m_classes;

    protected CompatibleColumnsProvider(final Class<? extends DataValue> valueClass) {
        this(List.of(valueClass));
    }

    /** @param valueClasses the kinds, one of which is enough */
    protected CompatibleColumnsProvider(final Collection<Class<? extends DataValue>> valueClasses) {
        m_classes = valueClasses;
    }

    @Override
    public boolean isIncluded(final DataColumnSpec col) {
        return m_classes.stream().anyMatch(col.getType()::isCompatible);
    }
}
