package org.latentrom.benchmarks.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.latentrom.engine.io.ArrayOptions;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.mesh.MeshField.Location;

/**
 * Arrays without a mesh format around them (05-meshio-gmsh-xdmf/plain_arrays): archives with points and times, MATLAB
 * files, text, and single arrays, of which those (node, time) need the orientation to be said and become a row of
 * pixels.
 */
final class PlainArrays {
    private static final String FOLDER = "05-meshio-gmsh-xdmf/plain_arrays";

    private static final double[] TIMES = {0, 0.1, 0.2, 3 * 0.1, 0.4};

    /** In the head of the text. */
    private static final double[] ROUNDED = {0, 0.1, 0.2, 0.3, 0.4};

    private static final double[] NUMBERS = {0, 1, 2, 3, 4};

    private PlainArrays() {
    }

    /** @return the files, one case each */
    static List<Case> cases(final Path data) throws IOException {
        Path folder = data.resolve(FOLDER);
        List<String> names;
        try (var list = Files.list(folder)) {
            names = list.map(f -> f.getFileName().toString()).filter(n -> n.matches("snapshots.*\\.(npz|csv|npy|mat)"))
                .sorted().toList();
        }
        ReadOptions nodesFirst =
            Case.OPTIONS.withArrays(ArrayOptions.DEFAULTS.withOrientation(ArrayOptions.Orientation.NODE_FIRST));
        List<Case> cases = new ArrayList<>();
        for (String n : names) {
            String file = FOLDER + "/" + n;
            if (n.equals("snapshots_3d.npy")) {
                cases.add(new Case(file, NUMBERS, () -> grid(data)));
            } else if (n.endsWith(".npy")) {
                cases.add(new Case(file, nodesFirst, NUMBERS, () -> row(folder, n.contains("f4"))));
            } else {
                // the compressed .mat has no times
                double[] times = n.endsWith(".csv") ? ROUNDED : n.contains("compressed.mat") ? NUMBERS : TIMES;
                cases.add(new Case(file, times, () -> cloud(folder)));
            }
        }
        return cases;
    }

    private static double[] column(final Numpy s, final int t) {
        var values = new double[s.shape()[0]];
        for (int i = 0; i < values.length; i++) {
            values[i] = s.values()[s.shape()[1] * i + t];
        }
        return values;
    }

    /** A point cloud of which each column of S is a snapshot. */
    private static List<Truth> cloud(final Path folder) throws IOException {
        Map<String, Numpy> z = Numpy.all(folder.resolve("snapshots.npz"));
        List<Truth> truths = new ArrayList<>();
        for (int t = 0; t < 5; t++) {
            double[] values = column(z.get("S"), t);
            truths.add(new PlaceTruth(z.get("points"), List.of(new TruthArray("", Location.POINT,
                new Numpy(new int[]{values.length}, "f8", values))), PlaceTruth.Cover.SAME, Digits.ALL));
        }
        return truths;
    }

    private static List<Truth> row(final Path folder, final boolean rounded) throws IOException {
        Numpy s = Numpy.all(folder.resolve("snapshots.npz")).get("S");
        List<Truth> truths = new ArrayList<>();
        for (int t = 0; t < 5; t++) {
            double[] values = column(s, t);
            truths.add(pixels(rounded ? Arrays.stream(values).map(v -> (float)v).toArray() : values));
        }
        return truths;
    }

    private static List<Truth> grid(final Path data) throws IOException {
        Numpy t = Numpy.all(data.resolve("05-meshio-gmsh-xdmf/xdmf_hdf5_handmade/truth_grid.npz")).get("T");
        List<Truth> truths = new ArrayList<>();
        for (int step : new int[]{0, 1, 2, 3, 4}) {
            truths.add(pixels(Arrays.stream(t.values()).map(v -> v + step).toArray())); // as the note in the file says
        }
        return truths;
    }

    /** One cell a pixel, in the order of the array, and no other field. */
    private static Truth pixels(final double[] values) {
        return s -> s.fields().size() == 1 && s.mesh().cells() == values.length
            && Arrays.equals(s.fields().get(0).values(), values) ? List.of() : List.of("the pixels differ");
    }
}
