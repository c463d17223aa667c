package org.latentrom.runner.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.knime.core.data.filestore.StandInFileStores;
import org.knime.core.data.filestore.StandInRepository;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeLogger;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.StandInAccess;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.workflow.NodeContext;
import org.latentrom.runner.parameters.ParametersIO;

/**
 * An open workflow: nodes, connections, states. Files are only written by {@link #save}; file stores of executions lie
 * in a temporary folder until then. Not thread-safe, but {@link #cancel()} may come from any thread.
 */
public final class Workflow implements AutoCloseable {
    private static final NodeLogger LOGGER = NodeLogger.getLogger(Workflow.class);

    private final Path m_folder;

    private final Map<Integer, WorkflowNode> m_nodes = new TreeMap<>();

    private final List<Connection> m_connections = new ArrayList<>();

    private final List<LoadProblem> m_problems = new ArrayList<>();

    private final StandInRepository m_repository = new StandInRepository();

    private final TemporaryFolder m_temporary = new TemporaryFolder();

    private volatile DefaultNodeProgressMonitor m_running; // null while nothing runs

    private volatile boolean m_canceled;

    Workflow(final Path folder) {
        m_folder = folder;
    }

    /** Opens a workflow folder. Problems of nodes do not throw: see {@link #problems()}.
     * @throws IOException if the folder holds no workflow */
    public static Workflow open(final Path folder) throws IOException {
        return WorkflowReader.read(folder);
    }

    /** The folder. */
    public Path folder() {
        return m_folder;
    }

    /** What was wrong in the files. */
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

    /** All nodes by number. */
    public Collection<WorkflowNode> nodes() {
        return Collections.unmodifiableCollection(m_nodes.values());
    }

    /** The node of a number. */
    public WorkflowNode node(final int id) {
        WorkflowNode node = m_nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("There is no node #" + id);
        }
        return node;
    }

    /** All connections. */
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

    private Connection into(final WorkflowNode node, final int input) {
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
        node.clearMessages();
        node.setState(NodeState.IDLE);
        var definition = node.kind().definition();
        node.setSpecs(new PortObjectSpec[definition.outputs().size()]);
        PortObjectSpec[] in = new PortObjectSpec[definition.inputs().size()];
        PortObject[] objects = new PortObject[in.length];
        for (int i = 0; i < in.length; i++) {
            Connection c = into(node, i);
            if (c == null) {
                if (!definition.inputs().get(i).isOptional()) {
                    return;
                }
                continue;
            }
            WorkflowNode source = node(c.source());
            if (source.state() == NodeState.IDLE) {
                return;
            }
            in[i] = source.outSpec(c.sourcePort() - 1);
            objects[i] = source.outObject(c.sourcePort() - 1);
        }
        try {
            inContext(() -> {
                if (node.parameters() == null && definition.parameters().isPresent()) {
                    var guessed = ParametersIO.create(definition.parameters().get(),
                        new NodeInput(definition, in, objects));
                    guessed.validate();
                    node.setParameters(guessed);
                    node.setModel(settingsOf(guessed, "model"));
                }
                var configuration = new Configuration(definition, node.parameters(), in);
                node.setSpecs(configuration.run());
                if (configuration.warning() != null) {
                    node.addMessage(NodeMessage.Type.WARNING, configuration.warning());
                }
                return null;
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

    static NodeSettings settingsOf(final Object parameters, final String key) {
        var settings = new NodeSettings(key);
        ParametersIO.save(parameters, settings);
        return settings;
    }

    private interface NodeCode<T> {
        T run() throws Exception;
    }

    private <T> T inContext(final NodeCode<T> code) throws Exception {
        NodeContext.standInSet(m_folder);
        try {
            return code.run();
        } finally {
            NodeContext.standInSet(null);
        }
    }

    /** Executes all nodes that can be executed, one after the other.
     * @return whether all nodes are executed now */
    public boolean run(final RunListener listener) {
        m_canceled = false;
        for (WorkflowNode node : inOrder()) {
            if (m_canceled) {
                break;
            }
            if (node.state() != NodeState.EXECUTED) {
                configure(node); // with the specs of what was really made
                if (node.state() == NodeState.CONFIGURED && inputs(node) != null) {
                    execute(node, listener);
                }
            }
        }
        return nodes().stream().allMatch(n -> n.state() == NodeState.EXECUTED);
    }

    private PortObject[] inputs(final WorkflowNode node) {
        PortObject[] in = new PortObject[node.kind().definition().inputs().size()];
        for (int i = 0; i < in.length; i++) {
            Connection c = into(node, i);
            if (c != null) {
                in[i] = node(c.source()).outObject(c.sourcePort() - 1);
                if (in[i] == null) {
                    return null;
                }
            }
        }
        return in;
    }

    private void execute(final WorkflowNode node, final RunListener listener) {
        node.clearResults();
        node.setState(NodeState.EXECUTING);
        listener.started(node);
        var monitor = new DefaultNodeProgressMonitor() {
            @Override
            protected void changed() {
                listener.progress(node, getProgress(), getMessage());
            }
        };
        m_running = monitor;
        if (m_canceled) {
            monitor.setExecuteCanceled();
        }
        var stores = new StandInFileStores(UUID.randomUUID(), m_repository, m_temporary::newFolder);
        node.setStores(stores);
        long start = System.nanoTime();
        node.clearMessages(); // as on KNIME: warnings of configure are gone
        NodeMessage failure = null;
        try {
            inContext(() -> {
                var execution = new Execution(node.kind().definition(), node.parameters(), inputs(node),
                    StandInAccess.context(monitor, stores));
                node.setObjects(execution.run());
                node.setInternalObjects(execution.internal());
                monitor.checkCanceled(); // also if the node did not ask
                if (execution.warning() != null) {
                    node.addMessage(NodeMessage.Type.WARNING, execution.warning());
                }
                return null;
            });
            node.setState(NodeState.EXECUTED);
        } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) { // the workflow goes on
            failure = failure(node, e);
        } finally {
            m_running = null;
            node.setSeconds((System.nanoTime() - start) * 1e-9);
        }
        if (failure != null) {
            node.clearResults();
            node.setState(NodeState.CONFIGURED);
            node.addMessage(failure.type(), failure.text());
        }
        listener.finished(node);
    }

    private NodeMessage failure(final WorkflowNode node, final Throwable e) {
        if (m_canceled || e instanceof CanceledExecutionException) {
            return new NodeMessage(NodeMessage.Type.WARNING, "Execution canceled");
        }
        if (e instanceof KNIMEException k) {
            return new NodeMessage(NodeMessage.Type.ERROR, k.getKNIMEMessage().toString());
        }
        if (e instanceof KNIMEException.KNIMERuntimeException k) {
            return new NodeMessage(NodeMessage.Type.ERROR, k.getKNIMEMessage().toString());
        }
        LOGGER.error("Execute of " + node.label() + " failed", e);
        return new NodeMessage(NodeMessage.Type.ERROR,
            "Execute failed: (\"" + e.getClass().getSimpleName() + "\"): " + e.getMessage());
    }

    /** Asks the running node to stop; no other node is started. */
    public void cancel() {
        m_canceled = true;
        DefaultNodeProgressMonitor running = m_running;
        if (running != null) {
            running.setExecuteCanceled();
        }
    }

    /** Throws all results away. */
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
