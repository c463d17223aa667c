package org.latentrom.runner.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.StandInTables;
import org.knime.core.data.filestore.FileStoreKey;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.data.filestore.StandInFileStores;
import org.knime.core.data.filestore.StandInRepository;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.StandInAccess;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.StandInPorts;

/**
 * Results of a node in its folder, laid out as by KNIME: port_N with spec and data or object, filestore. Only the rows
 * of tables have a form of their own.
 */
final class PortFiles {
    private static final String TABLE_TYPE = "stand_in_table";

    private static final String STORES = "filestore";

    private PortFiles() {
    }

    static void save(final WorkflowNode node, final NodeSettings settings, final Path folder) throws IOException {
        NodeSettingsWO ports = settings.addNodeSettings("ports");
        boolean executed = node.state() == NodeState.EXECUTED;
        for (int i = 0; i < node.kind().definition().outputs().size(); i++) {
            String name = "port_" + (i + 1);
            NodeSettingsWO port = ports.addNodeSettings(name);
            port.addInt("index", i + 1);
            if (executed) {
                saveObject(node.outObject(i), port, Files.createDirectories(folder.resolve(name)));
            }
            port.addString("port_dir_location", executed ? name : null);
        }
        PortObject[] internal = node.internalObjects();
        if (executed && internal != null) {
            NodeSettingsWO internals = settings.addNodeSettings("internalObjects");
            internals.addString("location", "internalTables");
            NodeSettingsWO content = internals.addNodeSettings("content");
            for (int i = 0; i < internal.length; i++) {
                String name = "object_" + i;
                NodeSettingsWO object = content.addNodeSettings(name);
                object.addInt("index", i);
                saveObject(internal[i], object,
                    Files.createDirectories(folder.resolve("internalTables").resolve(name)));
                object.addString("table_dir_location", name);
            }
        }
        NodeSettingsWO stores = settings.addNodeSettings("filestores");
        boolean hasStores = executed && node.stores() != null && !node.stores().isEmpty();
        if (hasStores) {
            copyTree(node.stores().folder(), folder.resolve(STORES));
        }
        stores.addString("file_store_location", hasStores ? STORES : null);
        stores.addString("file_store_id", executed && node.stores() != null ? node.stores().uuid().toString() : null);
    }

    private static void saveObject(final PortObject object, final NodeSettingsWO port, final Path folder)
        throws IOException {
        port.addString("port_spec_class", object.getSpec().getClass().getName());
        port.addString("port_object_class", object.getClass().getName());
        port.addString("port_object_summary", object.getSummary());
        if (object instanceof BufferedDataTable table) {
            var spec = new NodeSettings("spec.xml");
            table.getSpec().save(spec);
            spec.saveToXML(Files.newOutputStream(folder.resolve("spec.xml")));
            var data = new NodeSettings("table_meta_info");
            data.addString("table_type", TABLE_TYPE);
            data.addString("table_file_name", "data.zip");
            data.saveToXML(Files.newOutputStream(folder.resolve("data.xml")));
            StandInTables.save(StandInAccess.content(table), Files.newOutputStream(folder.resolve("data.zip")));
            return;
        }
        port.addString("port_spec_location", "spec/spec.zip");
        port.addString("port_object_location", "object/portobject.zip");
        Path spec = Files.createDirectories(folder.resolve("spec"));
        Path content = Files.createDirectories(folder.resolve("object"));
        StandInPorts.saveSpec(object.getSpec(), Files.newOutputStream(spec.resolve("spec.zip")));
        try {
            StandInPorts.saveObject(object, Files.newOutputStream(content.resolve("portobject.zip")));
        } catch (CanceledExecutionException e) {
            throw new IOException(e);
        }
        if (object instanceof FileStorePortObject f) {
            saveKeys(StandInRepository.keys(f), content.resolve("filestore.xml"));
        }
    }

    private static void saveKeys(final FileStoreKey[] keys, final Path file) throws IOException {
        var settings = new NodeSettings("filestore");
        NodeSettingsWO list = settings.addNodeSettings("filestore_keys");
        for (int i = 0; i < keys.length; i++) {
            NodeSettingsWO key = list.addNodeSettings("filestore_key_" + i);
            key.addString("storeUUID", keys[i].storeUUID().toString());
            key.addInt("index", keys[i].index());
            key.addString("name", keys[i].name());
            key.addInt("iterationIndex", -1);
        }
        settings.saveToXML(Files.newOutputStream(file));
    }

    static void load(final Workflow workflow, final WorkflowNode node, final NodeSettingsRO settings,
        final Path folder) throws IOException, InvalidSettingsException {
        NodeSettingsRO stores = settings.getNodeSettings("filestores");
        String id = stores.getString("file_store_id");
        if (id != null) {
            boolean any = stores.getString("file_store_location") != null;
            Callable<Path> copy = () -> {
                Path to = workflow.temporary().newFolder(); // KNIME works on a copy too
                if (any) {
                    copyTree(folder.resolve(STORES), to);
                }
                return to;
            };
            var fileStores = new StandInFileStores(uuid(id), workflow.repository(), copy);
            if (any) {
                fileStores.setSaved();
            }
            node.setStores(fileStores);
        }
        PortObject[] objects = new PortObject[node.kind().definition().outputs().size()];
        NodeSettingsRO ports = settings.getNodeSettings("ports");
        for (int i = 0; i < objects.length; i++) {
            String name = "port_" + (i + 1);
            objects[i] = loadObject(workflow, ports.getNodeSettings(name), folder.resolve(name));
        }
        node.setObjects(objects);
        if (settings.containsKey("internalObjects")) {
            NodeSettingsRO content = settings.getNodeSettings("internalObjects").getNodeSettings("content");
            List<PortObject> internal = new ArrayList<>();
            for (String name : content) {
                if (!name.matches("object_\\d+")) {
                    throw new InvalidSettingsException("\"" + name + "\" is no name of an internal object.");
                }
                internal.add(loadObject(workflow, content.getNodeSettings(name),
                    folder.resolve("internalTables").resolve(name)));
            }
            node.setInternalObjects(internal.toArray(PortObject[]::new));
        }
    }

    private static UUID uuid(final String text) throws InvalidSettingsException {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("\"" + text + "\" is no UUID.", e);
        }
    }

    private static PortObject loadObject(final Workflow workflow, final NodeSettingsRO port, final Path folder)
        throws IOException, InvalidSettingsException {
        if (BufferedDataTable.class.getName().equals(port.getString("port_object_class", null))) {
            NodeSettingsRO data = WorkflowReader.load(folder.resolve("data.xml"));
            if (!TABLE_TYPE.equals(data.getString("table_type"))) {
                throw new IOException("the stand-in cannot read KNIME's tables (" + data.getString("table_type")
                    + "); execute the node again");
            }
            DataTableSpec spec = DataTableSpec.load(WorkflowReader.load(folder.resolve("spec.xml")));
            return StandInAccess.table(
                StandInTables.load(Files.newInputStream(folder.resolve("data.zip")), spec, workflow.repository()));
        }
        PortObjectSpec spec = StandInPorts.loadSpec(port.getString("port_spec_class"),
            Files.newInputStream(folder.resolve("spec").resolve("spec.zip")));
        Path content = folder.resolve("object");
        try {
            PortObject object = StandInPorts.loadObject(port.getString("port_object_class"),
                Files.newInputStream(content.resolve("portobject.zip")), spec);
            if (object instanceof FileStorePortObject f) {
                workflow.repository().attach(f, loadKeys(content.resolve("filestore.xml")));
            }
            return object;
        } catch (CanceledExecutionException e) {
            throw new IOException(e);
        }
    }

    private static FileStoreKey[] loadKeys(final Path file) throws IOException, InvalidSettingsException {
        NodeSettingsRO list = WorkflowReader.load(file).getNodeSettings("filestore_keys");
        List<FileStoreKey> keys = new ArrayList<>();
        for (String name : list) {
            NodeSettingsRO key = list.getNodeSettings(name);
            keys.add(FileStoreKey.of(uuid(key.getString("storeUUID")), key.getInt("index"), key.getString("name")));
        }
        return keys.toArray(FileStoreKey[]::new);
    }

    private static void copyTree(final Path from, final Path to) throws IOException {
        try (var files = Files.walk(from)) {
            List<Path> all = files.toList();
            for (Path p : all) {
                Path target = to.resolve(from.relativize(p).toString());
                if (Files.isDirectory(p)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(p, target);
                }
            }
        }
    }
}
