package org.knime.node;

/** Mark of the classes that the builder of a node hands out. */
interface FluentNodeAPI {
}
