package org.knime.core.data;

/** True or false. */
public interface BooleanValue extends DataValue {
    /** Name and group of the type. */
    UtilityFactory UTILITY = new ExtensibleUtilityFactory(BooleanValue.class) {
        @Override
        public String getName() {
            return "Boolean";
        }

        @Override
        public String getGroupName() {
            return "Basic";
        }
    };

    /** The truth value. */
    boolean getBooleanValue();
}
