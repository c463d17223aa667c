package org.latentrom.runner.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.latentrom.runner.parameters.ParametersIO;

/** Reads workflow folders as KNIME writes them. */
final class WorkflowReader {
    private static final List<String> NODE_KEYS = List.of("factory", "node-name", "node-bundle-name",
        "node-bundle-symbolic-name", "flow_stack", "internal_node_subsettings", "model", "state", "ports",
        "filestores");

    private static final List<String> WORKFLOW_KEYS =
        List.of("version", "name", "workflow_credentials", "nodes", "connections");

    private final Path m_folder;

    private final Workflow m_workflow;

    private WorkflowReader(final Path folder) {
        m_folder = folder;
        m_workflow = new Workflow(folder);
    }

    static Workflow read(final Path folder) throws IOException {
        var reader = new WorkflowReader(folder.toAbsolutePath().normalize());
        try {
            reader.read();
        } catch (InvalidSettingsException e) {
            throw new IOException("The file workflow.knime in " + folder + " cannot be used: " + e.getMessage(), e);
        }
        return reader.m_workflow;
    }

    static NodeSettingsRO load(final Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no file " + file);
        }
        try {
            return NodeSettings.loadFromXML(Files.newInputStream(file));
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static void require(final NodeSettingsRO settings, final List<String> keys)
        throws InvalidSettingsException {
        for (String key : keys) {
            if (!settings.containsKey(key)) {
                throw new InvalidSettingsException("The key \"" + key + "\" is missing.");
            }
        }
    }

    private void read() throws IOException, InvalidSettingsException {
        NodeSettingsRO all = load(m_folder.resolve("workflow.knime"));
        require(all, WORKFLOW_KEYS);
        NodeSettingsRO nodes = all.getNodeSettings("nodes");
        for (String key : nodes) {
            NodeSettingsRO entry = nodes.getNodeSettings(key);
            String file = entry.getString("node_settings_file");
            try {
                readNode(entry, file);
            } catch (IOException | InvalidSettingsException e) {
                error(file, e.getMessage());
            }
        }
        NodeSettingsRO connections = all.getNodeSettings("connections");
        for (String key : connections) {
            NodeSettingsRO c = connections.getNodeSettings(key);
            try {
                m_workflow.add(new Connection(c.getInt("sourceID"), c.getInt("sourcePort"), c.getInt("destID"),
                    c.getInt("destPort")));
            } catch (InvalidSettingsException e) {
                error(key, e.getMessage());
            }
        }
        m_workflow.inOrder(); // throws for a circle
        resetBehindUnexecuted();
        m_workflow.configureAll();
        for (WorkflowNode node : m_workflow.nodes()) {
            node.warnings().forEach(
                w -> m_workflow.addProblem(new LoadProblem(LoadProblem.Severity.WARNING, node.label(), w)));
        }
    }

    private void error(final String node, final String text) {
        m_workflow.addProblem(new LoadProblem(LoadProblem.Severity.ERROR, node, text));
    }

    private void readNode(final NodeSettingsRO entry, final String file) throws IOException, InvalidSettingsException {
        if (entry.getBoolean("node_is_meta")) {
            throw new InvalidSettingsException("The stand-in knows no metanodes and components.");
        }
        Path settingsFile = m_folder.resolve(file).normalize();
        if (!settingsFile.startsWith(m_folder)) {
            throw new InvalidSettingsException("The path leads out of the workflow.");
        }
        NodeSettingsRO settings = load(settingsFile);
        require(settings, NODE_KEYS);
        String factory = settings.getString("factory");
        NodeKind kind = NodeKind.find(factory).orElseThrow(
            () -> new InvalidSettingsException("MISSING node: no bundle registers the factory \"" + factory + "\"."));
        var node = new WorkflowNode(entry.getInt("id"), kind);
        readPosition(entry, node);
        m_workflow.add(node);
        NodeState state = state(settings.getString("state"));
        readParameters(settings, node, state);
        if (state == NodeState.EXECUTED) {
            try {
                PortFiles.load(m_workflow, node, settings, settingsFile.getParent());
                node.setState(NodeState.EXECUTED);
            } catch (IOException | InvalidSettingsException e) {
                node.clearResults();
                m_workflow.addProblem(new LoadProblem(LoadProblem.Severity.WARNING, node.label(),
                    "The results cannot be loaded: " + e.getMessage()));
            }
        }
    }

    private static NodeState state(final String text) throws InvalidSettingsException {
        try {
            return NodeState.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("\"" + text + "\" is no state of a node.", e);
        }
    }

    private static void readPosition(final NodeSettingsRO entry, final WorkflowNode node)
        throws InvalidSettingsException {
        if (entry.containsKey("ui_settings")) {
            int[] bounds = entry.getNodeSettings("ui_settings").getIntArray("extrainfo.node.bounds", 0, 0, -1, -1);
            node.setPosition(bounds[0], bounds[1]);
        }
    }

    /** A node that was saved IDLE silently starts with defaults if its settings are bad; others report an error. */
    private void readParameters(final NodeSettingsRO settings, final WorkflowNode node, final NodeState state)
        throws InvalidSettingsException {
        var model = (NodeSettings)settings.getNodeSettings("model");
        node.setModel(model);
        if (settings.containsKey("view")) {
            node.setView((NodeSettings)settings.getNodeSettings("view"));
        }
        var type = node.kind().definition().parameters();
        try {
            if (type.isPresent()) {
                node.setParameters(ParametersIO.load(type.get(), model));
            }
            var view = node.kind().definition().viewParameters();
            if (view.isPresent() && node.view() != null) {
                ParametersIO.load(view.get(), node.view());
            }
        } catch (InvalidSettingsException e) {
            if (state == NodeState.IDLE) {
                node.setModel(null);
            } else {
                error(node.label(), "Loading model settings failed: " + e.getMessage());
                node.setParameters(ParametersIO.create(type.orElseThrow(), null)); // as KNIME does
            }
        }
    }

    /** Results without those before them are of no use. */
    private void resetBehindUnexecuted() {
        for (WorkflowNode node : m_workflow.inOrder()) {
            boolean complete = m_workflow.connections().stream().filter(c -> c.dest() == node.id())
                .allMatch(c -> m_workflow.node(c.source()).state() == NodeState.EXECUTED);
            if (!complete && node.state() == NodeState.EXECUTED) {
                node.clearResults();
                node.setState(NodeState.IDLE);
            }
        }
    }
}
