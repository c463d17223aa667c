package org.latentrom.engine.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.latentrom.engine.io.array.ArrayNames;
import org.latentrom.engine.io.csv.CsvReader;
import org.latentrom.engine.io.dolfin.DolfinXmlReader;
import org.latentrom.engine.io.idx.IdxName;

/**
 * Finds the runs of a folder: its files of the first of the formats .pvd, .series, .xdmf, VTK's data sets, .vtk and
 * .msh that occurs, one a run (numbered files together are one); if it has none, its subfolders that have, one a run;
 * if they have none, its .npz, .npy, IDX or .csv files. If several files are {@link ReadOptions.SeveralFiles#FIELDS
 * fields}, those of one folder together are the run; .pvd, .series and .xdmf may stand side by side.
 */
final class RunFolder {
    /** An index goes before the files that it names. */
    private static final List<FileFormat> ORDER = List.of( //
        FileFormat.PVD, FileFormat.SERIES, //
        FileFormat.XDMF, //
        FileFormat.VTKHDF, //
        FileFormat.VTM, FileFormat.PVTU, FileFormat.VTU, //
        FileFormat.VTP, FileFormat.VTS, FileFormat.VTR, FileFormat.VTI, //
        FileFormat.VTK, //
        FileFormat.MSH, //
        FileFormat.DOLFIN_XML, //
        FileFormat.NPZ, FileFormat.HDF5, FileFormat.MAT, FileFormat.NPY, //
        FileFormat.IDX, //
        FileFormat.CSV);

    /** VTK's data sets, which an index names; files whose names differ only in a number are one run. */
    private static final Set<FileFormat> DATA_SETS = EnumSet.of(FileFormat.VTM, FileFormat.PVTU, FileFormat.VTU,
        FileFormat.VTP, FileFormat.VTS, FileFormat.VTR, FileFormat.VTI, FileFormat.VTK, FileFormat.MSH);

    private static final Set<FileFormat> INDICES =
        EnumSet.of(FileFormat.PVD, FileFormat.SERIES, FileFormat.VTM, FileFormat.PVTU);

    /** Lists of a solver's own functions: a solver may write one function to a .pvd and another to an .xdmf. */
    private static final Set<FileFormat> LISTS = EnumSet.of(FileFormat.PVD, FileFormat.SERIES, FileFormat.XDMF);

    /** They often lie beside the runs and hold something else. */
    private static final Set<FileFormat> ARRAYS = EnumSet.of(FileFormat.NPZ, FileFormat.HDF5, FileFormat.MAT,
        FileFormat.NPY, FileFormat.IDX, FileFormat.CSV);

    private static final Comparator<Path> BY_NAME = Comparator.comparing(SourceFolder::nameOf, NameOrder.INSTANCE);

    private final Path m_folder;

    private final String m_name;

    private final ReadOptions.SeveralFiles m_several;

    private final List<String> m_warnings;

    /** @param warnings takes which files are left out */
    RunFolder(final Path folder, final ReadOptions.SeveralFiles several, final List<String> warnings) {
        m_folder = folder;
        m_name = SourceFolder.nameOf(folder);
        m_several = several;
        m_warnings = warnings;
    }

    /**
     * @return the files to open for each run, one unless files are fields, by the run's name, in the order of the names
     * @throws SnapshotFormatException if there is none, or a subfolder has several
     */
    Map<String, List<Path>> runs() throws IOException {
        Map<String, List<Path>> runs = new TreeMap<>(NameOrder.INSTANCE);
        List<Path> direct = series();
        boolean arrays = !direct.isEmpty() && FileFormat.ofName(SourceFolder.nameOf(direct.get(0)))
            .filter(ARRAYS::contains).isPresent();
        if (!arrays) {
            addFiles(direct, runs);
        }
        if (runs.isEmpty()) {
            addSubfolders(runs);
        }
        if (runs.isEmpty()) {
            addFiles(direct, runs);
        }
        if (runs.isEmpty()) {
            throw Files.isRegularFile(m_folder.resolve("system").resolve("controlDict"))
                ? new SnapshotFormatException(m_name, "", "is a case of OpenFOAM, whose own files are not read",
                    FileFormat.FOAM_REMEDY)
                : new SnapshotFormatException(m_name, "", "has no snapshot files, nor have its subfolders",
                    "Choose a folder with files of VTK (.pvd, .series, .vtu, .vtk, ...), gmsh, XDMF, HDF5, NumPy, "
                        + "MATLAB, IDX or .csv");
        }
        return runs;
    }

    private void addFiles(final List<Path> files, final Map<String, List<Path>> runs)
        throws SnapshotFormatException {
        if (m_several == ReadOptions.SeveralFiles.FIELDS) {
            if (!files.isEmpty()) {
                runs.put(m_name, files);
            }
            return;
        }
        for (Path f : files) {
            if (runs.put(stem(f), List.of(f)) != null) {
                throw new SnapshotFormatException(m_name, "", "has two files for the run " + stem(f),
                    "Rename or remove one");
            }
        }
    }

    private void addSubfolders(final Map<String, List<Path>> runs) throws IOException {
        for (Path sub : list(true)) {
            List<Path> files = new RunFolder(sub, m_several, m_warnings).series();
            String name = SourceFolder.nameOf(sub);
            if (files.size() > 1 && m_several == ReadOptions.SeveralFiles.RUNS) {
                throw new SnapshotFormatException(m_name, "run \"" + name + "\"", "has several series: "
                    + files.stream().map(SourceFolder::nameOf).toList(), "Leave one series in the folder of each run, "
                        + "or read several files of a folder as fields of one run");
            }
            if (!files.isEmpty()) {
                runs.put(name, files);
            }
        }
    }

    private List<Path> series() throws IOException {
        Map<FileFormat, List<Path>> byFormat = new LinkedHashMap<>();
        for (Path f : list(false)) {
            FileFormat.ofName(SourceFolder.nameOf(f))
                .filter(k -> k != FileFormat.NPY || !ArrayNames.isAuxiliary(stem(f)))
                .filter(k -> k != FileFormat.IDX || !IdxName.isLabels(SourceFolder.nameOf(f)))
                .filter(k -> k != FileFormat.DOLFIN_XML || DolfinXmlReader.isDolfinFile(f))
                .filter(k -> k != FileFormat.CSV || CsvReader.isCloud(f))
                .ifPresent(k -> byFormat.computeIfAbsent(k, x -> new ArrayList<>()).add(f));
        }
        FileFormat chosen = ORDER.stream().filter(byFormat::containsKey).findFirst().orElse(null);
        if (chosen == null) {
            return List.of();
        }
        Set<FileFormat> together = EnumSet.of(chosen);
        if (m_several == ReadOptions.SeveralFiles.FIELDS && LISTS.contains(chosen)) {
            together.addAll(LISTS);
        }
        boolean index = INDICES.contains(chosen);
        for (FileFormat other : byFormat.keySet()) {
            // HDF5 beside XDMF holds the numbers of that
            boolean data = index && DATA_SETS.contains(other)
                || other == FileFormat.HDF5 && byFormat.containsKey(FileFormat.XDMF);
            if (!together.contains(other) && !data) {
                m_warnings.add("Folder " + m_name + ": the " + chosen + " files are read, the "
                    + other + " files are not.");
            }
        }
        List<Path> files = together.stream().flatMap(k -> byFormat.getOrDefault(k, List.of()).stream())
            .sorted(BY_NAME).toList();
        if (chosen == FileFormat.DOLFIN_XML) {
            return List.of(DolfinXmlReader.chosen(files));
        }
        boolean numbered =
            DATA_SETS.contains(chosen) || chosen == FileFormat.CSV && CsvReader.isOneOfSeries(files.get(0));
        return numbered ? oneOfEach(chosen, files) : files;
    }

    private List<Path> oneOfEach(final FileFormat format, final List<Path> files) throws SnapshotFormatException {
        Map<String, Path> series = new TreeMap<>();
        for (Path f : files) {
            series.putIfAbsent(NumberedFiles.stem(SourceFolder.nameOf(f)), f);
        }
        if (series.size() > 1 && m_several == ReadOptions.SeveralFiles.RUNS) {
            throw new SnapshotFormatException(m_name, "", "has " + format + " files of several series: "
                + series.keySet().stream().limit(5).toList(), "Choose one file of the series, or a .pvd that lists it, "
                    + "or read several files of a folder as fields of one run");
        }
        return new ArrayList<>(series.values());
    }

    private List<Path> list(final boolean folders) throws IOException {
        List<Path> found = new ArrayList<>();
        try (var list = Files.list(m_folder)) {
            for (Path p : (Iterable<Path>)list::iterator) {
                boolean wanted = folders ? Files.isDirectory(p)
                    : Files.isRegularFile(p) && FileFormat.ofName(SourceFolder.nameOf(p)).isPresent();
                if (wanted && !SourceFolder.nameOf(p).startsWith(".")) {
                    if (SourceFolder.linksOut(m_folder, p)) {
                        throw new SnapshotFormatException(m_name, SourceFolder.nameOf(p),
                            "is a link that leads out of the folder", "Copy the data into the folder");
                    }
                    found.add(p);
                }
            }
        }
        found.sort(BY_NAME);
        return found;
    }

    /**
     * @return the name of a file without its ending; of one of a numbered series without its number; of an IDX
     *         file without what says that it holds images
     */
    static String stem(final Path file) {
        String name = SourceFolder.nameOf(file);
        FileFormat format = FileFormat.ofName(name).orElse(null);
        boolean numbered = DATA_SETS.contains(format) || format == FileFormat.DOLFIN_XML
            || format == FileFormat.CSV && CsvReader.isOneOfSeries(file);
        if (numbered) {
            String stem = NumberedFiles.stem(name).replaceAll("[_.-]+$", "");
            return stem.isEmpty() ? name.substring(0, name.lastIndexOf('.')) : stem;
        }
        if (name.endsWith(".series")) {
            return name.substring(0, name.length() - ".series".length()).replaceAll("(.)\\.[A-Za-z]{1,5}$", "$1");
        }
        if (IdxName.isIdx(name)) {
            return IdxName.stem(name);
        }
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
