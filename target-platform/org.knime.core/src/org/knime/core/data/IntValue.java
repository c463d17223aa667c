package org.knime.core.data;

/** A 32-bit whole number. */
public interface IntValue extends DataValue {
    UtilityFactory UTILITY = new ExtensibleUtilityFactory(IntValue.class) {
        @Override
        public String getName() {
            return "Number (Integer)";
        }
    };

    int getIntValue();
}
