package org.latentrom.engine.io.write;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.exceptions.HdfException;

import org.latentrom.engine.container.AtomicFile;

/**
 * Data sets in numbered HDF5 files. jHDF keeps what it is given in memory until a file is closed, so a new file begins
 * when one has enough.
 */
final class Hdf5Parts implements Closeable {
    /**
     * jHDF tells of every data set, and warns at every file that writing is new to it. What we write is read with h5py
     * by {@code benchmarks/run written-files}. Held, since Java forgets the levels of loggers that nobody holds.
     */
    private static final Logger JHDF = Logger.getLogger("io.jhdf");

    private static final Logger WRITING = Logger.getLogger(WritableHdfFile.class.getName());

    static {
        JHDF.setLevel(Level.WARNING);
        WRITING.setLevel(Level.SEVERE);
    }

    private final Path m_folder;

    private final String m_name;

    private final long m_most;

    private final Map<String, Object> m_pending = new LinkedHashMap<>();

    private long m_bytes;

    private int m_file;

    private int m_set;

    /**
     * @param folder where the files are made
     * @param name what their names begin with
     * @param most bytes of data in a file after which the next one begins
     */
    Hdf5Parts(final Path folder, final String name, final long most) {
        m_folder = folder;
        m_name = name;
        m_most = most;
    }

    /**
     * @param data an array of numbers or of rows of numbers
     * @param bytes its size
     * @return file and path of the data set, as XDMF names them
     */
    String put(final Object data, final long bytes) throws IOException {
        if (m_bytes > 0 && m_bytes + bytes > m_most) {
            flush();
        }
        String set = "data" + m_set++;
        m_pending.put(set, data);
        m_bytes += bytes;
        return m_name + "/" + file() + ":/" + set;
    }

    private String file() {
        return VtkRun.file(m_name, m_file, 1, ".h5");
    }

    /** Writes what is held to its file. */
    void flush() throws IOException {
        if (m_pending.isEmpty()) {
            return;
        }
        // jHDF needs a file of the local disk, the target may lie elsewhere
        Path local = Files.createTempFile("latentrom-", ".h5");
        try {
            try (WritableHdfFile hdf = HdfFile.write(local)) {
                m_pending.forEach(hdf::putDataset);
            } catch (HdfException e) {
                throw new IOException("HDF5 data cannot be written to the folder for temporary files ("
                    + e.getMessage() + "): see that its disk has room", e);
            }
            AtomicFile.create(m_folder.resolve(file()), out -> Files.copy(local, out));
        } finally {
            Files.deleteIfExists(local);
        }
        m_pending.clear();
        m_bytes = 0;
        m_set = 0;
        m_file++;
    }

    @Override
    public void close() {
        m_pending.clear();
    }
}
