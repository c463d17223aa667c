package org.knime.node;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.knime.core.node.port.PortType;
import org.knime.node.RequirePorts.PortsAdder;

/** Collects the ports of a node. */
final class PortList implements PortsAdder {
    final List<PortDefinition> m_inputs = new ArrayList<>();

    final List<PortDefinition> m_outputs = new ArrayList<>();

    final List<String> m_groups = new ArrayList<>(); // names in order of declaration

    private final Set<String> m_names = new HashSet<>();

    @Override
    public PortsAdder addInputPort(final String name, final String description, final PortType portType) {
        add(m_inputs, name, description, portType);
        return this;
    }

    @Override
    public PortsAdder addOutputPort(final String name, final String description, final PortType portType) {
        add(m_outputs, name, description, portType);
        return this;
    }

    private void add(final List<PortDefinition> to, final String name, final String description, final PortType type) {
        if (!m_names.add(name)) {
            throw new IllegalArgumentException("A port group with the given name already exists: " + name);
        }
        m_groups.add(name);
        to.add(new PortDefinition(name, description, type));
    }
}
