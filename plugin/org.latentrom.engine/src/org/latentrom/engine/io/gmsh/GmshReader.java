package org.latentrom.engine.io.gmsh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;

import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.NumberedFiles;
import org.latentrom.engine.progress.Progress;

/**
 * Reads Gmsh's files: the views of nodes and elements ({@code $NodeData}, {@code $ElementData}) of all time steps of
 * one file, or of a series whose names differ only in the number at their end. A file without views gives its mesh with
 * the physical and geometrical groups of its elements.
 */
public final class GmshReader {
    private GmshReader() {
    }

    /** @param head the first characters of a file @return true if it is one of Gmsh's */
    public static boolean isGmsh(final String head) {
        return GmshFile.begins(head);
    }

    /**
     * @param path one file of the series
     * @throws org.latentrom.engine.io.SnapshotFormatException if a file is damaged, or its version not supported
     */
    public static FormatSeries open(final Path path, final Progress progress) throws IOException {
        NumberedFiles series = NumberedFiles.of(path, progress);
        var warnings = new CopyOnWriteArrayList<>(series.warnings());
        var meshes = new GmshMeshes();
        Map<GmshFile, List<List<GmshData>>> files = new LinkedHashMap<>();
        List<Path> paths = series.files();
        for (Path p : paths) {
            GmshFile file = GmshFile.of(p, progress);
            file.leftOut().stream().distinct()
                .forEach(s -> warnings.addIfAbsent(file.name() + ": the sections " + s + " are not read."));
            files.put(file, steps(file));
        }
        boolean several = files.values().stream().anyMatch(l -> l.size() > 1);
        long distinct = files.values().stream().flatMap(List::stream).mapToDouble(GmshReader::headerTime).distinct()
            .count();
        // one state a file, and all say the same time: gmsh's default is 0
        boolean byName = paths.size() > 1 && !several && distinct < paths.size();
        if (byName) {
            warnings.addAll(series.numberWarnings());
        }
        List<GmshSource> sources = new ArrayList<>();
        int i = 0;
        for (Map.Entry<GmshFile, List<List<GmshData>>> f : files.entrySet()) {
            OptionalDouble number = series.time(paths.get(i++));
            if (f.getValue().isEmpty()) {
                sources.add(new GmshSource(f.getKey(), List.of(), byName ? number : OptionalDouble.empty(), meshes));
            }
            for (List<GmshData> group : f.getValue()) {
                sources.add(new GmshSource(f.getKey(), group, byName ? number : time(group, f.getValue()), meshes));
            }
        }
        return new FormatSeries(sources, warnings);
    }

    /** @return the data sections of a file that belong together */
    private static List<List<GmshData>> steps(final GmshFile file) {
        Map<String, List<GmshData>> groups = new LinkedHashMap<>();
        for (GmshData d : file.data()) {
            groups.computeIfAbsent(d.header().step() + " " + d.header().time(), k -> new ArrayList<>()).add(d);
        }
        return new ArrayList<>(groups.values());
    }

    /** The time of a group; its step if all groups of the file have the same time. */
    private static OptionalDouble time(final List<GmshData> group, final List<List<GmshData>> all) {
        boolean same = all.size() > 1 && all.stream().mapToDouble(GmshReader::headerTime).distinct().count() == 1;
        return OptionalDouble.of(same ? group.get(0).header().step() : headerTime(group));
    }

    private static double headerTime(final List<GmshData> group) {
        return group.get(0).header().time();
    }
}
