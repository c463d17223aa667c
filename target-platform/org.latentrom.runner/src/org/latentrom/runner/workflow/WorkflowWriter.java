package org.latentrom.runner.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;

/** Writes workflow folders as KNIME 5.8 reads them. The files say nothing of user, computer and time. */
final class WorkflowWriter {
    private static final String CREATED_BY = "5.8.0"; // KNIME refuses workflows of later versions

    private static final String DAY = "2025-11-03";

    private WorkflowWriter() {
    }

    static void write(final Workflow workflow, final Path folder) throws IOException {
        Files.createDirectories(folder);
        for (WorkflowNode node : workflow.nodes()) {
            if (node.stores() != null && !node.stores().isEmpty()) {
                node.stores().folder(); // a copy, before the old files go
            }
        }
        for (WorkflowNode node : workflow.nodes()) {
            Path nodeFolder = folder.resolve(folderName(node));
            if (Files.exists(nodeFolder)) {
                TemporaryFolder.deleteTree(nodeFolder);
            }
            Files.createDirectories(nodeFolder);
            nodeSettings(node, nodeFolder).saveToXML(Files.newOutputStream(nodeFolder.resolve("settings.xml")));
        }
        workflowSettings(workflow, folder.getFileName().toString())
            .saveToXML(Files.newOutputStream(folder.resolve("workflow.knime")));
        text(folder.resolve("workflow-metadata.xml"), """
            <?xml version="1.0" encoding="UTF-8"?>
            <workflow-metadata content-type="text/plain" \
            xmlns="http://www.knime.org/core/node/workflow/metadata/v1.0">
                <last-modified>%sT00:00:00.000Z</last-modified>
                <description/>
            </workflow-metadata>
            """.formatted(DAY).stripTrailing());
        text(folder.resolve("workflowset.meta"), """
            <?xml version="1.0" encoding="UTF-8"?>
            <KNIMEMetaInfo nrOfElements="2" xmlns="http://www.knime.org/2.9/metainfo">
                <element form="multiline" name="Comments" read-only="false"/>
                <element form="text" name="Last Edited" read-only="true">%s 00:00:00 +0000</element>
            </KNIMEMetaInfo>
            """.formatted(DAY).stripTrailing());
        copyData(workflow.folder(), folder);
    }

    private static void text(final Path file, final String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void copyData(final Path from, final Path to) throws IOException {
        Path data = from.resolve("data");
        if (!Files.isDirectory(data) || Files.exists(to.resolve("data"))) {
            return;
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path p : files.toList()) {
                Files.copy(p, to.resolve(from.relativize(p).toString()));
            }
        }
    }

    private static String folderName(final WorkflowNode node) {
        return node.label().replaceAll("[^A-Za-z0-9 ()#_-]", "_");
    }

    private static NodeSettings nodeSettings(final WorkflowNode node, final Path folder) throws IOException {
        var s = new NodeSettings("settings.xml");
        s.addString("node_file", "settings.xml");
        s.addNodeSettings("flow_stack");
        s.addNodeSettings("internal_node_subsettings").addString("memory_policy", "CacheSmallInMemory");
        if (node.model() == null) {
            s.addNodeSettings("model");
        } else {
            s.addNodeSettings(node.model());
        }
        if (node.view() != null) {
            s.addNodeSettings(node.view());
        }
        s.addString("customDescription", null);
        s.addString("state", node.state().name());
        s.addString("factory", node.kind().factoryClass());
        s.addString("node-name", node.name());
        BundleInfo bundle = node.kind().bundle();
        s.addString("node-bundle-name", bundle.name());
        s.addString("node-bundle-symbolic-name", bundle.symbolicName());
        s.addString("node-bundle-vendor", bundle.vendor());
        s.addString("node-bundle-version", bundle.version());
        s.addString("node-feature-name", null);
        s.addString("node-feature-symbolic-name", null);
        s.addString("node-feature-vendor", null);
        s.addString("node-feature-version", "0.0.0");
        s.addNodeSettings("factory_settings");
        NodeSettingsWO groups = s.addNodeSettings("node_creation_config");
        node.kind().definition().portGroups().forEach(groups::addNodeSettings);
        s.addString("name", node.name());
        s.addBoolean("hasContent", node.state() == NodeState.EXECUTED);
        s.addBoolean("isInactive", false);
        PortFiles.save(node, s, folder);
        return s;
    }

    private static NodeSettings workflowSettings(final Workflow workflow, final String name) {
        var s = new NodeSettings("workflow.knime");
        s.addString("created_by", CREATED_BY);
        s.addString("version", "5.1.0");
        s.addString("name", name);
        NodeSettingsWO author = s.addNodeSettings("authorInformation");
        author.addString("authored-by", "Latent ROM Nodes");
        author.addString("authored-when", DAY + " 00:00:00 +0000");
        author.addString("lastEdited-by", null);
        author.addString("lastEdited-when", null);
        s.addString("customDescription", null);
        boolean executed = workflow.nodes().stream().allMatch(n -> n.state() == NodeState.EXECUTED);
        boolean idle = workflow.nodes().stream().anyMatch(n -> n.state() == NodeState.IDLE);
        s.addString("state", (executed ? NodeState.EXECUTED : idle ? NodeState.IDLE : NodeState.CONFIGURED).name());
        s.addNodeSettings("workflow_credentials");
        NodeSettingsWO nodes = s.addNodeSettings("nodes");
        for (WorkflowNode node : workflow.nodes()) {
            NodeSettingsWO n = nodes.addNodeSettings("node_" + node.id());
            n.addInt("id", node.id());
            n.addString("node_settings_file", folderName(node) + "/settings.xml");
            n.addBoolean("node_is_meta", false);
            n.addString("node_type", "NativeNode");
            n.addString("ui_classname", "org.knime.core.node.workflow.NodeUIInformation");
            n.addNodeSettings("ui_settings").addIntArray("extrainfo.node.bounds", node.position()[0],
                node.position()[1], -1, -1);
        }
        NodeSettingsWO connections = s.addNodeSettings("connections");
        int i = 0;
        for (Connection c : workflow.connections()) {
            NodeSettingsWO e = connections.addNodeSettings("connection_" + i++);
            e.addInt("sourceID", c.source());
            e.addInt("destID", c.dest());
            e.addInt("sourcePort", c.sourcePort());
            e.addInt("destPort", c.destPort());
        }
        return s;
    }
}
