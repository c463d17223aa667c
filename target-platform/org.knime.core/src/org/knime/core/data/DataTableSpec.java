package org.knime.core.data;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;

/** Columns of a table, with different names. */
public final class DataTableSpec implements PortObjectSpec, Iterable<DataColumnSpec> {
    /** Specs of tables are written beside the data, never through a port's serializer, in the stand-in. */
    public static final class Serializer extends PortObjectSpecSerializer<DataTableSpec> {
        @Override
        public void savePortObjectSpec(final DataTableSpec spec, final PortObjectSpecZipOutputStream out)
            throws IOException {
            throw new IOException("Table specs are saved with their table");
        }

        @Override
        public DataTableSpec loadPortObjectSpec(final PortObjectSpecZipInputStream in) throws IOException {
            throw new IOException("Table specs are loaded with their table");
        }
    }

    private final String m_name;

    private final DataColumnSpec[] m_columns;

    private final Map<String, Integer> m_index = new HashMap<>();

    public DataTableSpec() {
        this("default");
    }

    /** @param colSpecs the columns in order */
    public DataTableSpec(final DataColumnSpec... colSpecs) {
        this("default", colSpecs);
    }

    public DataTableSpec(final String name) {
        this(name, new DataColumnSpec[0]);
    }

    /** @param name name of the table
     * @param colSpecs the columns in order */
    public DataTableSpec(final String name, final DataColumnSpec... colSpecs) {
        m_name = name == null ? "default" : name;
        m_columns = colSpecs.clone();
        for (int i = 0; i < m_columns.length; i++) {
            if (m_columns[i] == null) {
                throw new NullPointerException("Column " + i + " has no spec");
            }
            if (m_index.put(m_columns[i].getName(), i) != null) {
                throw new IllegalArgumentException("Two columns are named \"" + m_columns[i].getName() + "\"");
            }
        }
    }

    public DataTableSpec(final String[] names, final DataType[] types) {
        this("default", createColumnSpecs(names, types));
    }

    public static DataColumnSpec[] createColumnSpecs(final String[] names, final DataType[] types) {
        DataColumnSpec[] result = new DataColumnSpec[names.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = new DataColumnSpecCreator(names[i], types[i]).createSpec();
        }
        return result;
    }

    public String getName() {
        return m_name;
    }

    public int getNumColumns() {
        return m_columns.length;
    }

    public DataColumnSpec getColumnSpec(final int index) {
        return m_columns[index];
    }

    /** Column of a name, or null. */
    public DataColumnSpec getColumnSpec(final String column) {
        int i = findColumnIndex(column);
        return i < 0 ? null : m_columns[i];
    }

    /** Index of a name, or -1. */
    public int findColumnIndex(final String columnName) {
        return m_index.getOrDefault(columnName, -1);
    }

    /** Whether there is a column of this name. */
    public boolean containsName(final String columnName) {
        return m_index.containsKey(columnName);
    }

    /** Names in order. */
    public String[] getColumnNames() {
        return stream().map(DataColumnSpec::getName).toArray(String[]::new);
    }

    /** Whether names and types are equal, in order. */
    public boolean equalStructure(final DataTableSpec spec) {
        if (spec == null || spec.m_columns.length != m_columns.length) {
            return false;
        }
        for (int i = 0; i < m_columns.length; i++) {
            if (!m_columns[i].equalStructure(spec.m_columns[i])) {
                return false;
            }
        }
        return true;
    }

    /** The name, with " (#1)", " (#2)" ... if it is taken. */
    public static String getUniqueColumnName(final DataTableSpec spec, final String columnName) {
        String base = columnName.trim();
        String name = base;
        for (int i = 1; spec != null && spec.containsName(name); i++) {
            name = base + " (#" + i + ")";
        }
        return name;
    }

    @Override
    public Iterator<DataColumnSpec> iterator() {
        return List.of(m_columns).iterator();
    }

    /** The columns in order. */
    public Stream<DataColumnSpec> stream() {
        return Arrays.stream(m_columns);
    }

    /** Writes the spec as KNIME does. */
    public void save(final ConfigWO config) {
        config.addString("spec_name", m_name);
        config.addInt("number_columns", m_columns.length);
        for (int i = 0; i < m_columns.length; i++) {
            m_columns[i].save(config.addConfig("column_spec_" + i));
        }
    }

    public static DataTableSpec load(final ConfigRO config) throws InvalidSettingsException {
        int n = config.getInt("number_columns");
        if (n < 0 || n > 1_000_000) {
            throw new InvalidSettingsException("A table cannot have " + n + " columns");
        }
        DataColumnSpec[] columns = new DataColumnSpec[n];
        for (int i = 0; i < n; i++) {
            columns[i] = DataColumnSpec.load(config.getConfig("column_spec_" + i));
        }
        return new DataTableSpec(config.getString("spec_name"), columns);
    }

    @Override
    public boolean equals(final Object o) {
        return o instanceof DataTableSpec s && Arrays.equals(m_columns, s.m_columns);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(m_columns);
    }

    @Override
    public String toString() {
        return Arrays.toString(m_columns);
    }
}
