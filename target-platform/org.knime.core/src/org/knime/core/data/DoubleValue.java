package org.knime.core.data;

/** A number that fits into a double. */
public interface DoubleValue extends DataValue {
    /** Name and group of the type. */
    UtilityFactory UTILITY = new ExtensibleUtilityFactory(DoubleValue.class) {
        @Override
        public String getName() {
            return "Number (Float)";
        }

        @Override
        public String getGroupName() {
            return "Basic";
        }

        @Override
        protected DataValueComparator getComparator() {
            return new DataValueComparator() {
                @Override
                protected int compareDataValues(final DataValue a, final DataValue b) {
                    return Double.compare(((DoubleValue)a).getDoubleValue(), ((DoubleValue)b).getDoubleValue());
                }
            };
        }
    };

    /** The number. */
    double getDoubleValue();
}
