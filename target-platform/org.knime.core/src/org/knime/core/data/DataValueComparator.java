package org.knime.core.data;

import java.util.Comparator;

/** Orders cells of one kind; missing cells come first. */
public abstract class DataValueComparator implements Comparator<DataCell> {
    @Override
    public final int compare(final DataCell a, final DataCell b) {
        if (a.isMissing() || b.isMissing()) {
            return Boolean.compare(b.isMissing(), a.isMissing());
        }
        return compareDataValues(a, b);
    }

    /** Order of two values that are not missing. */
    protected abstract int compareDataValues(DataValue v1, DataValue v2);
}
