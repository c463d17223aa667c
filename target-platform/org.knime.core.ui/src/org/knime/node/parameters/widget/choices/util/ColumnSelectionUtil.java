package org.knime.node.parameters.widget.choices.util;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.node.parameters.NodeParametersInput;

/** Finds columns of inputs. */
public final class ColumnSelectionUtil {
    private ColumnSelectionUtil() {
    }

    /** The columns of an input that fit. */
    public static List<DataColumnSpec> getFilteredColumns(final NodeParametersInput context, final int portIndex,
        final Predicate<DataColumnSpec> filter) {
        return context.getInTableSpec(portIndex).stream().flatMap(DataTableSpec::stream).filter(filter).toList();
    }

    /** All columns of an input. */
    public static List<DataColumnSpec> getAllColumns(final NodeParametersInput context, final int portIndex) {
        return getFilteredColumns(context, portIndex, c -> true);
    }

    /** All columns of the first input. */
    public static List<DataColumnSpec> getAllColumnsOfFirstPort(final NodeParametersInput context) {
        return getAllColumns(context, 0);
    }

    /** The columns of an input whose cells are of one of these kinds. */
    @SafeVarargs
    public static List<DataColumnSpec> getCompatibleColumns(final NodeParametersInput context, final int portIndex,
        final Class<? extends DataValue>... valueClasses) {
        return getFilteredColumns(context, portIndex, fits(valueClasses));
    }

    /** The columns of a table whose cells are of one of these kinds. */
    @SafeVarargs
    public static List<DataColumnSpec> getCompatibleColumns(final DataTableSpec spec,
        final Class<? extends DataValue>... valueClasses) {
        return spec == null ? List.of() : spec.stream().filter(fits(valueClasses)).toList();
    }

    /** The first of them; not in KNIME 5.8. */
    @SafeVarargs
    public static Optional<DataColumnSpec> getFirstCompatibleColumn(final NodeParametersInput context,
        final int portIndex, final Class<? extends DataValue>... valueClasses) {
        return getCompatibleColumns(context, portIndex, valueClasses).stream().findFirst();
    }

    /** The columns of numbers. */
    public static List<DataColumnSpec> getDoubleColumns(final NodeParametersInput context, final int portIndex) {
        return getCompatibleColumns(context, portIndex, DoubleValue.class);
    }

    /** The columns of texts. */
    public static List<DataColumnSpec> getStringColumns(final NodeParametersInput context, final int portIndex) {
        return getCompatibleColumns(context, portIndex, StringValue.class);
    }

    private static Predicate<DataColumnSpec> fits(final Class<? extends DataValue>[] valueClasses) {
        return c -> Stream.of(valueClasses).anyMatch(c.getType()::isCompatible);
    }
}
