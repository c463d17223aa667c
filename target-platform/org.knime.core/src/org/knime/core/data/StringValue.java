package org.knime.core.data;

/** A text. */
public interface StringValue extends DataValue {
    UtilityFactory UTILITY = new ExtensibleUtilityFactory(StringValue.class) {
        @Override
        public String getName() {
            return "String";
        }
    };

    String getStringValue();
}
