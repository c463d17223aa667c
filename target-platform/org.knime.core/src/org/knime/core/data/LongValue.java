package org.knime.core.data;

/** A 64-bit whole number. */
public interface LongValue extends DataValue {
    /** Name and group of the type. */
    UtilityFactory UTILITY = new ExtensibleUtilityFactory(LongValue.class) {
        @Override
        public String getName() {
            return "Number (Long)";
        }

        @Override
        public String getGroupName() {
            return "Basic";
        }
    };

    /** The number. */
    long getLongValue();
}
