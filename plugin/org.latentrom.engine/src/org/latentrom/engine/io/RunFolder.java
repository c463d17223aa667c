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
 * if they have none, its .npz, .npy, IDX or .csv files.
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

    /** They often lie beside the runs and hold something else. */
    private static final Set<FileFormat> ARRAYS = EnumSet.of(FileFormat.NPZ, FileFormat.HDF5, FileFormat.MAT,
        FileFormat.NPY, FileFormat.IDX, FileFormat.CSV);

    private final Path m_folder;

    private final String m_name;

    private final List<String> m_warnings;

    /** @param warnings takes which files are left out */
    RunFolder(final Path folder, final List<String> warnings) {
        m_folder = folder;
        m_name = SourceFolder.nameOf(folder);
        m_warnings = warnings;
    }

    /**
     * @return the file to open for each run, by the run's name, in the order of the names
     * @throws SnapshotFormatException if there is none, or a subfolder has several
     */
    Map<String, Path> runs() throws IOException {
        Map<String, Path> runs = new TreeMap<>(NameOrder.INSTANCE);
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

    private void addFiles(final List<Path> files, final Map<String, Path> runs) throws SnapshotFormatException {
        for (Path f : files) {
            if (runs.put(stem(f), f) != null) {
                throw new SnapshotFormatException(m_name, "", "has two files for the run " + stem(f),
                    "Rename or remove one");
            }
        }
    }

    private void addSubfolders(final Map<String, Path> runs) throws IOException {
        for (Path sub : list(true)) {
            List<Path> files = new RunFolder(sub, m_warnings).series();
            String name = SourceFolder.nameOf(sub);
            if (files.size() > 1) {
                throw new SnapshotFormatException(m_name, "run \"" + name + "\"", "has several series: "
                    + files.stream().map(SourceFolder::nameOf).toList(), "Leave one series in the folder of each run");
            }
            files.forEach(f -> runs.put(name, f));
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
        boolean index = INDICES.contains(chosen);
        for (FileFormat other : byFormat.keySet()) {
            // HDF5 beside XDMF holds the numbers of that
            boolean data = index && DATA_SETS.contains(other)
                || other == FileFormat.HDF5 && byFormat.containsKey(FileFormat.XDMF);
            if (other != chosen && !data) {
                m_warnings.add("Folder " + m_name + ": the " + chosen + " files are read, the "
                    + other + " files are not.");
            }
        }
        List<Path> files = byFormat.get(chosen);
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
        if (series.size() > 1) {
            throw new SnapshotFormatException(m_name, "", "has " + format + " files of several series: "
                + series.keySet().stream().limit(5).toList(), "Choose one file of the series, or a .pvd that lists it");
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
        found.sort(Comparator.comparing(SourceFolder::nameOf, NameOrder.INSTANCE));
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
