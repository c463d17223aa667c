package org.latentrom.benchmarks.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

import org.latentrom.engine.mesh.MeshField.Location;

/** XDMF and HDF5 in many forms, written by hand (05-meshio-gmsh-xdmf/xdmf_hdf5_handmade). */
public final class HandmadeXdmf {
    private static final String FOLDER = "05-meshio-gmsh-xdmf/xdmf_hdf5_handmade";

    private static final double[] NO_TIMES = {};

    private HandmadeXdmf() {
    }

    /** @return every file that opens others, and the one .vtkhdf */
    public static List<Case> cases(final Path data) throws IOException {
        Path folder = data.resolve(FOLDER);
        List<String> names;
        try (var files = Files.list(folder)) {
            names = files.map(f -> f.getFileName().toString()).filter(n -> n.matches(".*\\.(xdmf|xmf|vtkhdf)")).sorted()
                .toList();
        }
        List<Case> cases = new ArrayList<>();
        for (String n : names) {
            boolean triangles = n.startsWith("h5_") || n.startsWith("xdmf2_") || n.startsWith("tri.");
            boolean series = n.startsWith("h5_") || n.contains("series");
            double third = n.contains("timehyperslab") ? 3 * 0.1 : 0.3;
            double[] times = series ? new double[]{0, 0.1, 0.2, third, 0.4} : NO_TIMES;
            cases.add(new Case(FOLDER + "/" + n, times,
                () -> triangles ? triangles(folder, n, series) : grid(folder, n, series ? 5 : 1)));
        }
        return cases;
    }

    /** Step k of a series is T + k; the vector of the function is (T, x, 0). */
    private static List<Truth> grid(final Path folder, final String name, final int steps) throws IOException {
        Map<String, Numpy> z = Numpy.all(folder.resolve("truth_grid.npz"));
        double[] x = z.get("x").values();
        double[] y = z.get("y").values();
        var points = new double[2 * x.length * y.length];
        for (int i = 0; i < points.length / 2; i++) {
            points[2 * i] = x[i % x.length];
            points[2 * i + 1] = y[i / x.length];
        }
        int n = points.length / 2;
        double[] t = z.get("T").values();
        List<Truth> truths = new ArrayList<>();
        for (int k = 0; k < steps; k++) {
            int step = k;
            List<TruthArray> arrays = new ArrayList<>();
            if (name.startsWith("function")) {
                var v = new double[3 * n];
                for (int i = 0; i < n; i++) {
                    v[3 * i] = t[i];
                    v[3 * i + 1] = points[2 * i];
                }
                arrays.add(new TruthArray("V", Location.POINT, new Numpy(new int[]{n, 3}, "f8", v)));
            } else {
                DoubleUnaryOperator stored = name.contains("f4") ? a -> (float)a : a -> a;
                arrays.add(new TruthArray("T", Location.POINT, new Numpy(new int[]{n}, "f8",
                    Arrays.stream(t).map(a -> a + step).map(stored).toArray())));
            }
            truths.add(new PlaceTruth(new Numpy(new int[]{n, 2}, "f8", points), arrays, PlaceTruth.Cover.SAME,
                Digits.ALL));
        }
        return truths;
    }

    /** Fields at step k are those of the truth times 1 + k, stored as the name of the file says. */
    private static List<Truth> triangles(final Path folder, final String name, final boolean series)
        throws IOException {
        Map<String, Numpy> z = Numpy.all(folder.resolve("truth_tri.npz"));
        DoubleUnaryOperator stored = name.contains("float32") ? a -> (float)a
            : name.contains("float16") ? a -> half(a) : name.contains("int32") ? a -> (long)a : a -> a;
        int[] tri = z.get("tri").ints();
        var nodes = new int[tri.length / 3][];
        for (int c = 0; c < nodes.length; c++) {
            nodes[c] = Arrays.copyOfRange(tri, 3 * c, 3 * c + 3);
        }
        var types = new int[nodes.length];
        Arrays.fill(types, 5);
        List<Truth> truths = new ArrayList<>();
        for (int k = 0; k < (series ? 5 : 1); k++) {
            int factor = 1 + k;
            List<TruthArray> arrays = new ArrayList<>();
            for (String field : name.startsWith("xdmf2_") ? List.of("T") : List.of("T", "U", "cT")) {
                Numpy a = z.get(field);
                double[] values = Arrays.stream(a.values()).map(v -> stored.applyAsDouble(v * factor)).toArray();
                arrays.add(new TruthArray(field, field.equals("cT") ? Location.CELL : Location.POINT,
                    new Numpy(a.shape(), "f8", values)));
            }
            truths.add(new MeshTruth(z.get("points"), types, nodes, arrays, Digits.ALL));
        }
        return truths;
    }

    /** To the nearest number of ten bits behind the first, ties to even; the corpus has none below 2^-14 but zero. */
    private static double half(final double value) {
        double unit = Math.scalb(1.0, Math.max(-14, Math.getExponent(value)) - 10);
        return Math.rint(value / unit) * unit;
    }
}
