package org.knime.core.data;

/** An absent value, perhaps with its reason. */
public interface MissingValue extends DataValue {
    /** Why the value is absent, or null. */
    String getError();
}
