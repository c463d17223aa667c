package org.knime.core.data;

import org.knime.core.data.DataValue.UtilityFactory;

/** Name and group of a kind of value, as dialogs show them. */
public abstract class ExtensibleUtilityFactory extends UtilityFactory {
    public ExtensibleUtilityFactory(final Class<? extends DataValue> valueClass) {
    }

    /** Name of the type, for instance "Number (Float)". */
    public abstract String getName();

    public String getGroupName() {
        return "Other";
    }
}
