package org.knime.core.data;

/** A value of a finite set: mixed into cells whose columns can list their values. */
public interface NominalValue extends DataValue {
}
