package org.latentrom.benchmarks.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;

/**
 * Truths that VTK reads in the same run, for files whose arrays are not in the corpus:
 * {@code benchmarks/python_vtk_arrays.py} in the Python that the environment variable {@code PYTHON} names (default
 * {@code python3}). Without VTK there, these files must be readable, and nothing more is known of them.
 */
public final class VtkPeer {
    private static final String SCRIPT = "benchmarks/python_vtk_arrays.py";

    /** What no quantity is: numbers of parts of meshes, and the cells that dolfin lists among the cell arrays. */
    private static final Set<String> USED = Set.of("vtkGhostType", "vtkOriginalPointIds", "vtkOriginalCellIds",
        "connectivity", "offsets", "types");

    private final Path m_data;

    private final Map<String, Integer> m_files = new LinkedHashMap<>();

    private Path m_out;

    private boolean m_works;

    /** @param data the folder of the corpus */
    public VtkPeer(final Path data) {
        m_data = data;
    }

    /** @return the file's truth, once it is asked for; the files of all are read at once then */
    public Truth of(final String file) {
        return lazy(file, () -> read(file));
    }

    /** @return the same for a file whose points may come in another order or several times, as text of some digits */
    public Truth placesOf(final String file, final Digits digits) {
        return lazy(file, () -> read(file) instanceof MeshTruth m
            ? PlaceTruth.ofCells(new MeshTruth(m.points(), m.types(), m.nodes(), anyName(m.arrays()), digits))
            : Truth.ANYTHING);
    }

    /** @return the point arrays of a file for one that has more points: the vertices, where it has all nodes */
    public Truth verticesOf(final String file) {
        return lazy(file, () -> read(file) instanceof MeshTruth m
            ? new PlaceTruth(m.points(), anyName(m.arrays()), PlaceTruth.Cover.MORE, Digits.ALL) : Truth.ANYTHING);
    }

    /** @return the mesh of a file for one that has the same cells in any order, and other arrays */
    public Truth meshOf(final String file) {
        return lazy(file, () -> read(file) instanceof MeshTruth m
            ? PlaceTruth.ofCells(new MeshTruth(m.points(), m.types(), m.nodes(), List.of(), m.digits()))
            : Truth.ANYTHING);
    }

    /** @return one block of a multi-block file */
    public Truth leaf(final String file, final int index) {
        return lazy(file, () -> saved(m_files.get(file) + "_" + index));
    }

    /** @return one time of an HDF5 file of dolfinx, which h5py reads */
    public Truth step(final String file, final int index) {
        return lazy(file, () -> saved(m_files.get(file) + "_" + index));
    }

    /** Formats of one solver name a single field differently. */
    private static List<TruthArray> anyName(final List<TruthArray> arrays) {
        return arrays.size() > 1 ? arrays
            : arrays.stream().map(a -> new TruthArray("?" + a.name(), a.location(), a.array())).toList();
    }

    private Truth lazy(final String file, final Supplier<Truth> truth) {
        m_files.putIfAbsent(file, m_files.size());
        return new Truth() {
            @Override
            public List<String> differences(final Snapshot snapshot) {
                return truth.get().differences(snapshot);
            }

            @Override
            public boolean isKnown() {
                return truth.get().isKnown();
            }
        };
    }

    /** @return whether VTK has been there */
    public boolean works() {
        start();
        return m_works;
    }

    private void start() {
        if (m_out != null) {
            return;
        }
        try {
            m_out = Files.createTempDirectory("vtk-arrays");
            Process process = new ProcessBuilder(System.getenv().getOrDefault("PYTHON", "python3"), script().toString(),
                m_out.toString()).redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            try (var names = process.getOutputStream()) {
                for (String f : m_files.keySet()) {
                    names.write((m_data.resolve(f) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            m_works = process.waitFor() == 0;
        } catch (IOException e) {
            m_works = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Truth read(final String file) {
        int number = m_files.get(file);
        if (saved(number + "_0") == Truth.ANYTHING) {
            return saved("" + number);
        }
        List<MeshTruth> leaves = new ArrayList<>();
        while (saved(number + "_" + leaves.size()) instanceof MeshTruth leaf) {
            leaves.add(leaf);
        }
        return MeshTruth.joined(leaves);
    }

    private Truth saved(final String name) {
        if (!works()) {
            return Truth.ANYTHING;
        }
        Path file = m_out.resolve(name + ".npz");
        try {
            return Files.exists(file) ? truth(file) : Truth.ANYTHING;
        } catch (IOException e) {
            throw new IllegalStateException("what VTK has read is gone: " + file, e);
        }
    }

    private static MeshTruth truth(final Path file) throws IOException {
        Map<String, Numpy> z = Numpy.all(file);
        int[] offsets = z.get("offsets").ints();
        int[] nodes = z.get("connectivity").ints();
        var cells = new int[offsets.length - 1][];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = Arrays.copyOfRange(nodes, offsets[c], offsets[c + 1]);
        }
        List<TruthArray> arrays = new ArrayList<>();
        for (Map.Entry<String, Numpy> e : z.entrySet()) {
            int colon = e.getKey().indexOf(':');
            if (colon > 0 && !USED.contains(e.getKey().substring(colon + 1))) {
                arrays.add(new TruthArray(e.getKey().substring(colon + 1),
                    e.getKey().startsWith("point") ? Location.POINT : Location.CELL, e.getValue()));
            }
        }
        return new MeshTruth(z.get("points"), z.get("types").ints(), cells, arrays, Digits.ALL)
            .visible(ghosts(z, "point"), ghosts(z, "cell"));
    }

    private static int[] ghosts(final Map<String, Numpy> z, final String kind) {
        Numpy g = z.get(kind + ":vtkGhostType");
        return g == null ? null : g.ints();
    }

    /** The script, seen from the folder of the compiled classes, since the command may be started anywhere. */
    private static Path script() {
        try {
            Path classes = Path.of(VtkPeer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path script = classes.resolve("../../..").resolve(SCRIPT).normalize();
            return Files.exists(script) ? script : Path.of(SCRIPT);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
