package org.knime.node;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOrRearrangerConsumer;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteConsumer;
import org.knime.node.DefaultView.ViewInput;
import org.knime.node.parameters.NodeParameters;

/** Not part of KNIME: lets the stand-in's runner see what a factory declares. */
public final class StandInNode {
    private final DefaultNode m_node;

    private final Class<?> m_factory;

    public StandInNode(final DefaultNodeFactory factory) {
        m_node = factory.node();
        m_factory = factory.getClass();
    }

    public String name() {
        return m_node.m_name;
    }

    public String icon() {
        return m_node.m_icon;
    }

    /** Whether there is a file at the path of the icon. */
    public boolean hasIcon() {
        return m_factory.getResource(icon().startsWith("./") ? icon().substring(2) : icon()) != null;
    }

    public List<String> descriptions() {
        return List.of(m_node.m_shortDescription, m_node.m_fullDescription);
    }

    public List<String> keywords() {
        return m_node.m_keywords;
    }

    public List<PortType> inputs() {
        return m_node.m_ports.m_inputs.stream().map(PortDefinition::type).toList();
    }

    public List<PortType> outputs() {
        return m_node.m_ports.m_outputs.stream().map(PortDefinition::type).toList();
    }

    public List<String> outputNames() {
        return m_node.m_ports.m_outputs.stream().map(PortDefinition::name).toList();
    }

    /** Descriptions of all ports, inputs first. */
    public List<String> portDescriptions() {
        return Stream.concat(m_node.m_ports.m_inputs.stream(), m_node.m_ports.m_outputs.stream())
            .map(PortDefinition::description).toList();
    }

    /** Names of all ports in the order of declaration. */
    public List<String> portGroups() {
        return m_node.m_ports.m_groups;
    }

    public Optional<Class<? extends NodeParameters>> parameters() {
        return m_node.m_model.getParametersClass();
    }

    public Optional<Class<? extends NodeParameters>> viewParameters() {
        return m_node.getView().flatMap(DefaultView::getParametersClass);
    }

    public Optional<Function<ViewInput, ?>> viewData() {
        return m_node.getView().flatMap(DefaultView::data);
    }

    /** What is called before the execution. */
    public ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure() {
        return m_node.m_model.m_configure;
    }

    public ExecuteConsumer execute() {
        return m_node.m_model.m_execute;
    }
}
