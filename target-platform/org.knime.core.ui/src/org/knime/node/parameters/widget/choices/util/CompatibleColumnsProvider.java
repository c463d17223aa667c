package org.knime.node.parameters.widget.choices.util;

import java.util.Collection;
import java.util.List;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;

/** Gives the columns of an input whose cells are of certain kinds. */
public class CompatibleColumnsProvider implements FilteredInputTableColumnsProvider {
    private final Collection<Class<? extends DataValue>> m_classes;

    /** @param valueClass the kind */
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

    /** Gives the columns of texts. */
    public static class StringColumnsProvider extends CompatibleColumnsProvider {
        /** For subclasses and the framework. */
        protected StringColumnsProvider() {
            super(StringValue.class);
        }
    }

    /** Gives the columns of numbers. */
    public static class DoubleColumnsProvider extends CompatibleColumnsProvider {
        /** For subclasses and the framework. */
        protected DoubleColumnsProvider() {
            super(DoubleValue.class);
        }
    }
}
