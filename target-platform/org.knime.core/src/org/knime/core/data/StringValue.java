package org.knime.core.data;

/** A text. */
public interface StringValue extends DataValue {
    /** Name and group of the type. */
    UtilityFactory UTILITY = new ExtensibleUtilityFactory(StringValue.class) {
        @Override
        public String getName() {
            return "String";
        }

        @Override
        public String getGroupName() {
            return "Basic";
        }
    };

    /** The text. */
    String getStringValue();
}
