package org.latentrom.engine.io.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.latentrom.engine.container.AtomicFile;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** A {@code .pvd} collection of {@code .vtu} or {@code .vti} files. */
final class VtkRun implements RunWriter {
    private final Path m_folder;

    private final String m_name;

    private final double[] m_times;

    private final String[] m_files;

    private final VtuFileWriter m_meshes;

    private final VtiFileWriter m_grids;

    VtkRun(final Path folder, final String name, final double[] times, final SeriesOptions options)
        throws IOException {
        m_folder = folder;
        m_name = name;
        m_times = times;
        m_files = new String[times.length];
        m_meshes = new VtuFileWriter(options.compressed());
        m_grids = new VtiFileWriter(options.compressed(), options.joined());
        Files.createDirectory(folder.resolve(name));
    }

    /** @return the name of a state's file in the run's folder: sorted by name, they are sorted by time */
    static String file(final String run, final int index, final int count, final String ending) {
        int digits = Math.max(4, Integer.toString(count - 1).length());
        return run + "_" + String.format("%0" + digits + "d", index) + ending;
    }

    @Override
    public void write(final int index, final Snapshot snapshot, final Progress progress) throws IOException {
        AppendedFile file = m_meshes.file(snapshot, m_times[index], progress);
        AtomicFile.create(name(index, ".vtu"), file::write);
    }

    @Override
    public void write(final int index, final Field field, final Progress progress) throws IOException {
        AppendedFile file = m_grids.file(field, m_times[index], progress);
        AtomicFile.create(name(index, ".vti"), file::write);
    }

    private Path name(final int index, final String ending) {
        m_files[index] = file(m_name, index, m_times.length, ending);
        return m_folder.resolve(m_name).resolve(m_files[index]);
    }

    @Override
    public void finish(final Progress progress) throws IOException {
        var xml = new StringBuilder("<?xml version=\"1.0\"?>\n<VTKFile type=\"Collection\" version=\"0.1\">\n"
            + "<Collection>\n");
        for (int i = 0; i < m_times.length; i++) {
            xml.append("<DataSet timestep=\"").append(m_times[i]).append("\" part=\"0\" file=\"")
                .append(XmlText.escape(m_name + "/" + m_files[i])).append("\"/>\n");
        }
        xml.append("</Collection>\n</VTKFile>\n");
        AtomicFile.create(m_folder.resolve(m_name + ".pvd"),
            out -> out.write(xml.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        // each file is closed when it is written
    }
}
