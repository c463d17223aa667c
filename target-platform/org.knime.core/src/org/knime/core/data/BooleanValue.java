package org.knime.core.data;

/** True or false. */
public interface BooleanValue extends DataValue {
    UtilityFactory UTILITY = new ExtensibleUtilityFactory(BooleanValue.class) {
        @Override
        public String getName() {
            return "Boolean";
        }
    };

    boolean getBooleanValue();
}
