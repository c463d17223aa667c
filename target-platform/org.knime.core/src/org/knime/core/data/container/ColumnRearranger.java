package org.knime.core.data.container;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;

/** Says how the columns of a new table follow from those of an old one. */
public class ColumnRearranger {
    /** A column of the new table: an old one (factory null), or one of a factory. */
    record Column(DataColumnSpec spec, CellFactory factory, int index) {
    }

    private final DataTableSpec m_original;

    private final List<Column> m_columns = new ArrayList<>();

    public ColumnRearranger(final DataTableSpec original) {
        m_original = original;
        for (int i = 0; i < original.getNumColumns(); i++) {
            m_columns.add(new Column(original.getColumnSpec(i), null, i));
        }
    }

    List<Column> columns() {
        return List.copyOf(m_columns);
    }

    DataTableSpec original() {
        return m_original;
    }

    private int[] indices(final String... names) {
        return Arrays.stream(names).mapToInt(n -> {
            int i = indexOf(n);
            if (i < 0) {
                throw new IllegalArgumentException("There is no column \"" + n + "\"");
            }
            return i;
        }).toArray();
    }

    /** Index of a name in the new table, or -1. */
    public final int indexOf(final String colName) {
        return IntStream.range(0, m_columns.size()).filter(i -> m_columns.get(i).spec().getName().equals(colName))
            .findFirst().orElse(-1);
    }

    public final void remove(final int... colIndices) {
        Set<Integer> drop = Arrays.stream(colIndices).boxed().collect(Collectors.toSet());
        retain(drop, false);
    }

    public final void remove(final String... colNames) {
        remove(indices(colNames));
    }

    private void retain(final Set<Integer> set, final boolean keep) {
        List<Column> all = columns();
        if (set.stream().anyMatch(i -> i < 0 || i >= all.size())) {
            throw new IndexOutOfBoundsException("A column of " + set + " is not there");
        }
        m_columns.clear();
        for (int i = 0; i < all.size(); i++) {
            if (set.contains(i) == keep) {
                m_columns.add(all.get(i));
            }
        }
    }

    public final void move(final int from, final int to) {
        Column c = m_columns.remove(from);
        m_columns.add(to > from ? to - 1 : to, c);
    }

    public final void move(final String colName, final int to) {
        move(indices(colName)[0], to);
    }

    /** Puts the columns of a factory before a position. */
    public final void insertAt(final int position, final CellFactory fac) {
        DataColumnSpec[] specs = fac.getColumnSpecs();
        for (int i = 0; i < specs.length; i++) {
            m_columns.add(position + i, new Column(specs[i], fac, i));
        }
    }

    public final void append(final CellFactory fac) {
        insertAt(m_columns.size(), fac);
    }

    /** Puts the column of a factory in the place of one. */
    public final void replace(final CellFactory newCol, final String colName) {
        replace(newCol, indices(colName));
    }

    /** Puts the columns of a factory in the places of as many. */
    public final void replace(final CellFactory fac, final int... colIndex) {
        DataColumnSpec[] specs = fac.getColumnSpecs();
        if (specs.length != colIndex.length) {
            throw new IndexOutOfBoundsException(specs.length + " new columns for " + colIndex.length + " old ones");
        }
        for (int i = 0; i < specs.length; i++) {
            m_columns.set(colIndex[i], new Column(specs[i], fac, i));
        }
    }

    public final DataTableSpec createSpec() {
        return new DataTableSpec(m_original.getName(),
            m_columns.stream().map(Column::spec).toArray(DataColumnSpec[]::new));
    }
}
