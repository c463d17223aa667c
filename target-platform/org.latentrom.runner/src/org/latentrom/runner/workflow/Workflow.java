package org.latentrom.runner.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.knime.core.data.filestore.StandInRepository;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.latentrom.runner.parameters.ParametersIO;

/**
 * An open workflow: nodes, connections, states. Files are only written by {@link #save}; file stores of executions lie
 * in a temporary folder until then. Not thread-safe, but {@link #cancel()} may come from any thread.
 */
public final class Workflow implements AutoCloseable {
    private final Path m_folder;

    private final Map<Integer, WorkflowNode> m_nodes = new TreeMap<>();

    private final List<Connection> m_connections = new ArrayList<>();

    private final List<LoadProblem> m_problems = new ArrayList<>();

    private final StandInRepository m_repository = new StandInRepository();

    private final TemporaryFolder m_temporary = new TemporaryFolder();

    private final NodeConfigurer m_configurer = new NodeConfigurer(this);

    private final NodeExecutor m_executor = new NodeExecutor(this);

    Workflow(final Path folder) {
        m_folder = folder;
    }

    /** Opens a workflow folder. Problems of nodes do not throw: see {@link #problems()}.
     * @throws IOException if the folder holds no workflow */
    public static Workflow open(final Path folder) throws IOException {
        return WorkflowReader.read(folder);
    }

    public Path folder() {
        return m_folder;
    }

    public List<LoadProblem> problems() {
        return List.copyOf(m_problems);
    }

    /** Whether something of the workflow is lost. */
    public boolean hasLoadErrors() {
        return m_problems.stream().anyMatch(p -> p.severity() == LoadProblem.Severity.ERROR);
    }

    void addProblem(final LoadProblem problem) {
        m_problems.add(problem);
    }

    public Collection<WorkflowNode> nodes() {
        return Collections.unmodifiableCollection(m_nodes.values());
    }

    public WorkflowNode node(final int id) {
        WorkflowNode node = m_nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("There is no node #" + id);
        }
        return node;
    }

    public List<Connection> connections() {
        return List.copyOf(m_connections);
    }

    void add(final WorkflowNode node) {
        m_nodes.put(node.id(), node);
    }

    /** Adds a connection.
     * @throws InvalidSettingsException if there are no such ports, or their types differ */
    void add(final Connection c) throws InvalidSettingsException {
        WorkflowNode source = m_nodes.get(c.source());
        WorkflowNode dest = m_nodes.get(c.dest());
        if (source == null || dest == null) {
            throw new InvalidSettingsException("A connection from #" + c.source() + " to #" + c.dest()
                + ": there is no such node");
        }
        var outputs = source.kind().definition().outputs();
        var inputs = dest.kind().definition().inputs();
        if (c.sourcePort() != 0 || c.destPort() != 0) {
            if (c.sourcePort() < 1 || c.sourcePort() > outputs.size() || c.destPort() < 1
                || c.destPort() > inputs.size()) {
                throw new InvalidSettingsException("A connection from port " + c.sourcePort() + " of "
                    + source.label() + " to port " + c.destPort() + " of " + dest.label() + ": no such port");
            }
            if (!inputs.get(c.destPort() - 1).isSuperTypeOf(outputs.get(c.sourcePort() - 1))) {
                throw new InvalidSettingsException("A " + outputs.get(c.sourcePort() - 1) + " of " + source.label()
                    + " cannot be connected to port " + c.destPort() + " of " + dest.label());
            }
        }
        m_connections.add(c);
    }

    StandInRepository repository() {
        return m_repository;
    }

    TemporaryFolder temporary() {
        return m_temporary;
    }

    /** Nodes so that each comes after those that it depends on. */
    public List<WorkflowNode> inOrder() {
        List<WorkflowNode> result = new ArrayList<>();
        List<WorkflowNode> left = new ArrayList<>(m_nodes.values());
        while (!left.isEmpty()) {
            var next = left.stream().filter(n -> m_connections.stream()
                .noneMatch(c -> c.dest() == n.id() && left.contains(m_nodes.get(c.source())))).findFirst();
            WorkflowNode node = next.orElseThrow(() -> new IllegalStateException("The connections form a circle"));
            left.remove(node);
            result.add(node);
        }
        return result;
    }

    /** Numbers of the outputs (from 0) of a node that no connection leaves. */
    public List<Integer> openOutputs(final WorkflowNode node) {
        List<Integer> result = new ArrayList<>();
        for (int i = 0; i < node.kind().definition().outputs().size(); i++) {
            int port = i + 1;
            if (m_connections.stream().noneMatch(c -> c.source() == node.id() && c.sourcePort() == port)) {
                result.add(i);
            }
        }
        return result;
    }

    /** The connection into an input (from 0), or null. */
    Connection into(final WorkflowNode node, final int input) {
        return m_connections.stream().filter(c -> c.dest() == node.id() && c.destPort() == input + 1).findFirst()
            .orElse(null);
    }

    /** Configures all nodes that are not executed. */
    public void configureAll() {
        for (WorkflowNode node : inOrder()) {
            if (node.state() != NodeState.EXECUTED) {
                configure(node);
            }
        }
    }

    /** Configures a node, if everything it needs is known. */
    void configure(final WorkflowNode node) {
        m_configurer.configure(node);
    }

    static NodeSettings settingsOf(final Object parameters, final String key) {
        var settings = new NodeSettings(key);
        ParametersIO.save(parameters, settings);
        return settings;
    }

    /** Executes all nodes that can be executed, one after the other.
     * @return whether all nodes are executed now */
    public boolean run(final RunListener listener) {
        m_executor.begin();
        for (WorkflowNode node : inOrder()) {
            if (node.state() != NodeState.EXECUTED && !m_executor.isCanceled()) {
                configure(node); // with the specs of what was really made
                if (node.state() == NodeState.CONFIGURED) {
                    m_executor.execute(node, listener);
                }
            }
        }
        return nodes().stream().allMatch(n -> n.state() == NodeState.EXECUTED);
    }

    /** Asks the running node to stop; no other node is started. */
    public void cancel() {
        m_executor.cancel();
    }

    public void reset() {
        for (WorkflowNode node : nodes()) {
            node.clearResults();
            node.setState(NodeState.IDLE);
        }
        configureAll();
    }

    /** Changes a node's settings, as a dialog would: the node and those behind it are reset.
     * @throws InvalidSettingsException if the new settings cannot be loaded; the old ones then stay */
    public void apply(final WorkflowNode node, final NodeSettings model) throws InvalidSettingsException {
        var parameters = ParametersIO.load(node.kind().definition().parameters().orElseThrow(), model);
        node.setParameters(parameters);
        node.setModel(settingsOf(parameters, "model"));
        List<Integer> changed = new ArrayList<>(List.of(node.id()));
        for (WorkflowNode n : inOrder()) {
            if (changed.contains(n.id()) || m_connections.stream()
                .anyMatch(c -> c.dest() == n.id() && changed.contains(c.source()))) {
                changed.add(n.id());
                n.clearResults();
                configure(n);
            }
        }
    }

    /** A copy of a node's settings, to change and {@link #apply}. */
    public NodeSettings settings(final WorkflowNode node) {
        var copy = new NodeSettings("model");
        if (node.model() != null) {
            node.model().copyTo(copy);
        }
        return copy;
    }

    /** Writes the workflow with all results into a folder. */
    public void save(final Path folder) throws IOException {
        WorkflowWriter.write(this, folder);
    }

    /** Deletes temporary files. */
    @Override
    public void close() {
        m_temporary.delete();
    }
}
