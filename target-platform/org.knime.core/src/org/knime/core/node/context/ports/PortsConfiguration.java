package org.knime.core.node.context.ports;

import org.knime.core.node.port.PortType;

/** Ports of a node. */
public interface PortsConfiguration {
    /** Types of the input ports. */
    PortType[] getInputPorts();

    /** Types of the output ports. */
    PortType[] getOutputPorts();
}
