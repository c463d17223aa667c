package org.latentrom.benchmarks.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.latentrom.engine.io.ReadOptions.Duplicates;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;

/** Lists of files as people and programs write them (07-pvd-series); five snapshots of a field T on one mesh. */
public final class PvdSeries {
    private static final String FOLDER = "07-pvd-series";

    private PvdSeries() {
    }

    /** @return the lists, the series without a list and the files that are compressed as a whole */
    public static List<Case> cases(final Path data) throws IOException {
        Path folder = data.resolve(FOLDER);
        Map<String, Numpy> z = Numpy.all(folder.resolve("truth.npz"));
        List<String> names;
        try (var files = Files.list(folder)) {
            names = files.map(f -> f.getFileName().toString()).filter(n -> n.matches(".*\\.(pvd|series)")).sorted()
                .toList();
        }
        List<Case> cases = new ArrayList<>();
        for (String n : names) {
            double[] times = n.equals("no_timestep.pvd") ? new double[]{0, 1, 2, 3, 4}
                : n.equals("u.vtu.series") || n.equals("sci_times.pvd") ? new double[]{0, 0.1, 0.2, 3 * 0.1, 0.4}
                    : z.get("times").values();
            // of two snapshots of one time the later is a restarted solver's
            int[] steps = n.startsWith("duplicate") ? new int[]{0, 1, 3, 3, 4} : new int[]{0, 1, 2, 3, 4};
            var options = Case.OPTIONS
                .withDuplicates(n.startsWith("duplicate") ? Duplicates.KEEP_LAST : Duplicates.FAIL);
            cases.add(new Case(FOLDER + "/" + n, options, times,
                () -> Arrays.stream(steps).mapToObj(k -> truth(z, n, k)).toList()));
        }
        cases.add(new Case(FOLDER + "/numbered_no_index", new double[0], () -> {
            List<Truth> truths = new ArrayList<>();
            for (int k = 0; k < 12; k++) {
                truths.add(scaled(z, 1 + k));
            }
            return truths;
        }));
        cases.add(new Case(FOLDER + "/gz/u_0.vtu.gz", new double[0], () -> List.of(truth(z, "", 0), truth(z, "", 1))));
        return cases;
    }

    private static Truth truth(final Map<String, Numpy> z, final String name, final int step) {
        Numpy t = z.get("T").item(step);
        if (name.startsWith("adaptive")) {
            int side = 6 + step;
            return s -> s.mesh().points() == side * side && s.mesh().cells() == 2 * (side - 1) * (side - 1) ? List.of()
                : List.of("the mesh has " + s.mesh() + " instead of those of a square of " + side);
        }
        if (name.startsWith("moving")) {
            return s -> Arrays.equals(s.field("T").map(MeshField::values).orElse(null), t.values()) ? List.of()
                : List.of("T differs");
        }
        if (name.startsWith("mixed_dtype") && step % 2 == 1) {
            return place(z, Arrays.stream(t.values()).map(a -> (float)a).toArray());
        }
        return place(z, t.values());
    }

    private static Truth scaled(final Map<String, Numpy> z, final int factor) {
        return place(z, Arrays.stream(z.get("T").item(0).values()).map(a -> a * factor).toArray());
    }

    private static Truth place(final Map<String, Numpy> z, final double[] values) {
        var array = new TruthArray("T", Location.POINT, new Numpy(new int[]{values.length}, "f8", values));
        return new PlaceTruth(z.get("points"), List.of(array), PlaceTruth.Cover.SAME, Digits.ALL);
    }
}
