package org.latentrom.benchmarks.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.latentrom.engine.mesh.MeshField.Location;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** The files that VTK wrote, every encoding and every type of data set (04-conformance), against VTK's own arrays. */
public final class VtkCorpus {
    private static final String FOLDER = "04-conformance";

    private VtkCorpus() {
    }

    /** @return all files of the corpus, and the ones that join others */
    public static List<Case> cases(final Path data, final VtkPeer vtk) throws IOException {
        Path folder = data.resolve(FOLDER);
        List<Case> cases = new ArrayList<>();
        JsonObject list = JsonParser.parseString(Files.readString(folder.resolve("corpus.json"))).getAsJsonObject();
        for (Map.Entry<String, ?> e : list.entrySet()) {
            JsonObject entry = (JsonObject)e.getValue();
            // the only file without a truth is one of two pieces, which is among the truths by another name
            String name = entry.has("truth") ? entry.get("truth").getAsString() : "quad_two_pieces";
            boolean legacyText = e.getKey().startsWith("vtk/") && e.getKey().contains("ascii");
            boolean pieces = e.getKey().startsWith("pvt");
            if (e.getKey().startsWith("vtk/image")) {
                // the legacy writer rounds origin and spacing, so that the points of memory are not in the file
                Truth truth = vtk.of(FOLDER + "/" + e.getKey());
                cases.add(new Case(FOLDER + "/" + e.getKey(), () -> List.of(truth)));
                continue;
            }
            cases.add(new Case(FOLDER + "/" + e.getKey(), () -> {
                MeshTruth truth = truth(folder, name, legacyText ? Digits.VTK_LEGACY : Digits.ALL);
                return List.of(pieces ? PlaceTruth.ofCells(truth) : truth);
            }));
        }
        for (String name : List.of("nested_ascii", "nested_zlib")) {
            cases.add(new Case(FOLDER + "/vtm/" + name + ".vtm", () -> blocks(folder)));
        }
        for (String name : List.of("ascii", "appended")) {
            cases.add(new Case(FOLDER + "/vtu/timevalues_in_one_file__" + name + ".vtu", new double[]{0, 0.5, 1, 1.5},
                () -> steps(truth(folder, "tri", Digits.ALL))));
        }
        return cases;
    }

    /** T is the first time's, times one more than the number of the step. */
    private static List<Truth> steps(final MeshTruth tri) {
        TruthArray t = tri.arrays().stream().filter(a -> a.name().equals("T")).findFirst().orElseThrow();
        List<Truth> steps = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            int factor = 1 + k;
            var values = new Numpy(t.array().shape(), "f8", Arrays.stream(t.array().values()).map(x -> x * factor)
                .toArray());
            List<TruthArray> arrays = new ArrayList<>(tri.arrays());
            arrays.removeIf(a -> !a.name().equals("U") && !a.name().equals("cT"));
            arrays.add(new TruthArray("T", Location.POINT, values));
            steps.add(new MeshTruth(tri.points(), tri.types(), tri.nodes(), arrays, Digits.ALL));
        }
        return steps;
    }

    /** The four data sets of the multi-block files, in the order of their indices. */
    private static List<Truth> blocks(final Path folder) throws IOException {
        List<MeshTruth> parts = new ArrayList<>();
        for (String name : List.of("tri", "pd_quads", "structured", "image")) {
            parts.add(truth(folder, name, Digits.ALL));
        }
        return List.of(MeshTruth.joined(parts));
    }

    private static MeshTruth truth(final Path folder, final String name, final Digits digits) throws IOException {
        Path truth = folder.resolve("truth").resolve(name);
        JsonObject index = JsonParser.parseString(Files.readString(truth.resolve("index.json"))).getAsJsonObject();
        List<TruthArray> arrays = new ArrayList<>();
        int[] pointGhosts = null;
        int[] cellGhosts = null;
        for (String key : index.keySet()) {
            if (key.startsWith("point:") || key.startsWith("cell:")) {
                Location location = key.startsWith("point:") ? Location.POINT : Location.CELL;
                Numpy array = Numpy.of(truth.resolve(index.getAsJsonObject(key).get("file").getAsString()));
                String arrayName = key.substring(key.indexOf(':') + 1);
                if (!arrayName.equals("vtkGhostType")) {
                    arrays.add(new TruthArray(arrayName, location, array));
                } else if (location == Location.POINT) {
                    pointGhosts = array.ints();
                } else {
                    cellGhosts = array.ints();
                }
            }
        }
        int[] types = index.has("types") ? Numpy.of(truth.resolve("types.npy")).ints() : new int[0];
        int[] nodes = types.length > 0 ? Numpy.of(truth.resolve("connectivity.npy")).ints() : new int[0];
        int[] offsets = types.length > 0 ? Numpy.of(truth.resolve("offsets.npy")).ints() : new int[]{0};
        int[][] cells = new int[types.length][];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = Arrays.copyOfRange(nodes, offsets[c], offsets[c + 1]);
        }
        var whole = new MeshTruth(Numpy.of(truth.resolve("points.npy")), types, cells, arrays, digits);
        return whole.visible(pointGhosts, cellGhosts);
    }
}
