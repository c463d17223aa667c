package org.knime.node.parameters.widget.choices.util;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.node.parameters.NodeParametersInput;

/** Finds columns of inputs. */
public final class ColumnSelectionUtil {
    private ColumnSelectionUtil() {
    }

    public static List<DataColumnSpec> getFilteredColumns(final NodeParametersInput context, final int portIndex,
        final Predicate<DataColumnSpec> filter) {
        return context.getInTableSpec(portIndex).stream().flatMap(DataTableSpec::stream).filter(filter).toList();
    }

    /** The columns of an input whose cells are of one of these kinds. */
    @SafeVarargs
    public static List<DataColumnSpec> getCompatibleColumns(final NodeParametersInput context, final int portIndex,
        final Class<? extends DataValue>... valueClasses) {
        return getFilteredColumns(context, portIndex, fits(valueClasses));
    }

    /** The first of them; not in KNIME 5.8. */
    @SafeVarargs
    public static Optional<DataColumnSpec> getFirstCompatibleColumn(final NodeParametersInput context,
        final int portIndex, final Class<? extends DataValue>... valueClasses) {
        return getCompatibleColumns(context, portIndex, valueClasses).stream().findFirst();
    }

    private static Predicate<DataColumnSpec> fits(final Class<? extends DataValue>[] valueClasses) {
        return c -> Stream.of(valueClasses).anyMatch(c.getType()::isCompatible);
    }
}
