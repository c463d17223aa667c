package org.knime.node.parameters.updates;

/** Name of a field for others: an interface of its own extends this. */
public interface ParameterReference<V> {
}
