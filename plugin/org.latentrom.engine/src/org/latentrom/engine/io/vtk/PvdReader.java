package org.latentrom.engine.io.vtk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.xml.stream.XMLStreamReader;

import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.SafeXml;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotParts;
import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.legacy.LegacyVtkReader;
import org.latentrom.engine.progress.Progress;

/** Reads ParaView's {@code .pvd}: a list of files with their times. Parts of one time are put together. */
public final class PvdReader {
    private final String m_file;

    private final SourceFolder m_folder;

    private final List<DataSet> m_sets = new ArrayList<>();

    private final CopyOnWriteArrayList<String> m_warnings = new CopyOnWriteArrayList<>();

    private final VtkAssembler m_assembler = new VtkAssembler(m_warnings);

    private final SnapshotParts m_legacyParts = new SnapshotParts();

    private boolean m_rootSeen;

    private PvdReader(final Path path) {
        m_file = SourceFolder.nameOf(path);
        m_folder = new SourceFolder(path);
    }

    /**
     * A DataSet element.
     *
     * @param line for messages
     */
    private record DataSet(OptionalDouble time, String part, String file, String line) {
    }

    /**
     * @param path the {@code .pvd} file
     * @return the series; the files it names exist and lie in its folder
     * @throws SnapshotFormatException if the file is broken or refers out of its folder
     */
    public static FormatSeries open(final Path path, final Progress progress) throws IOException {
        var reader = new PvdReader(path);
        byte[] bytes = SourceBytes.read(path);
        SafeXml.read(reader.m_file, bytes, bytes.length, reader::event);
        if (reader.m_sets.isEmpty()) {
            throw new SnapshotFormatException(reader.m_file, "", "lists no files",
                "Export the series anew; the solver has written no snapshot");
        }
        return new FormatSeries(reader.sources(progress), reader.m_warnings);
    }

    private boolean event(final int event, final XMLStreamReader r) throws SnapshotFormatException {
        if (event != XMLStreamReader.START_ELEMENT) {
            return true;
        }
        String name = SafeXml.name(r);
        if (!m_rootSeen) {
            m_rootSeen = true;
            if (!name.equals("VTKFile") || !"Collection".equals(SafeXml.attribute(r, "type"))) {
                throw new SnapshotFormatException(m_file, "", "is no ParaView collection", "Choose a .pvd file");
            }
        } else if (name.equals("DataSet")) {
            String file = SafeXml.attribute(r, "file");
            if (file == null) {
                throw new SnapshotFormatException(m_file, SafeXml.at(r), "a DataSet names no file",
                    "Add the attribute file, or remove the line");
            }
            m_sets.add(new DataSet(time(r), part(r, "group") + part(r, "part"), file, SafeXml.at(r)));
        }
        return true;
    }

    /** @return a group's name or a part's number, followed by a slash if there is one */
    private static String part(final XMLStreamReader r, final String attribute) {
        String text = SafeXml.attribute(r, attribute);
        return text == null || text.isBlank() ? "" : text.strip() + "/";
    }

    private OptionalDouble time(final XMLStreamReader r) throws SnapshotFormatException {
        String text = SafeXml.attribute(r, "timestep");
        if (text == null) {
            return OptionalDouble.empty();
        }
        try {
            double time = Double.parseDouble(text);
            if (Double.isFinite(time)) {
                return OptionalDouble.of(time);
            }
        } catch (NumberFormatException e) {
            // below
        }
        throw new SnapshotFormatException(m_file, SafeXml.at(r),
            "timestep \"" + SourceFolder.shorten(text) + "\" is not a finite number", "Correct the time");
    }

    private List<SnapshotSource> sources(final Progress progress) throws IOException {
        // parts of one time have different numbers; the same number again is a second snapshot of that time
        Map<Double, List<List<DataSet>>> byTime = new LinkedHashMap<>();
        List<List<DataSet>> snapshots = new ArrayList<>();
        for (DataSet s : m_sets) {
            List<List<DataSet>> sameTime =
                s.time.isEmpty() ? List.of() : byTime.computeIfAbsent(s.time.getAsDouble(), t -> new ArrayList<>());
            List<DataSet> last = sameTime.isEmpty() ? null : sameTime.get(sameTime.size() - 1);
            if (last != null && last.stream().noneMatch(o -> o.part.equals(s.part))) {
                last.add(s);
            } else {
                var snapshot = new ArrayList<>(List.of(s));
                snapshots.add(snapshot);
                if (s.time.isPresent()) {
                    sameTime.add(snapshot);
                }
            }
        }
        List<SnapshotSource> sources = new ArrayList<>();
        for (List<DataSet> parts : withoutPartNumbers(snapshots)) {
            progress.checkCanceled();
            List<Path> files = new ArrayList<>();
            for (DataSet p : parts) {
                files.add(m_folder.resolve(p.file, p.line));
            }
            sources.add(files.size() == 1 && LegacyVtkReader.isNamedLegacy(files.get(0))
                ? LegacyVtkReader.source(files.get(0), parts.get(0).time, m_legacyParts, m_warnings)
                : new VtkSource(files, parts.get(0).time, -1, m_assembler));
        }
        return sources;
    }

    /**
     * Solvers that write parts without numbers name every time as often as there are parts; a solver that was restarted
     * names some times twice.
     */
    private List<List<DataSet>> withoutPartNumbers(final List<List<DataSet>> snapshots) {
        Map<Double, List<DataSet>> byTime = new LinkedHashMap<>();
        for (List<DataSet> s : snapshots) {
            if (s.get(0).time.isPresent()) {
                byTime.computeIfAbsent(s.get(0).time.getAsDouble(), t -> new ArrayList<>()).addAll(s);
            }
        }
        int times = byTime.size();
        if (times < 2 || snapshots.size() == times || snapshots.size() % times != 0
            || snapshots.stream().anyMatch(s -> s.size() > 1 || !s.get(0).part.isEmpty() || s.get(0).time.isEmpty())
            || byTime.values().stream().anyMatch(s -> s.size() != snapshots.size() / times)) {
            return snapshots;
        }
        m_warnings.add("Each time of " + m_file + " has " + snapshots.size() / times
            + " files, which are read as its parts.");
        return List.copyOf(byTime.values());
    }
}
