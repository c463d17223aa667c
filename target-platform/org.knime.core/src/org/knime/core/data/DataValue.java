package org.knime.core.data;

/** What a cell of a table can be asked for; a cell class implements one or several of these. */
public interface DataValue {
    /** Found by reflection in each value interface: what is known about the kind of value. */
    UtilityFactory UTILITY = new UtilityFactory();

    class UtilityFactory {
        protected UtilityFactory() {
        }

        /** Order of two values, null where the kind has none. */
        protected DataValueComparator getComparator() {
            return null;
        }
    }
}
