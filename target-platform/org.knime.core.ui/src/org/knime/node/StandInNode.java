package org.knime.node;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOrRearrangerConsumer;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteConsumer;
import org.knime.node.DefaultModel.RearrangeColumnsInput;
import org.knime.node.DefaultModel.RearrangeColumnsOutput;
import org.knime.node.DefaultView.ViewInput;
import org.knime.node.parameters.NodeParameters;

/** Not part of KNIME: lets the stand-in's runner see what a factory declares. */
public final class StandInNode {
    private final DefaultNode m_node;

    private final Class<?> m_factory;

    /** @param factory the factory of the node */
    public StandInNode(final DefaultNodeFactory factory) {
        m_node = factory.node();
        m_factory = factory.getClass();
    }

    /** Name of the node. */
    public String name() {
        return m_node.m_name;
    }

    /** Path of the icon. */
    public String icon() {
        return m_node.m_icon;
    }

    /** Whether there is a file at the path of the icon. */
    public boolean hasIcon() {
        return m_factory.getResource(icon().startsWith("./") ? icon().substring(2) : icon()) != null;
    }

    /** Short and full description. */
    public List<String> descriptions() {
        return List.of(m_node.m_shortDescription, m_node.m_fullDescription);
    }

    /** Words under which the node is found. */
    public List<String> keywords() {
        return m_node.m_keywords;
    }

    /** Types of the inputs. */
    public List<PortType> inputs() {
        return m_node.m_ports.m_inputs.stream().map(PortDefinition::type).toList();
    }

    /** Types of the outputs. */
    public List<PortType> outputs() {
        return m_node.m_ports.m_outputs.stream().map(PortDefinition::type).toList();
    }

    /** Names of the outputs. */
    public List<String> outputNames() {
        return m_node.m_ports.m_outputs.stream().map(PortDefinition::name).toList();
    }

    /** Descriptions of all ports, inputs first. */
    public List<String> portDescriptions() {
        return java.util.stream.Stream.concat(m_node.m_ports.m_inputs.stream(), m_node.m_ports.m_outputs.stream())
            .map(PortDefinition::description).toList();
    }

    /** Names of all ports in the order of declaration. */
    public List<String> portGroups() {
        return m_node.m_ports.m_groups;
    }

    /** Class of the parameters. */
    public Optional<Class<? extends NodeParameters>> parameters() {
        return m_node.m_model.getParametersClass();
    }

    /** Class of the view's parameters. */
    public Optional<Class<? extends NodeParameters>> viewParameters() {
        return m_node.getView().flatMap(DefaultView::getParametersClass);
    }

    /** What makes the view's data. */
    public Optional<Function<ViewInput, ?>> viewData() {
        return m_node.getView().flatMap(DefaultView::data);
    }

    /** What is called before the execution, null if the node rearranges columns. */
    public ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure() {
        return m_node.m_model.m_configure;
    }

    /** What is called to execute, null if the node rearranges columns. */
    public ExecuteConsumer execute() {
        return m_node.m_model.m_execute;
    }

    /** How the node rearranges columns, or null. */
    public ConfigureOrRearrangerConsumer<RearrangeColumnsInput, RearrangeColumnsOutput> rearrange() {
        return m_node.m_model.m_rearrange;
    }
}
