package org.latentrom.engine.io.vtk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.NumberedFiles;
import org.latentrom.engine.progress.Progress;

/** Reads a series of VTK XML files without an index: names that differ only in the number at their end. */
public final class VtkSeriesReader {
    private static final Set<String> ENDINGS = Set.of(".vtu", ".vtp", ".vti", ".vtr", ".vts", ".pvtu", ".pvtp", ".pvti",
        ".pvtr", ".pvts", ".vtm", ".vtmb", ".vtpd", ".vtpc");

    private static final String PACKED = ".gz";

    private VtkSeriesReader() {
    }

    /** @param path one file of the series; if its name has no number at the end, it is the only one */
    public static FormatSeries open(final Path path, final Progress progress) throws IOException {
        var warnings = new CopyOnWriteArrayList<String>();
        var assembler = new VtkAssembler(warnings);
        NumberedFiles series = NumberedFiles.of(path, progress);
        warnings.addAll(series.warnings());
        List<VtkSource> sources = new ArrayList<>();
        for (Path f : series.files()) {
            progress.checkCanceled();
            sources.addAll(VtkTimes.sources(f, assembler));
        }
        return new FormatSeries(sources, warnings);
    }

    /** @return the ending of a name if it is one of VTK's XML files, with that of gzip; else an empty text */
    public static String ending(final String name) {
        String body = name.endsWith(PACKED) ? name.substring(0, name.length() - PACKED.length()) : name;
        int dot = body.lastIndexOf('.');
        return dot >= 0 && ENDINGS.contains(body.substring(dot)) ? name.substring(dot) : "";
    }
}
