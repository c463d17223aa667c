package org.knime.node;

import org.knime.core.node.port.PortType;

/** Name, description and type of a port. */
record PortDefinition(String name, String description, PortType type) {
}
