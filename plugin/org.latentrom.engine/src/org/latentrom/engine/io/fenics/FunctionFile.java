package org.latentrom.engine.io.fenics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.hdf5.Hdf5Source;

/**
 * Opens HDF5 files that {@code HDF5File} of dolfin has written: a mesh, and functions with their degrees of freedom at
 * one or several times. Those of dolfin's {@code TimeSeries} are refused with the reason.
 */
public final class FunctionFile {
    private static final Pattern VECTOR = Pattern.compile("vector(?:_([0-9]{1,9}))?");

    private static final int DEEPEST = 8;

    private static final int MOST_GROUPS = 10_000;

    private final Path m_path;

    private final String m_file;

    private final Hdf5Source m_hdf5;

    private final List<String> m_functions = new ArrayList<>();

    private final List<String> m_meshes = new ArrayList<>();

    private final List<String> m_others = new ArrayList<>();

    private int m_groups;

    private FunctionFile(final Path path, final Hdf5Source hdf5) throws IOException {
        m_path = path;
        m_file = SourceFolder.nameOf(path);
        m_hdf5 = hdf5;
        walk("", 0);
    }

    private void walk(final String group, final int depth) throws IOException {
        List<String> names = m_hdf5.children(m_path, group);
        if (names.contains("cell_dofs") && names.contains("cells")) {
            m_functions.add(group);
            return;
        }
        if (names.contains("topology") && names.contains("coordinates")) {
            (names.contains("values") ? m_others : m_meshes).add(group);
            return;
        }
        for (String n : names) {
            if (depth < DEEPEST && ++m_groups <= MOST_GROUPS) {
                walk(group.isEmpty() ? n : group + "/" + n, depth + 1);
            }
        }
    }

    private static boolean isTimeSeries(final Path path, final Hdf5Source hdf5) throws IOException {
        for (String vectors : List.of("Vector", "Mesh")) {
            for (String n : hdf5.children(path, vectors)) {
                return hdf5.attribute(path, vectors + "/" + n, "time").isPresent();
            }
        }
        return false;
    }

    /**
     * @return whether dolfin has written an HDF5 file, by what is in it; false if it is damaged, for others to say
     * so
     */
    public static boolean is(final Path path) throws IOException {
        try (var hdf5 = new Hdf5Source()) {
            if (isTimeSeries(path, hdf5)) {
                return true;
            }
            var file = new FunctionFile(path, hdf5);
            // the data of write_checkpoint has no signatures: what it is stands in its .xdmf file
            return !file.m_functions.isEmpty()
                && hdf5.attribute(path, file.m_functions.get(0), "signature").isPresent();
        } catch (SnapshotFormatException e) {
            return false;
        }
    }

    /**
     * @throws SnapshotFormatException if the file is a TimeSeries, lacks a mesh, or its functions are of other spaces
     *             than {@link FunctionSpace} knows
     */
    public static FormatSeries open(final Path path) throws IOException {
        var hdf5 = new Hdf5Source();
        try {
            if (isTimeSeries(path, hdf5)) {
                throw new SnapshotFormatException(SourceFolder.nameOf(path), "", "is a TimeSeries of dolfin: it holds "
                    + "the vectors of functions, but not which point each number belongs to",
                    "Write the functions with HDF5File, XDMFFile.write or XDMFFile.write_checkpoint");
            }
            return new FunctionFile(path, hdf5).series();
        } catch (IOException | RuntimeException e) {
            hdf5.close();
            throw e;
        }
    }

    private FormatSeries series() throws IOException {
        if (m_meshes.isEmpty()) {
            throw new SnapshotFormatException(m_file, "", "has functions, but no mesh",
                "Write the mesh into the same file: file.write(mesh, \"mesh\")");
        }
        List<String> warnings = new ArrayList<>();
        String mesh = m_meshes.contains("mesh") ? "mesh" : m_meshes.get(0);
        if (m_meshes.size() > 1) {
            warnings.add(m_file + " has several meshes; the functions are taken to be on \"" + mesh + "\".");
        }
        for (String other : m_others) {
            warnings.add("\"" + SourceFolder.shorten(other) + "\" is a mesh function; it is left out.");
        }
        var shared = new FileMesh(m_path, mesh, m_hdf5);
        Map<Double, List<FileFunction.Vector>> steps = new TreeMap<>();
        boolean timed = false;
        for (String f : m_functions) {
            var function = new FileFunction(m_path, f, m_functions.size(), m_hdf5, shared);
            for (String vector : vectors(f)) {
                OptionalDouble time = time(f + "/" + vector);
                timed |= time.isPresent();
                Matcher m = VECTOR.matcher(vector);
                double key = time.orElse(m.matches() && m.group(1) != null ? Integer.parseInt(m.group(1)) : 0);
                steps.computeIfAbsent(key, k -> new ArrayList<>()).add(function.vector(vector));
            }
        }
        if (steps.isEmpty()) {
            throw new SnapshotFormatException(m_file, "", "has functions without values", "Write the functions anew");
        }
        List<FunctionStep> sources = new ArrayList<>();
        for (Map.Entry<Double, List<FileFunction.Vector>> s : steps.entrySet()) {
            sources.add(new FunctionStep(m_file, timed ? OptionalDouble.of(s.getKey()) : OptionalDouble.empty(), shared,
                s.getValue()));
        }
        return new FormatSeries(sources, warnings, m_hdf5);
    }

    private List<String> vectors(final String function) throws IOException {
        return m_hdf5.children(m_path, function).stream().filter(n -> VECTOR.matcher(n).matches()).toList();
    }

    private OptionalDouble time(final String vector) throws IOException {
        Object time = m_hdf5.attribute(m_path, vector, "timestamp").orElse(null);
        if (time == null) {
            return OptionalDouble.empty();
        }
        double value = time instanceof Number n ? n.doubleValue() : Double.NaN;
        if (!Double.isFinite(value)) {
            throw new SnapshotFormatException(m_file, "data set \"" + SourceFolder.shorten(vector) + "\"",
                "has a timestamp that is not a finite number", "Write the functions anew");
        }
        return OptionalDouble.of(value);
    }
}
