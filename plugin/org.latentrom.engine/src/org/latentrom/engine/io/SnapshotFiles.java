package org.latentrom.engine.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.latentrom.engine.progress.Progress;

/** Opens snapshot files and folders: the way into this package. */
public final class SnapshotFiles {
    private SnapshotFiles() {
    }

    /**
     * Opens a series of snapshots. What it is, is told by the content, not by the name alone:
     * <ul>
     * <li>VTK's XML files: {@code .vtu .vtp .vti .vtr .vts}, their parallel forms, {@code .vtm} blocks (each with the
     * files that differ from it only in the number at the end of the name), and lists of them: {@code .pvd} and
     * {@code .series};
     * <li>a legacy {@code .vtk}, Gmsh's {@code .msh} or a table of points ({@code .csv}), likewise; dolfin's XML with its
     * {@code mesh.xml};
     * <li>an {@code .xdmf} with its {@code .h5} or {@code .bin} files, as FEniCS (also {@code write_checkpoint}), meshio
     * and others write it; an {@code .h5} of dolfin's {@code HDF5File};
     * <li>a {@code .npy} or {@code .npz} array; images in the IDX format of MNIST, also with gzip;
     * <li>a folder that holds one of these, or several of a kind (each is a run), or subfolders that do (each is a
     * run).
     * </ul>
     * Files that the opened one refers to must lie in its folder or below.
     *
     * Several files of a folder are a run each, or, if {@link ReadOptions#files} says so, fields of one run.
     *
     * @param chosen file or folder, of any file system
     * @param options what to read
     * @param progress is asked for cancellation
     * @return the series; the first snapshot has been read and checked
     * @throws SnapshotFormatException if the file or folder cannot be understood; the message says why and what to do
     * @throws IOException if it cannot be read
     */
    public static SnapshotSeries open(final Path chosen, final ReadOptions options, final Progress progress)
        throws IOException {
        Path path = opened(chosen, options.files());
        List<String> warnings = new ArrayList<>();
        List<List<String>> formatWarnings = new ArrayList<>();
        List<Closeable> resources = new ArrayList<>();
        try {
            var inner = new InnerRuns(options.runs());
            Map<String, List<Path>> runs =
                selected(path, runs(path, options.files(), warnings), options.runs(), inner);
            List<SnapshotEntry> entries = new ArrayList<>();
            List<SnapshotSource> sources = new ArrayList<>();
            Map<String, Map<String, Double>> parameters = parameters(path, runs.keySet(), options, warnings);
            var all = new DoubleSummaryStatistics();
            int done = 0;
            for (Map.Entry<String, List<Path>> run : runs.entrySet()) {
                int n = done++;
                var files = new FieldFiles(run.getKey());
                for (Path file : run.getValue()) {
                    progress.checkCanceled();
                    progress.report((double)n / runs.size(), () -> "Opening " + run.getKey());
                    FormatSeries series = FileFormat.of(file).open(file, options, progress);
                    resources.add(series.resources());
                    formatWarnings.add(series.warnings());
                    Map<String, List<TimeOrder.Timed>> parts = new LinkedHashMap<>();
                    for (var part : inner.of(run.getKey(), series.sources()).entrySet()) {
                        parts.put(part.getKey(),
                            TimeOrder.sort(part.getKey(), part.getValue(), options.duplicates(), warnings));
                    }
                    files.add(SourceFolder.nameOf(file), parts);
                }
                Map<String, Double> numbers = parameters.getOrDefault(run.getKey(), Map.of());
                for (var part : files.joined().entrySet()) {
                    for (TimeOrder.Timed t : part.getValue()) {
                        all.accept(t.time());
                        if (t.time() >= options.timeFrom() && t.time() <= options.timeTo()) {
                            entries.add(new SnapshotEntry(part.getKey(), t.time(),
                                merged(numbers, t.source(), options), t.source().description()));
                            sources.add(t.source());
                        }
                    }
                }
            }
            inner.requireKnown(path);
            if (entries.isEmpty()) {
                throw new SnapshotFormatException(SourceFolder.nameOf(path), "", "has no snapshot "
                    + range(options) + ", but " + all.getCount() + " from " + all.getMin() + " to " + all.getMax(),
                    "Change the time range");
            }
            Set<String> names = new LinkedHashSet<>();
            entries.forEach(e -> names.addAll(e.parameters().keySet()));
            return new OpenedSeries(entries, sources, List.copyOf(names), warnings, formatWarnings, resources,
                options, progress);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            for (Closeable c : resources) {
                c.close();
            }
            if (e instanceof OutOfMemoryError memory) {
                throw tooLarge(SourceFolder.nameOf(path), memory);
            }
            throw e;
        }
    }

    /** What a file claims is held against its bytes before memory is taken, but a file may well be larger than the heap. */
    static SnapshotFormatException tooLarge(final String file, final OutOfMemoryError e) {
        return new SnapshotFormatException(file, "", "has a snapshot that does not fit into Java's "
            + (Runtime.getRuntime().maxMemory() >> 20) + " MB of memory", "Read fewer fields, or give Java more memory "
                + "(-Xmx in knime.ini)", e);
    }

    private static String range(final ReadOptions options) {
        if (options.timeTo() == Double.POSITIVE_INFINITY) {
            return "from the time " + options.timeFrom() + " on";
        }
        return options.timeFrom() == Double.NEGATIVE_INFINITY ? "up to the time " + options.timeTo()
            : "between the times " + options.timeFrom() + " and " + options.timeTo();
    }

    /** A parameter that the user gives for the run goes before the file's own. */
    private static Map<String, Double> merged(final Map<String, Double> run, final SnapshotSource source,
        final ReadOptions options) {
        if (options.parameters() == ReadOptions.Parameters.NONE || source.parameters().isEmpty()) {
            return run;
        }
        Map<String, Double> all = new LinkedHashMap<>(run);
        source.parameters().forEach(all::putIfAbsent);
        return all;
    }

    /** Fields in files of their own are a matter of the folder, whichever of the files is chosen. */
    private static Path opened(final Path chosen, final ReadOptions.SeveralFiles files) {
        if (files == ReadOptions.SeveralFiles.RUNS || !Files.exists(chosen)) {
            return chosen;
        }
        Path absolute = chosen.toAbsolutePath().normalize();
        return Files.isDirectory(absolute) ? absolute : absolute.getParent();
    }

    private static Map<String, List<Path>> runs(final Path path, final ReadOptions.SeveralFiles files,
        final List<String> warnings) throws IOException {
        if (Files.isDirectory(path)) {
            return new RunFolder(path, files, warnings).runs();
        }
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString(), null, "there is no such file or folder; check the path");
        }
        return Map.of(RunFolder.stem(path), List.of(path));
    }

    private static Map<String, List<Path>> selected(final Path path, final Map<String, List<Path>> runs,
        final RunSelection selection, final InnerRuns inner) throws SnapshotFormatException {
        Set<String> unknown = new TreeSet<>(selection.names());
        unknown.removeIf(r -> runs.containsKey(r) || runs.containsKey(InnerRuns.file(r)));
        if (selection.mode() != RunSelection.Mode.ALL && !unknown.isEmpty()) {
            throw new SnapshotFormatException(SourceFolder.nameOf(path), "", "has no run named " + unknown
                + ", but " + runs.keySet(), "Correct the names of the runs");
        }
        Map<String, List<Path>> chosen = new LinkedHashMap<>(runs);
        chosen.keySet().removeIf(r -> !inner.includesFile(r));
        if (chosen.isEmpty()) {
            throw new SnapshotFormatException(SourceFolder.nameOf(path), "", "has no run that is selected; there are "
                + runs.keySet(), "Change the selection of runs");
        }
        return chosen;
    }

    private static Map<String, Map<String, Double>> parameters(final Path path, final Set<String> runs,
        final ReadOptions options, final List<String> warnings) throws IOException {
        Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
        Path csv = options.parameterFile().orElseGet(() -> folder.resolve("parameters.csv"));
        switch (options.parameters()) {
            case NONE:
                return Map.of();
            case CSV:
                return RunParameters.ofCsv(csv, runs, warnings);
            case NAME:
                Map<String, Map<String, Double>> named = RunParameters.ofNames(runs);
                if (named.isEmpty()) {
                    throw new SnapshotFormatException(SourceFolder.nameOf(path), "", "has runs whose names give no "
                        + "parameters, or not the same ones: " + runs,
                        "Name the runs like nu_0.008, or take the parameters from a CSV file");
                }
                return named;
            default:
                return Files.isDirectory(path) && Files.isRegularFile(csv) && !SourceFolder.linksOut(folder, csv)
                    ? RunParameters.ofCsv(csv, runs, warnings) : RunParameters.ofNames(runs);
        }
    }
}
