package org.latentrom.engine.io.legacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.NumberedFiles;
import org.latentrom.engine.io.SnapshotParts;
import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.progress.Progress;

/**
 * Reads legacy VTK files, one or a series whose names differ only in the number at their end. Times stand in the field
 * data ({@code TimeValue} or {@code TIME}); if no file has one, the numbers in the names are taken.
 */
public final class LegacyVtkReader {
    private static final String ENDING = ".vtk";

    private LegacyVtkReader() {
    }

    /** @param head the first characters of a file @return true if it is a legacy VTK file */
    public static boolean isLegacy(final String head) {
        return LegacyHeader.begins(head);
    }

    /**
     * @param path one file of the series
     * @throws org.latentrom.engine.io.SnapshotFormatException if a header is not as it should be, or its kind of data
     *             set has no mesh
     */
    public static FormatSeries open(final Path path, final Progress progress) throws IOException {
        NumberedFiles series = NumberedFiles.of(path, progress);
        List<LegacyHeader> headers = new ArrayList<>();
        var warnings = new CopyOnWriteArrayList<>(series.warnings());
        for (Path f : series.files()) {
            progress.checkCanceled();
            LegacyHeader header = LegacyHeader.of(f);
            headers.add(header);
            if (header.isNewer()) {
                warnings.addIfAbsent(SourceFolder.nameOf(f) + " is of the version "
                    + LegacyInput.quoted(header.version()) + ", newer than 5.1: read as 5.1.");
            }
        }
        boolean timed = headers.stream().anyMatch(h -> h.time().isPresent());
        if (!timed) {
            warnings.addAll(series.numberWarnings());
        }
        addFolders(path, warnings);
        var parts = new SnapshotParts();
        List<LegacySource> sources = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            Path f = series.files().get(i);
            OptionalDouble time = timed ? headers.get(i).time() : series.time(f);
            sources.add(new LegacySource(f, time, parts, warnings));
        }
        return new FormatSeries(sources, warnings);
    }

    /**
     * One file of a list, such as ParaView's {@code .vtk.series}.
     *
     * @param time the time that the list gives
     * @param parts and warnings: those of the series
     */
    public static SnapshotSource source(final Path file, final OptionalDouble time, final SnapshotParts parts,
        final CopyOnWriteArrayList<String> warnings) {
        return new LegacySource(file, time, parts, warnings);
    }

    /** @return true if a file of a list is to be read as a legacy file, by its name */
    public static boolean isNamedLegacy(final Path file) {
        return SourceFolder.nameOf(file).toLowerCase(java.util.Locale.ROOT).endsWith(ENDING);
    }

    /** OpenFOAM's foamToVTK puts the boundary patches into folders beside the files of the mesh. */
    private static void addFolders(final Path path, final List<String> warnings) throws IOException {
        List<String> left = new ArrayList<>();
        for (Path p : SourceFolder.beside(path)) {
            if (Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS) && Files.isReadable(p) && hasVtk(p)) {
                left.add(SourceFolder.nameOf(p));
            }
        }
        if (!left.isEmpty()) {
            left.sort(null);
            warnings.add("The .vtk files in the folders " + String.join(", ", left)
                + " beside are not read (boundary patches of OpenFOAM?).");
        }
    }

    private static boolean hasVtk(final Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.anyMatch(p -> SourceFolder.nameOf(p).endsWith(ENDING));
        }
    }
}
