package org.latentrom.engine.io.write;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.latentrom.engine.container.AtomicFile;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/**
 * Writes runs of snapshots or fields to a folder, which {@code io.SnapshotFiles} and ParaView open: an index file for
 * each run, named after it, with its data in a folder of that name, and a {@code parameters.csv} if the runs have
 * parameters. Nothing of it is seen in the folder before {@link #commit}; after a failure or a cancel the folder is as
 * it was. States come one by one and are not held. Not for use by several threads at once.
 */
public final class SeriesWriter implements Closeable {
    private static final String PARAMETERS = "parameters.csv";

    private static final List<String> INDEX_ENDINGS = List.of(".pvd", ".xdmf");

    private final Path m_folder;

    private final SeriesOptions m_options;

    private final Map<String, PlannedRun> m_runs = new LinkedHashMap<>();

    private final Map<String, String> m_names;

    private final Map<String, BitSet> m_written = new HashMap<>();

    private final Map<String, RunWriter> m_open = new LinkedHashMap<>();

    private final StagedFolder m_staged;

    private SeriesWriter(final Path folder, final List<PlannedRun> runs, final SeriesOptions options)
        throws IOException {
        m_folder = folder;
        m_options = options;
        for (PlannedRun run : runs) {
            if (m_runs.put(run.name(), run) != null) {
                throw new IllegalArgumentException("two runs are named \"" + run.name() + "\"");
            }
        }
        Path name = folder.toAbsolutePath().normalize().getFileName();
        m_names = RunNames.of(List.copyOf(m_runs.keySet()), name == null ? "series" : name.toString());
        checkFree();
        m_staged = StagedFolder.of(folder);
    }

    /**
     * Looks whether the runs can be written and makes room for them.
     *
     * @param folder the folder; made if it is missing
     * @param runs all runs, at least one, their names all different
     * @throws IllegalArgumentException if two runs have one name
     * @throws IOException if there is a run of the same name and it may not or must not be replaced, or the folder
     *             cannot be written; the message says what to do
     */
    public static SeriesWriter open(final Path folder, final List<PlannedRun> runs, final SeriesOptions options)
        throws IOException {
        return new SeriesWriter(folder, runs, options);
    }

    /** @return names in the folder that are not free if they are there: files of another format, too, share a folder */
    private List<String> claimed() {
        List<String> claimed = new ArrayList<>();
        for (String name : m_names.values()) {
            if (m_options.format() == WriteFormat.NUMPY) {
                claimed.add(name + ".npz");
            } else {
                INDEX_ENDINGS.forEach(ending -> claimed.add(name + ending));
                claimed.add(name);
            }
        }
        if (hasParameters()) {
            claimed.add(PARAMETERS);
        }
        return claimed;
    }

    private boolean hasParameters() {
        return m_runs.values().stream().anyMatch(r -> !r.parameters().isEmpty());
    }

    private void checkFree() throws IOException {
        if (Files.exists(m_folder) && !Files.isDirectory(m_folder)) {
            throw new IOException("\"" + m_folder + "\" is a file: choose a folder");
        }
        for (String name : claimed()) {
            Path path = m_folder.resolve(name);
            if (Files.exists(path)) {
                if (!m_options.overwrite()) {
                    throw new IOException("\"" + path + "\" is there already. Choose another folder, or let existing "
                        + "runs be overwritten");
                }
                requireOurs(path, name);
            }
        }
    }

    /** What somebody else put into a folder of that name must not be deleted. */
    private static void requireOurs(final Path path, final String name) throws IOException {
        if (!Files.isDirectory(path)) {
            if (INDEX_ENDINGS.stream().noneMatch(name::endsWith) && !name.endsWith(".npz") && !name.endsWith(".csv")) {
                throw new IOException("\"" + path + "\" is a file, but a folder of that name is needed: move it away");
            }
            return;
        }
        Pattern ours = Pattern.compile(Pattern.quote(name) + "_\\d{4,}\\.(vti|vtu|h5)");
        try (var list = Files.list(path)) {
            for (Path p : (Iterable<Path>)list::iterator) {
                if (!ours.matcher(p.getFileName().toString()).matches() || Files.isDirectory(p)) {
                    throw new IOException("the folder \"" + path + "\" is not overwritten, because \"" + p.getFileName()
                        + "\" in it is no snapshot of the run: choose another folder, or move it away");
                }
            }
        }
    }

    /**
     * @param run name of a planned run
     * @param index place of the state's time in the run's times
     * @param snapshot the state
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if the run is not planned or the state is written already, or the format cannot
     *             hold it; the message says what can
     */
    public void write(final String run, final int index, final Snapshot snapshot, final Progress progress)
        throws IOException {
        writer(run, index).write(index, snapshot, progress);
    }

    /** The same for a field. */
    public void write(final String run, final int index, final Field field, final Progress progress)
        throws IOException {
        writer(run, index).write(index, field, progress);
    }

    private RunWriter writer(final String run, final int index) throws IOException {
        PlannedRun planned = m_runs.get(run);
        if (planned == null || index < 0 || index >= planned.times().length) {
            throw new IllegalArgumentException("run \"" + run + "\" has no state " + index + " in the plan");
        }
        BitSet written = m_written.computeIfAbsent(run, r -> new BitSet());
        if (written.get(index)) {
            throw new IllegalArgumentException("state " + index + " of run \"" + run + "\" is written already");
        }
        written.set(index);
        RunWriter writer = m_open.get(run);
        if (writer == null) {
            writer = create(m_names.get(run), planned.times());
            m_open.put(run, writer);
        }
        return writer;
    }

    private RunWriter create(final String name, final double[] times) throws IOException {
        return switch (m_options.format()) {
            case VTK -> new VtkRun(m_staged.staging(), name, times, m_options);
            case XDMF -> new XdmfRun(m_staged.staging(), name, times, m_options);
            case NUMPY -> new NumpyRun(m_staged.staging(), name, times, m_options);
        };
    }

    /**
     * Completes the files and gives them their place in the folder.
     *
     * @return names of the index files, one a run, in the order of the plan
     * @throws IllegalStateException if a planned state has not been written
     * @throws IOException if it fails; the folder is as it was then
     */
    public List<String> commit(final Progress progress) throws IOException {
        List<String> moved = new ArrayList<>();
        List<String> indexes = new ArrayList<>();
        for (PlannedRun run : m_runs.values()) {
            BitSet written = m_written.getOrDefault(run.name(), new BitSet());
            if (written.cardinality() < run.times().length) {
                throw new IllegalStateException("state " + written.nextClearBit(0) + " of run \"" + run.name()
                    + "\" has not been written");
            }
            RunWriter writer = m_open.get(run.name());
            writer.finish(progress);
            writer.close();
        }
        for (String name : m_names.values()) {
            if (m_options.format() == WriteFormat.NUMPY) {
                indexes.add(name + ".npz");
            } else {
                moved.add(name);
                indexes.add(name + (m_options.format() == WriteFormat.VTK ? ".pvd" : ".xdmf"));
            }
        }
        moved.addAll(indexes);
        if (hasParameters()) {
            AtomicFile.create(m_staged.staging().resolve(PARAMETERS),
                out -> out.write(ParameterTable.csv(m_runs.values(), m_names)));
            moved.add(PARAMETERS);
        }
        progress.checkCanceled();
        m_staged.commit(moved, m_options.overwrite() ? claimed() : List.of());
        return indexes;
    }

    @Override
    public void close() throws IOException {
        try {
            for (RunWriter writer : m_open.values()) {
                writer.close();
            }
        } finally {
            m_staged.close();
        }
    }
}
