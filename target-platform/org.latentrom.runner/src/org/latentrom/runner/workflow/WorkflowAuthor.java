package org.latentrom.runner.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.connections.RelativeTo;
import org.knime.filehandling.core.data.location.FSLocationSerializationUtils;
import org.latentrom.runner.parameters.ParametersIO;

/**
 * Writes workflows in state CONFIGURED, as a user would by placing nodes, connecting them and filling in dialogs. Files
 * that the nodes read must lie in the folder "data" of the workflow before {@link #save()}.
 */
public final class WorkflowAuthor {
    private final Workflow m_workflow;

    private final Map<Integer, List<Change>> m_changes = new LinkedHashMap<>();

    private int m_next = 1;

    private interface Change {
        void apply(NodeSettings settings) throws InvalidSettingsException;
    }

    /** @param folder the workflow folder; it need not exist, but for its "data" */
    public WorkflowAuthor(final Path folder) {
        m_workflow = new Workflow(folder.toAbsolutePath().normalize());
    }

    /** Places a node.
     * @param factoryClass name of the node's factory, as in plugin.xml
     * @param x place in the editor, pixels
     * @param y place in the editor, pixels
     * @return number of the node, from 1 */
    public int node(final String factoryClass, final int x, final int y) {
        NodeKind kind = NodeKind.find(factoryClass).orElseThrow(
            () -> new IllegalArgumentException("No bundle registers the factory \"" + factoryClass + "\""));
        var node = new WorkflowNode(m_next++, kind);
        node.setPosition(x, y);
        kind.definition().viewParameters()
            .ifPresent(v -> node.setView(Workflow.settingsOf(ParametersIO.create(v, null), "view")));
        m_workflow.add(node);
        m_changes.put(node.id(), new ArrayList<>());
        return node.id();
    }

    /** Connects an output to an input, both counted from 1. */
    public void connect(final int source, final int sourcePort, final int dest, final int destPort) {
        try {
            m_workflow.add(new Connection(source, sourcePort, dest, destPort));
        } catch (InvalidSettingsException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Sets an option, after the node has guessed its options from its inputs.
     * @param key key of the option in the settings; "group/key" for an option in a group
     * @param value Integer, Long, Double, Boolean, String (also for a constant of an enum), or an array of int, double
     *            or String */
    public WorkflowAuthor set(final int node, final String key, final Object value) {
        m_changes.get(node).add(settings -> {
            NodeSettings at = settings;
            String[] path = key.split("/");
            for (int i = 0; i < path.length - 1; i++) {
                at = at.getNodeSettings(path[i]);
            }
            put(at, path[path.length - 1], value);
        });
        return this;
    }

    /** Sets an option to a file of the workflow's data area.
     * @param key key of the option, which is a FileSelection
     * @param path path below the folder "data" of the workflow */
    public WorkflowAuthor dataFile(final int node, final String key, final String path) {
        m_changes.get(node).add(settings -> {
            NodeSettings group = settings.getNodeSettings(key);
            FSLocationSerializationUtils.saveFSLocation(
                new FSLocation(FSCategory.RELATIVE, RelativeTo.WORKFLOW_DATA.getSettingsValue(), path),
                group.addNodeSettings("path"));
        });
        return this;
    }

    /** The getter makes sure that the option exists and is of the type. */
    private static void put(final NodeSettings s, final String key, final Object value)
        throws InvalidSettingsException {
        if (value instanceof Integer v) {
            s.getInt(key);
            s.addInt(key, v);
        } else if (value instanceof Long v) {
            s.getLong(key);
            s.addLong(key, v);
        } else if (value instanceof Double v) {
            s.getDouble(key);
            s.addDouble(key, v);
        } else if (value instanceof Boolean v) {
            s.getBoolean(key);
            s.addBoolean(key, v);
        } else if (value instanceof String v) {
            s.getString(key);
            s.addString(key, v);
        } else if (value instanceof int[] v) {
            s.getIntArray(key);
            s.addIntArray(key, v);
        } else if (value instanceof double[] v) {
            s.getDoubleArray(key);
            s.addDoubleArray(key, v);
        } else if (value instanceof String[] v) {
            s.getStringArray(key);
            s.addStringArray(key, v);
        } else {
            throw new IllegalArgumentException("The option \"" + key + "\" cannot be a " + value.getClass());
        }
    }

    /** Configures all nodes and writes the workflow.
     * @throws IllegalStateException if a node cannot be configured so */
    public void save() throws IOException {
        for (WorkflowNode node : m_workflow.inOrder()) {
            m_workflow.configure(node);
            List<Change> changes = m_changes.get(node.id());
            if (!changes.isEmpty()) {
                try {
                    NodeSettings settings = m_workflow.settings(node);
                    for (Change c : changes) {
                        c.apply(settings);
                    }
                    m_workflow.apply(node, settings);
                } catch (InvalidSettingsException e) {
                    throw new IllegalStateException("The options of " + node.label() + ": " + e.getMessage(), e);
                }
            }
            if (node.state() != NodeState.CONFIGURED) {
                throw new IllegalStateException(node.label() + " is not configured: " + node.messages());
            }
        }
        m_workflow.save(m_workflow.folder());
    }
}
