package org.latentrom.runner.workflow;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeLogger;
import org.knime.core.node.port.PortObjectSpec;
import org.latentrom.runner.parameters.ParametersIO;

/** Brings nodes from IDLE to CONFIGURED. */
final class NodeConfigurer {
    private static final NodeLogger LOGGER = NodeLogger.getLogger(NodeConfigurer.class);

    private final Workflow m_workflow;

    NodeConfigurer(final Workflow workflow) {
        m_workflow = workflow;
    }

    /** Configures a node, if everything it needs is known. */
    void configure(final WorkflowNode node) {
        node.clearMessages();
        node.setState(NodeState.IDLE);
        var definition = node.kind().definition();
        node.setSpecs(new PortObjectSpec[definition.outputs().size()]);
        PortObjectSpec[] in = new PortObjectSpec[definition.inputs().size()];
        for (int i = 0; i < in.length; i++) {
            Connection c = m_workflow.into(node, i);
            if (c == null) {
                if (!definition.inputs().get(i).isOptional()) {
                    return;
                }
                continue;
            }
            WorkflowNode source = m_workflow.node(c.source());
            if (source.state() == NodeState.IDLE) {
                return;
            }
            in[i] = source.outSpec(c.sourcePort() - 1);
            if (in[i] == null) {
                return; // KNIME asks a node only when it knows all inputs: this one after its source was executed
            }
        }
        try {
            NodeCode.run(m_workflow.folder(), () -> {
                if (node.parameters() == null && definition.parameters().isPresent()) {
                    var guessed = ParametersIO.create(definition.parameters().get(), new NodeInput(in));
                    guessed.validate();
                    node.setParameters(guessed);
                    node.setModel(Workflow.settingsOf(guessed, "model"));
                }
                var configuration = new Configuration(definition, node.parameters(), in);
                node.setSpecs(configuration.run());
                if (configuration.warning() != null) {
                    node.addMessage(NodeMessage.Type.WARNING, configuration.warning());
                }
            });
            node.setState(NodeState.CONFIGURED);
        } catch (InvalidSettingsException e) {
            node.addMessage(NodeMessage.Type.WARNING, e.getMessage());
        } catch (Exception e) { // a fault of the node's code must not end the workflow
            LOGGER.error("Configure of " + node.label() + " failed", e);
            node.addMessage(NodeMessage.Type.ERROR, "Configure failed (" + e.getClass().getSimpleName() + "): "
                + e.getMessage());
        }
    }
}
