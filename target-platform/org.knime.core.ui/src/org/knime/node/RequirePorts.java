package org.knime.node;

import java.util.function.Consumer;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNode.RequireModel;

/** The stage of the builder that takes the ports. Groups of ports that a user adds are not part of the stand-in. */
public interface RequirePorts {
    /** Declares the ports in order. */
    RequireModel ports(Consumer<PortsAdder> ports);

    /** Takes ports. The names of a node's ports must all differ. */
    interface PortsAdder {
        PortsAdder addInputPort(String name, String description, PortType portType);
        PortsAdder addOutputPort(String name, String description, PortType portType);

        default PortsAdder addInputTable(final String name, final String description) {
            return addInputPort(name, description, BufferedDataTable.TYPE);
        }

        default PortsAdder addOutputTable(final String name, final String description) {
            return addOutputPort(name, description, BufferedDataTable.TYPE);
        }
    }
}
