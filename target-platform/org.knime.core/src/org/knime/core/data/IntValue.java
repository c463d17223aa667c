package org.knime.core.data;

/** A 32-bit whole number. */
public interface IntValue extends DataValue {
    /** Name and group of the type. */
    UtilityFactory UTILITY = new ExtensibleUtilityFactory(IntValue.class) {
        @Override
        public String getName() {
            return "Number (Integer)";
        }

        @Override
        public String getGroupName() {
            return "Basic";
        }
    };

    /** The number. */
    int getIntValue();
}
