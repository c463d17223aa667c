package org.knime.core.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.knime.core.data.DataValue.UtilityFactory;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/**
 * Type of a column: either of one cell class ("native") or, for a mixed column, a set of value interfaces. Collection
 * and adapter types are not part of the stand-in.
 */
public final class DataType {
    private static final Map<Class<? extends DataCell>, DataType> NATIVE = new ConcurrentHashMap<>();

    private final Class<? extends DataCell> m_cellClass; // null for a mixed column

    private final List<Class<? extends DataValue>> m_valueClasses;

    private DataType(final Class<? extends DataCell> cellClass, final List<Class<? extends DataValue>> valueClasses) {
        m_cellClass = cellClass;
        m_valueClasses = List.copyOf(valueClasses);
    }

    public static DataType getType(final Class<? extends DataCell> cell) {
        return NATIVE.computeIfAbsent(cell, c -> {
            Set<Class<? extends DataValue>> values = new LinkedHashSet<>();
            collectValues(c, values);
            return new DataType(c, new ArrayList<>(values));
        });
    }

    private static void collectValues(final Class<?> c, final Set<Class<? extends DataValue>> out) {
        if (c == null || c == DataValue.class) {
            return;
        }
        if (c.isInterface() && DataValue.class.isAssignableFrom(c)) {
            out.add(c.asSubclass(DataValue.class));
        }
        for (Class<?> i : c.getInterfaces()) {
            collectValues(i, out);
        }
        collectValues(c.getSuperclass(), out);
    }

    /** The missing cell without a reason. */
    public static DataCell getMissingCell() {
        return MissingCell.INSTANCE;
    }

    public static DataType getCommonSuperType(final DataType a, final DataType b) {
        if (a.isASuperTypeOf(b)) {
            return a;
        }
        if (b.isASuperTypeOf(a)) {
            return b;
        }
        List<Class<? extends DataValue>> common = new ArrayList<>(a.m_valueClasses);
        common.retainAll(b.m_valueClasses);
        return new DataType(null, common);
    }

    /** What is known of a value interface: its constant UTILITY. */
    public static UtilityFactory getUtilityFor(final Class<? extends DataValue> value) {
        try {
            return (UtilityFactory)value.getField("UTILITY").get(null);
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalStateException(value.getName() + " has no usable constant UTILITY", e);
        }
    }

    /** Whether this is the type of missing cells. */
    public boolean isMissingValueType() {
        return m_cellClass == MissingCell.class;
    }

    /** Whether cells of this type may be cast to the interface; missing cells fit everywhere. */
    public boolean isCompatible(final Class<? extends DataValue> valueClass) {
        return isMissingValueType() || m_valueClasses.stream().anyMatch(valueClass::isAssignableFrom);
    }

    /** Whether every cell of the other type may stand in a column of this one. */
    public boolean isASuperTypeOf(final DataType type) {
        return equals(type) || type.isMissingValueType() || m_valueClasses.stream().allMatch(type::isCompatible);
    }

    /** The value interfaces, the preferred one first. */
    public List<Class<? extends DataValue>> getValueClasses() {
        return m_valueClasses;
    }

    /** The first value interface. */
    public Class<? extends DataValue> getPreferredValueClass() {
        return m_valueClasses.isEmpty() ? DataValue.class : m_valueClasses.get(0);
    }

    /** Order of the cells: that of the first value interface that has one, else that of their texts. */
    public DataValueComparator getComparator() {
        for (Class<? extends DataValue> v : m_valueClasses) {
            DataValueComparator c = getUtilityFor(v).getComparator();
            if (c != null) {
                return c;
            }
        }
        return new DataValueComparator() {
            @Override
            protected int compareDataValues(final DataValue a, final DataValue b) {
                return a.toString().compareTo(b.toString());
            }
        };
    }

    public String getName() {
        for (Class<? extends DataValue> v : m_valueClasses) {
            if (getUtilityFor(v) instanceof ExtensibleUtilityFactory f) {
                return f.getName();
            }
        }
        return getPreferredValueClass().getSimpleName();
    }

    public void save(final ConfigWO config) {
        if (m_cellClass == null) {
            config.addString("cell_class", null);
            config.addStringArray("value_classes", m_valueClasses.stream().map(Class::getName).toArray(String[]::new));
        } else {
            config.addString("cell_class", m_cellClass.getName());
        }
    }

    /** Reads a type; the classes must be registered. */
    public static DataType load(final ConfigRO config) throws InvalidSettingsException {
        String cell = config.getString("cell_class");
        if (cell != null) {
            return getType(DataTypeRegistry.getInstance().getCellClass(cell).orElseThrow(
                () -> new InvalidSettingsException("Data cell implementation \"" + cell + "\" not found.")));
        }
        List<Class<? extends DataValue>> values = new ArrayList<>();
        for (String name : config.getStringArray("value_classes")) {
            values.add(DataTypeRegistry.getInstance().getValueClass(name).orElseThrow(
                () -> new InvalidSettingsException("Data value \"" + name + "\" not found.")));
        }
        return new DataType(null, values);
    }

    @Override
    public boolean equals(final Object o) {
        return o instanceof DataType t && m_cellClass == t.m_cellClass && m_valueClasses.equals(t.m_valueClasses);
    }

    @Override
    public int hashCode() {
        return 31 * m_valueClasses.hashCode() + (m_cellClass == null ? 0 : m_cellClass.hashCode());
    }

    @Override
    public String toString() {
        return getName();
    }
}
