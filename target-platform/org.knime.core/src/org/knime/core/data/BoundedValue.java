package org.knime.core.data;

/** A value with an order: mixed into cells whose columns can have bounds. */
public interface BoundedValue extends DataValue {
}
