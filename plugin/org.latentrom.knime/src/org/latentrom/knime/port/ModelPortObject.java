package org.latentrom.knime.port;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;

import javax.swing.JComponent;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;

/**
 * A model of the engine at a port: the bytes of its container in a file store, everything that must be known beforehand
 * in the spec. The container has its own version and checksum, so this class adds only the number of bytes.
 */
abstract class ModelPortObject extends FileStorePortObject {
    private static final String ENTRY = "model.bin";

    private static final int VERSION = 1;

    private final PortObjectSpec m_spec;

    private final long m_length;

    private byte[] m_bytes;

    /** A new model; its bytes go to the store when the framework asks for it. */
    ModelPortObject(final FileStore store, final PortObjectSpec spec, final byte[] bytes) {
        super(List.of(store));
        m_spec = spec;
        m_length = bytes.length;
        m_bytes = bytes;
    }

    /** A saved model: the framework adds the store. */
    ModelPortObject(final PortObjectSpec spec, final long length) {
        m_spec = spec;
        m_length = length;
    }

    @Override
    protected void flushToFileStore() throws IOException {
        Files.write(file(), m_bytes);
    }

    private Path file() throws IOException {
        return getFileStore(0).getFile().toPath();
    }

    /**
     * @return the container's bytes
     * @throws IOException if the store is missing or has another length than it was saved with
     */
    final synchronized byte[] bytes() throws IOException {
        if (m_bytes == null) {
            final var file = file();
            if (!Files.isRegularFile(file) || Files.size(file) != m_length) {
                throw new IOException("The saved model is missing or damaged (" + file.getFileName()
                    + "). Reset and execute the learner.");
            }
            m_bytes = Files.readAllBytes(file);
        }
        return m_bytes;
    }

    @Override
    public PortObjectSpec getSpec() {
        return m_spec;
    }

    @Override
    public String getSummary() {
        return m_spec.toString();
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Writes the port's own zip entry. The stream is the framework's and stays open. */
    final void save(final PortObjectZipOutputStream out) throws IOException {
        out.putNextEntry(new ZipEntry(ENTRY));
        final var data = new DataOutputStream(out);
        data.writeInt(VERSION);
        data.writeLong(m_length);
        data.flush();
    }

    /** @return number of bytes of the saved model */
    static long load(final PortObjectZipInputStream in) throws IOException {
        final var entry = in.getNextEntry();
        if (entry == null || !ENTRY.equals(entry.getName())) {
            throw new IOException("The saved model has no entry " + ENTRY + ". Reset and execute the learner.");
        }
        final var data = new DataInputStream(in);
        final int version = data.readInt();
        if (version != VERSION) {
            throw new IOException("The saved model has version " + version + ", this extension reads version " + VERSION
                + ". Update the extension, or reset and execute the learner.");
        }
        return data.readLong();
    }
}
