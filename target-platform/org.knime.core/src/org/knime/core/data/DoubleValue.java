package org.knime.core.data;

/** A number that fits into a double. */
public interface DoubleValue extends DataValue {
    UtilityFactory UTILITY = new ExtensibleUtilityFactory(DoubleValue.class) {
        @Override
        public String getName() {
            return "Number (Float)";
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

    double getDoubleValue();
}
