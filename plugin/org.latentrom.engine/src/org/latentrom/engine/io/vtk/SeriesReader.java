package org.latentrom.engine.io.vtk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;

import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotParts;
import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.legacy.LegacyVtkReader;
import org.latentrom.engine.progress.Progress;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/** Reads ParaView's {@code .series}: a list of files with their times in JSON. */
public final class SeriesReader {
    private static final String ENDING = ".series";

    private final String m_file;

    private SeriesReader(final String file) {
        m_file = file;
    }

    /**
     * @param path the {@code .series} file
     * @return the series; the files it names exist and lie in its folder
     * @throws SnapshotFormatException if the file is broken or refers out of its folder
     */
    public static FormatSeries open(final Path path, final Progress progress) throws IOException {
        return new SeriesReader(SourceFolder.nameOf(path)).read(path, progress);
    }

    private FormatSeries read(final Path path, final Progress progress) throws IOException {
        var warnings = new CopyOnWriteArrayList<String>();
        var assembler = new VtkAssembler(warnings);
        var parts = new SnapshotParts();
        var folder = new SourceFolder(path);
        List<SnapshotSource> sources = new ArrayList<>();
        for (JsonElement e : files(SourceBytes.read(path))) {
            progress.checkCanceled();
            String element = "file " + sources.size();
            if (!(e instanceof JsonObject entry) || !(entry.get("name") instanceof JsonPrimitive name)) {
                throw error(element, "has no name");
            }
            Path listed = folder.resolve(wholeName(name.getAsString()), element);
            OptionalDouble time = time(entry, element);
            sources.add(LegacyVtkReader.isNamedLegacy(listed) ? LegacyVtkReader.source(listed, time, parts, warnings)
                : new VtkSource(List.of(listed), time, -1, assembler));
        }
        if (sources.isEmpty()) {
            throw error("", "lists no files");
        }
        return new FormatSeries(sources, warnings);
    }

    /** OpenFOAM 1912 lists its legacy files as "_5" in cav.vtk.series, and means cav_5.vtk. */
    private String wholeName(final String name) {
        String listed = m_file.endsWith(ENDING) ? m_file.substring(0, m_file.length() - ENDING.length()) : m_file;
        int dot = listed.lastIndexOf('.');
        return dot > 0 && name.startsWith("_") && !name.contains(".") ? listed.substring(0, dot) + name
            + listed.substring(dot) : name;
    }

    private JsonArray files(final byte[] bytes) throws SnapshotFormatException {
        try {
            String text = new String(bytes, StandardCharsets.UTF_8);
            JsonElement root = JsonParser.parseString(text.startsWith("\ufeff") ? text.substring(1) : text);
            if (root instanceof JsonObject o && o.get("files") instanceof JsonArray files) {
                return files;
            }
        } catch (JsonParseException | IllegalStateException | NumberFormatException e) {
            throw new SnapshotFormatException(m_file, "", "is not well-formed JSON (cut off, or damaged)",
                "Export or copy the file anew", e);
        }
        throw error("", "has no list of files");
    }

    private OptionalDouble time(final JsonObject entry, final String element) throws SnapshotFormatException {
        JsonElement time = entry.get("time");
        if (time == null || time.isJsonNull()) {
            return OptionalDouble.empty();
        }
        try {
            double t = time.isJsonPrimitive() ? time.getAsDouble() : Double.NaN;
            if (Double.isFinite(t)) {
                return OptionalDouble.of(t);
            }
        } catch (NumberFormatException | UnsupportedOperationException | IllegalStateException e) {
            // below
        }
        throw error(element, "has a time that is not a finite number");
    }

    private SnapshotFormatException error(final String element, final String problem) {
        return new SnapshotFormatException(m_file, element, problem, "Correct or export the file anew");
    }
}
