package org.latentrom.knime.tests.workflows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;

/**
 * A workflow to be written as a KNIME folder in state CONFIGURED: KNIME then takes its settings as they are and says so
 * if it cannot.
 */
public final class WorkflowDraft {
    /** Version of the release that the workflows are written for: KNIME does not open workflows of later ones. */
    private static final String CREATED_BY = "5.8.0";

    /** The columns that a dialog would have guessed. */
    private static final Map<String, String> COLUMNS =
        Map.of("snapshotColumn", "Snapshot", "fieldColumn", "Field", "runColumn", "Run", "timeColumn", "Time");

    private record Node(int id, NodeKind kind, String note, int x, int y, Object parameters) {
        String folder() {
            return kind.label() + " (#" + id + ")";
        }
    }

    private record Connection(int source, int sourcePort, int target, int targetPort) {
    }

    private final String m_name;

    private final String m_description;

    private final List<Node> m_nodes = new ArrayList<>();

    private final List<Connection> m_connections = new ArrayList<>();

    /**
     * @param name the workflow's name, which is its folder's
     * @param description what it shows
     */
    public WorkflowDraft(final String name, final String description) {
        m_name = name;
        m_description = description;
    }

    /** @return the workflow's name, which is its folder's */
    public String name() {
        return m_name;
    }

    /** @return a file in the workflow's own folder {@code data} */
    public static FSLocation data(final String file) {
        return new FSLocation(FSCategory.RELATIVE, "knime.workflow.data", file);
    }

    /**
     * Adds a node.
     *
     * @param note what the node does in this workflow
     * @param x place on the canvas
     * @param y place on the canvas
     * @param settings keys and values in turn; all others are defaults
     * @return the node's number
     */
    public int node(final NodeKind kind, final String note, final int x, final int y, final Object... settings) {
        final Object parameters = parameters(kind, settings);
        m_nodes.add(new Node(m_nodes.size() + 1, kind, note, x, y, parameters));
        return m_nodes.size();
    }

    /** @return a node's parameters: the given settings, keys and values in turn; all others are defaults */
    public static Object parameters(final NodeKind kind, final Object... settings) {
        final Object parameters = kind.parameters();
        COLUMNS.forEach((key, column) -> {
            if (Settings.keys(parameters).contains(key)) {
                Settings.set(parameters, key, column);
            }
        });
        for (int i = 0; i < settings.length; i += 2) {
            Settings.set(parameters, (String)settings[i], settings[i + 1]);
        }
        return parameters;
    }

    /** Connects an output to an input; data ports count from 1. */
    public void connect(final int source, final int sourcePort, final int target, final int targetPort) {
        m_connections.add(new Connection(source, sourcePort, target, targetPort));
    }

    /** @return the files' texts by their paths in the workflow's folder */
    public Map<String, String> files() {
        final Map<String, String> files = new TreeMap<>();
        files.put("workflow.knime", Xml.of("workflow.knime", this::workflow));
        files.put("workflow-metadata.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<workflow-metadata "
            + "content-type=\"text/plain\" xmlns=\"http://www.knime.org/core/node/workflow/metadata/v1.0\">\n    "
            + "<last-modified>2026-11-22T08:00:00.000Z</last-modified>\n    <description>" + Xml.escaped(m_description)
            + "</description>\n</workflow-metadata>\n");
        for (Node n : m_nodes) {
            files.put(n.folder() + "/settings.xml", Xml.of("settings.xml", xml -> settings(n, xml)));
        }
        return files;
    }

    /** Writes the files into a folder; what else is there (the data) stays. */
    public void write(final Path folder) throws IOException {
        for (var file : files().entrySet()) {
            final Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private void workflow(final Xml xml) {
        xml.entry("created_by", CREATED_BY);
        xml.entry("version", "5.1.0");
        xml.entry("name", m_name);
        xml.config("authorInformation", () -> {
            xml.entry("authored-by", "the Latent ROM Nodes authors");
            xml.entry("authored-when", "2026-11-22 08:00:00 +0000");
            xml.entry("lastEdited-by", null);
            xml.entry("lastEdited-when", null);
        });
        xml.entry("customDescription", null);
        xml.entry("state", "CONFIGURED");
        xml.config("workflow_credentials");
        xml.config("nodes", () -> m_nodes.forEach(n -> xml.config("node_" + n.id(), () -> {
            xml.entry("id", n.id());
            xml.entry("node_settings_file", n.folder() + "/settings.xml");
            xml.entry("node_is_meta", false);
            xml.entry("node_type", "NativeNode");
            xml.entry("ui_classname", "org.knime.core.node.workflow.NodeUIInformation");
            xml.config("ui_settings", () -> xml.array("extrainfo.node.bounds", n.x(), n.y(), -1, -1));
        })));
        xml.config("connections", () -> {
            for (int i = 0; i < m_connections.size(); i++) {
                final var c = m_connections.get(i);
                xml.config("connection_" + i, () -> {
                    xml.entry("sourceID", c.source());
                    xml.entry("destID", c.target());
                    xml.entry("sourcePort", c.sourcePort());
                    xml.entry("destPort", c.targetPort());
                });
            }
        });
    }

    private static void settings(final Node n, final Xml xml) {
        xml.entry("node_file", "settings.xml");
        xml.config("flow_stack");
        xml.config("internal_node_subsettings", () -> xml.entry("memory_policy", "CacheSmallInMemory"));
        xml.config("model", () -> Settings.write(n.parameters(), xml));
        xml.entry("customDescription", n.note());
        xml.entry("state", "CONFIGURED");
        final Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("factory", n.kind().factory());
        entries.put("node-name", n.kind().label());
        entries.put("node-bundle-name", "Latent ROM Nodes");
        entries.put("node-bundle-symbolic-name", "org.latentrom.knime");
        entries.put("node-bundle-vendor", "the Latent ROM Nodes authors");
        entries.put("node-bundle-version", "0.1.0");
        entries.put("node-feature-name", null);
        entries.put("node-feature-symbolic-name", null);
        entries.put("node-feature-vendor", null);
        entries.put("node-feature-version", "0.0.0");
        entries.forEach(xml::entry);
        xml.config("factory_settings");
        xml.config("node_creation_config", () -> n.kind().ports().forEach(xml::config));
        xml.entry("name", n.kind().label());
        xml.entry("hasContent", false);
        xml.entry("isInactive", false);
        xml.config("ports", () -> {
            for (int i = 1; i <= n.kind().outputs(); i++) {
                final int port = i;
                xml.config("port_" + i, () -> {
                    xml.entry("index", port);
                    xml.entry("port_dir_location", null);
                });
            }
        });
        xml.config("filestores", () -> {
            xml.entry("file_store_location", null);
            xml.entry("file_store_id", null);
        });
    }
}
