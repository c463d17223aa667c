package org.latentrom.runner.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.knime.core.data.filestore.StandInFileStores;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.parameters.NodeParameters;

/** A node of an open workflow. */
public final class WorkflowNode {
    private final int m_id;

    private final NodeKind m_kind;

    private final List<NodeMessage> m_messages = new ArrayList<>();

    private final PortObjectSpec[] m_specs;

    private final PortObject[] m_objects;

    private NodeState m_state = NodeState.IDLE;

    private NodeSettings m_model; // null until there are parameters

    private NodeSettings m_view;

    private NodeParameters m_parameters; // null until loaded or guessed

    private PortObject[] m_internal; // what the view sees; null without

    private StandInFileStores m_stores; // null before an execution

    private double m_seconds;

    private int[] m_position = {0, 0};

    WorkflowNode(final int id, final NodeKind kind) {
        m_id = id;
        m_kind = kind;
        m_specs = new PortObjectSpec[kind.definition().outputs().size()];
        m_objects = new PortObject[m_specs.length];
    }

    public int id() {
        return m_id;
    }

    public String name() {
        return m_kind.definition().name();
    }

    public String label() {
        return name() + " (#" + m_id + ")";
    }

    public NodeKind kind() {
        return m_kind;
    }

    public NodeState state() {
        return m_state;
    }

    void setState(final NodeState state) {
        m_state = state;
    }

    /** Messages of the last configuration or execution. */
    public List<NodeMessage> messages() {
        return List.copyOf(m_messages);
    }

    void addMessage(final NodeMessage.Type type, final String text) {
        m_messages.add(new NodeMessage(type, text));
    }

    void clearMessages() {
        m_messages.clear();
    }

    public List<String> warnings() {
        return m_messages.stream().filter(m -> m.type() == NodeMessage.Type.WARNING).map(NodeMessage::text).toList();
    }

    public List<String> errors() {
        return m_messages.stream().filter(m -> m.type() == NodeMessage.Type.ERROR).map(NodeMessage::text).toList();
    }

    public double seconds() {
        return m_seconds;
    }

    void setSeconds(final double seconds) {
        m_seconds = seconds;
    }

    /** Spec at an output, from 0; null if not known. */
    public PortObjectSpec outSpec(final int index) {
        return m_specs[index];
    }

    /** Object at an output, from 0; null before the execution. */
    public PortObject outObject(final int index) {
        return m_objects[index];
    }

    /** What the execution left for the view, null before. */
    public PortObject[] internalObjects() {
        return m_internal == null ? null : m_internal.clone();
    }

    void setInternalObjects(final PortObject[] objects) {
        m_internal = objects;
    }

    void setSpecs(final PortObjectSpec[] specs) {
        System.arraycopy(specs, 0, m_specs, 0, m_specs.length);
    }

    void setObjects(final PortObject[] objects) {
        System.arraycopy(objects, 0, m_objects, 0, m_objects.length);
        for (int i = 0; i < objects.length; i++) {
            m_specs[i] = objects[i].getSpec();
        }
    }

    void clearResults() {
        Arrays.fill(m_objects, null);
        m_internal = null;
        if (m_stores != null) {
            m_stores.repository().remove(m_stores.uuid());
            m_stores = null;
        }
    }

    /** Settings of the model as they are in the file, null without. */
    public NodeSettings model() {
        return m_model;
    }

    void setModel(final NodeSettings model) {
        m_model = model;
    }

    NodeSettings view() {
        return m_view;
    }

    void setView(final NodeSettings view) {
        m_view = view;
    }

    /** The parameters, null before they are loaded or guessed. */
    public NodeParameters parameters() {
        return m_parameters;
    }

    void setParameters(final NodeParameters parameters) {
        m_parameters = parameters;
    }

    StandInFileStores stores() {
        return m_stores;
    }

    void setStores(final StandInFileStores stores) {
        m_stores = stores;
    }

    int[] position() {
        return m_position;
    }

    void setPosition(final int... position) {
        m_position = position.clone();
    }
}
