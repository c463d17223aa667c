package org.knime.core.data;

import org.knime.core.data.DataValue.UtilityFactory;

/** Name and group of a kind of value, as dialogs show them. */
public abstract class ExtensibleUtilityFactory extends UtilityFactory {
    /** The interface that this describes. */
    protected final Class<? extends DataValue> m_valueClass;

    /** @param valueClass the interface that this describes */
    public ExtensibleUtilityFactory(final Class<? extends DataValue> valueClass) {
        m_valueClass = valueClass;
    }

    /** Name of the type, for instance "Number (Float)". */
    public abstract String getName();

    /** Heading under which dialogs list the type. */
    public String getGroupName() {
        return "Other";
    }
}
