package org.knime.core.data;

/** A 64-bit whole number. */
public interface LongValue extends DataValue {
    UtilityFactory UTILITY = new ExtensibleUtilityFactory(LongValue.class) {
        @Override
        public String getName() {
            return "Number (Long)";
        }
    };

    long getLongValue();
}
