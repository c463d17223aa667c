package org.knime.node.parameters.persistence;

/** Class whose fields are saved. */
public interface Persistable {
}
