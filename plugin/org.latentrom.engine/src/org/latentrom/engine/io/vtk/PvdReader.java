package org.latentrom.engine.io.vtk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import javax.xml.stream.XMLStreamReader;

import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.SafeXml;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.progress.Progress;

/** Reads ParaView's {@code .pvd}: a list of files with their times. Parts of one time are put together. */
public final class PvdReader {
    private final String m_file;

    private final SourceFolder m_folder;

    private final List<DataSet> m_sets = new ArrayList<>();

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
        return new FormatSeries(reader.sources(progress), List.of());
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
            String part = SafeXml.attribute(r, "part");
            m_sets.add(new DataSet(time(r), part == null ? "" : part.strip(), file, SafeXml.at(r)));
        }
        return true;
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

    private List<VtuSource> sources(final Progress progress) throws IOException {
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
        var assembler = new VtuAssembler();
        List<VtuSource> sources = new ArrayList<>();
        for (List<DataSet> parts : snapshots) {
            progress.checkCanceled();
            List<Path> files = new ArrayList<>();
            for (DataSet p : parts) {
                files.addAll(filesOf(p));
            }
            sources.add(new VtuSource(files, parts.get(0).time, assembler));
        }
        return sources;
    }

    private List<Path> filesOf(final DataSet set) throws IOException {
        Path file = m_folder.resolve(set.file, set.line);
        String name = SourceFolder.nameOf(file);
        if (name.endsWith(".vtu")) {
            return List.of(file);
        }
        if (name.endsWith(".pvtu")) {
            return PvtuReader.pieces(file);
        }
        throw new SnapshotFormatException(m_file, set.line,
            "\"" + SourceFolder.shorten(name) + "\" is neither a .vtu nor a .pvtu file",
            "Export the series as unstructured grids (.vtu)");
    }
}
