package org.latentrom.engine.io.vtk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.NameOrder;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.progress.Progress;

/** Reads a series of {@code .vtu} files without an index: names that differ only in the number at their end. */
public final class VtuSeriesReader {
    private static final String ENDING = ".vtu";

    private VtuSeriesReader() {
    }

    /** @param path one file of the series; if its name has no number at the end, it is the only one */
    public static FormatSeries open(final Path path, final Progress progress) throws IOException {
        String stem = stem(path);
        List<Path> files = new ArrayList<>();
        Path folder = path.toAbsolutePath().getParent();
        if (stem.length() < SourceFolder.nameOf(path).length() - ENDING.length()) {
            try (var list = Files.list(folder)) {
                list.filter(f -> f.getFileName().toString().endsWith(ENDING) && stem(f).equals(stem)
                    && f.getFileName().toString().length() > stem.length() + ENDING.length()).forEach(files::add);
            }
        } else {
            files.add(path);
        }
        files.sort(Comparator.comparing(SourceFolder::nameOf, NameOrder.INSTANCE));
        List<String> warnings = files.size() < 2 ? List.of()
            : List.of("The " + files.size() + " files " + stem + "*" + ENDING + " are read as one series.");
        var assembler = new VtuAssembler();
        List<VtuSource> sources = new ArrayList<>();
        for (Path f : files) {
            progress.checkCanceled();
            if (!SourceFolder.nameOf(f).equals(SourceFolder.nameOf(path))) {
                SourceFolder.requireInside(f); // what the user has chosen may lie anywhere
            }
            OptionalDouble time = VtuSource.timeOf(f);
            sources.add(new VtuSource(List.of(f), time, assembler));
        }
        return new FormatSeries(sources, warnings);
    }

    /** @return the name of a file without its ending and the number before it: what a series has in common */
    public static String stem(final Path file) {
        String name = SourceFolder.nameOf(file);
        String body = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        return body.substring(0, NameOrder.trailingDigits(body));
    }
}
