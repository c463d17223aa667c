package org.latentrom.knime.table;

import java.util.List;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParametersInput;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.data.SnapshotValue;

/** What a column is chosen for: which cells fit, which name is taken first, and where such a column comes from. */
public enum ColumnKind {
    /** Fields on a pixel grid. */
    FIELD(List.of(FieldValue.class), "Field", "field", "Fields come from a Snapshot Rasterizer or a CVAE Decoder."),
    /** Fields whose channels are derivatives. */
    DERIVATIVES(List.of(FieldValue.class), "Derivatives", "field", "Derivatives come from a WLSQM Differentiator."),
    /** Snapshots on a mesh. */
    SNAPSHOT(List.of(SnapshotValue.class), "Snapshot", "snapshot", "Snapshots come from a Snapshot Reader."),
    /** What a simulation is like at one time: a field or a snapshot. */
    STATE(List.of(FieldValue.class, SnapshotValue.class), "Field", "field or snapshot",
        "Fields come from a Snapshot Rasterizer or a CVAE Decoder, snapshots from a Snapshot Reader."),
    /** The simulation that a row belongs to: a name, or a whole number. */
    RUN(List.of(StringValue.class, LongValue.class), "Run", "run (string or integer)",
        "Append a string column that names the simulation of each row."),
    /** What a row is of, such as the digit that an image shows: a text or a number. */
    CLASS(List.of(StringValue.class, DoubleValue.class), "label", "class (string or number)",
        "Append a column that says what class each row is of, or draw without classes."),
    /** The time of a row. */
    TIME(List.of(DoubleValue.class), "Time", "time (number)", "Append a number column with the time of each row.");

    private final List<Class<? extends DataValue>> m_values;

    private final String m_preferred;

    private final String m_words;

    private final String m_origin;

    ColumnKind(final List<Class<? extends DataValue>> values, final String preferred, final String words,
        final String origin) {
        m_values = values;
        m_preferred = preferred;
        m_words = words;
        m_origin = origin;
    }

    /** @return the value classes, of which cells of such a column have one */
    public List<Class<? extends DataValue>> valueClasses() {
        return m_values;
    }

    /** @return the name that our own nodes give such a column */
    public String preferredName() {
        return m_preferred;
    }

    boolean fits(final DataColumnSpec column) {
        return m_values.stream().anyMatch(column.getType()::isCompatible);
    }

    /** @return the column that would be taken in the dialog's place, or "" if there is none */
    public String guess(final NodeParametersInput in, final int port) {
        return in.getInTableSpec(port).map(this::first).orElse("");
    }

    private String first(final DataTableSpec spec) {
        if (spec.containsName(m_preferred) && fits(spec.getColumnSpec(m_preferred))) {
            return m_preferred;
        }
        if (this == RUN || this == TIME || this == CLASS) {
            return ""; // any other string or number column would be a wild guess
        }
        return firstThatFits(spec);
    }

    private String firstThatFits(final DataTableSpec spec) {
        for (DataColumnSpec c : spec) {
            if (fits(c)) {
                return c.getName();
            }
        }
        return "";
    }

    /**
     * @param spec the table's columns
     * @param name the chosen column; empty for the first that fits
     * @param table what the node calls the table, for the message
     * @return index of the column
     * @throws InvalidSettingsException if there is no such column or its cells do not fit; with the remedy
     */
    public int index(final DataTableSpec spec, final String name, final String table) throws InvalidSettingsException {
        final String chosen = name == null || name.isEmpty() ? first(spec) : name;
        if (chosen.isEmpty()) {
            throw new InvalidSettingsException("The table \"" + table + "\" has no " + m_words + " column. "
                + "" + m_origin);
        }
        final int i = spec.findColumnIndex(chosen);
        if (i < 0) {
            throw new InvalidSettingsException("The table \"" + table + "\" has no column \"" + chosen
                + "\". " + (firstThatFits(spec).isEmpty() ? "It has no " + m_words + " column at all. " + m_origin
                    : "Choose another " + m_words + " column in the dialog."));
        }
        if (!fits(spec.getColumnSpec(i))) {
            throw new InvalidSettingsException("The column \"" + chosen + "\" of the table \"" + table + "\" is no "
                + m_words + " column. " + m_origin);
        }
        return i;
    }

    /** @return index of the column that is chosen or would be taken, or -1 if there is none */
    public int indexIfPresent(final DataTableSpec spec, final String name) {
        return spec.findColumnIndex(name == null || name.isEmpty() ? first(spec) : name);
    }

    /**
     * @return index of the column, or -1 if none is chosen and none fits; a chosen column that is missing still fails
     */
    public int indexIfAny(final DataTableSpec spec, final String name, final String table)
        throws InvalidSettingsException {
        return (name == null || name.isEmpty()) && first(spec).isEmpty() ? -1 : index(spec, name, table);
    }
}
