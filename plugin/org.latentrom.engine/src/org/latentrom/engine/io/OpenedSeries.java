package org.latentrom.engine.io;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** The series of all formats: reads through the format's sources and checks what comes. */
final class OpenedSeries implements SnapshotSeries {
    private final List<SnapshotEntry> m_entries;

    private final List<SnapshotSource> m_sources;

    private final List<String> m_parameters;

    private final List<Closeable> m_resources;

    private final boolean m_allowNonFinite;

    private final Set<String> m_warnings;

    private final List<List<String>> m_formatWarnings;

    private final MeshPool m_meshes = new MeshPool();

    private final List<FieldInfo> m_fields;

    private final boolean m_severalRuns;

    private final ReadOptions.SeveralFiles m_files;

    private Snapshot m_first;

    /**
     * Reads the first snapshot, to know the fields.
     *
     * @param entries what can be read, at least one
     * @param sources where each entry is read from
     * @param formatWarnings what the readers of the formats have to say, lists that may grow while snapshots are read
     * @param resources what is closed in the end
     */
    OpenedSeries(final List<SnapshotEntry> entries, final List<SnapshotSource> sources, final List<String> parameters,
        final List<String> warnings, final List<List<String>> formatWarnings, final List<Closeable> resources,
        final ReadOptions options, final Progress progress) throws IOException {
        m_entries = List.copyOf(entries);
        m_sources = List.copyOf(sources);
        m_parameters = List.copyOf(parameters);
        m_resources = List.copyOf(resources);
        m_allowNonFinite = options.allowNonFinite();
        m_warnings = new LinkedHashSet<>(warnings);
        m_formatWarnings = List.copyOf(formatWarnings);
        m_files = options.files();
        m_fields = new ArrayList<>();
        m_severalRuns = m_entries.stream().map(SnapshotEntry::run).distinct().limit(2).count() > 1;
        Snapshot first = load(0, options.fields(), progress);
        List<String> names =
            options.fields().isEmpty() ? first.fields().stream().map(MeshField::name).toList() : options.fields();
        if (names.isEmpty()) {
            throw new SnapshotFormatException(m_entries.get(0).source(), "", "has no fields",
                "Write functions to the file, not only the mesh");
        }
        Map<String, MeshField> byName = byName(first);
        for (String name : names) {
            m_fields.add(FieldInfo.of(found(byName, 0, name)));
        }
        m_first = checked(0, first);
    }

    @Override
    public List<SnapshotEntry> entries() {
        return m_entries;
    }

    @Override
    public List<FieldInfo> fields() {
        return Collections.unmodifiableList(m_fields);
    }

    @Override
    public List<String> parameters() {
        return m_parameters;
    }

    @Override
    public List<String> warnings() {
        Set<String> all = new LinkedHashSet<>(m_warnings);
        m_formatWarnings.forEach(all::addAll);
        return List.copyOf(all);
    }

    @Override
    public Snapshot read(final int index, final Progress progress) throws IOException {
        progress.checkCanceled();
        Snapshot first = m_first;
        if (index == 0 && first != null) {
            m_first = null; // need not be held once it is the caller's
            return first;
        }
        List<String> names = m_fields.stream().map(FieldInfo::name).toList();
        return checked(index, load(index, names, progress));
    }

    private Snapshot load(final int index, final List<String> fields, final Progress progress) throws IOException {
        try {
            return m_sources.get(index).load(fields, progress);
        } catch (SnapshotFormatException e) {
            throw m_severalRuns ? e.inRun(m_entries.get(index).run()) : e;
        } catch (OutOfMemoryError e) {
            throw SnapshotFiles.tooLarge(m_entries.get(index).source(), e);
        }
    }

    private SnapshotFormatException error(final int index, final String field, final String problem,
        final String remedy) {
        SnapshotEntry entry = m_entries.get(index);
        return new SnapshotFormatException(m_severalRuns ? entry.run() + ": " + entry.source() : entry.source(),
            "field \"" + SourceFolder.shorten(field) + "\"", problem, remedy);
    }

    private Snapshot checked(final int index, final Snapshot read) throws IOException {
        List<MeshField> fields = new ArrayList<>();
        Map<String, MeshField> byName = byName(read);
        for (FieldInfo info : m_fields) {
            MeshField f = found(byName, index, info.name());
            if (f.components() != info.components() || f.location() != info.location()) {
                throw error(index, f.name(), "has " + counts(f.components(), f.location())
                    + ", in the first snapshot " + counts(info.components(), info.location()),
                    "Choose other fields, or leave this run out");
            }
            checkFinite(index, f);
            fields.add(f);
        }
        return new Snapshot(m_meshes.unique(read.mesh()), fields);
    }

    /** Tables may have thousands of columns: looking through all for each would take seconds. */
    private static Map<String, MeshField> byName(final Snapshot snapshot) {
        Map<String, MeshField> fields = new HashMap<>();
        snapshot.fields().forEach(f -> fields.put(f.name(), f));
        return fields;
    }

    private MeshField found(final Map<String, MeshField> fields, final int index, final String name)
        throws SnapshotFormatException {
        MeshField f = fields.get(name);
        if (f == null) {
            throw lacks(index, name);
        }
        return f;
    }

    private void checkFinite(final int index, final MeshField f) throws SnapshotFormatException {
        double[] values = f.values();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                String where = f.location() == MeshField.Location.POINT ? "point " : "cell ";
                String what = "is " + values[i] + " at " + where + i / f.components()
                    + (f.components() > 1 ? ", component " + i % f.components() : "");
                if (!m_allowNonFinite) {
                    throw error(index, f.name(), what,
                        "Leave the time out (the solver diverged?), or allow values that are not finite");
                }
                m_warnings.add(m_entries.get(index).source() + ": field \"" + f.name() + "\" " + what + ".");
                return;
            }
        }
    }

    private static String counts(final int components, final MeshField.Location location) {
        return components + (components == 1 ? " component at each " : " components at each ")
            + location.name().toLowerCase(Locale.ROOT);
    }

    private SnapshotFormatException lacks(final int index, final String name) {
        String has;
        try {
            has = m_sources.get(index).load(List.of(), Progress.NONE).fields().stream().map(MeshField::name)
                .map(SourceFolder::shorten).toList().toString();
        } catch (IOException e) {
            has = "[]"; // the lack is what is reported
        }
        // dolfin and dolfinx write each function to a file of its own: in one folder these look like runs
        boolean ofFirstRun = m_entries.get(index).run().equals(m_entries.get(0).run());
        String remedy = ofFirstRun ? "Choose fields that are in every snapshot"
            : "Choose fields that all runs have, or the runs that have it"
                + (m_files == ReadOptions.SeveralFiles.FIELDS ? "" : "; if each file holds one field of the same "
                    + "simulation, read several files of a folder as fields of one run");
        return error(index, name, "is missing (there are " + has + ")", remedy);
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (Closeable c : m_resources) {
            try {
                c.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
