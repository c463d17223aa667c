package org.latentrom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.latentrom.engine.baseline.TimedField;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.RunSelection;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.raster.Rasterizer;
import org.latentrom.engine.raster.Resolution;

/**
 * The two sets of data that the example workflows have in their data folders, split into what a model learns from and
 * what it is judged by. The validation split holds no test snapshot: choices are made on it.
 *
 * @param name name of the example
 * @param data its data, inside of the project
 * @param field the mesh field
 * @param resolution the grid of the example workflow
 * @param latentSize number of latent variables
 * @param fromFirst true if a rollout starts at the first true snapshot of the run, false if at the last training one
 * @param training what is learnt from
 * @param truth what is predicted
 */
record RomCase(String name, Path data, String field, Resolution resolution, int latentSize, boolean fromFirst,
    ReadOptions training, ReadOptions truth) {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** The cylinder wake: t to 7.49 is learnt, t = 7.50 to 7.99 predicted; for validation t to 7.20 and to 7.49. */
    static RomCase cylinder(final boolean test) {
        double split = test ? 7.495 : 7.205;
        return new RomCase("cylinder-wake", workflow("cylinder-wake", "flow.xdmf"), "velocity",
            new Resolution(32, 160), 2, false, ReadOptions.DEFAULTS.withTimes(-INFINITY, split),
            ReadOptions.DEFAULTS.withTimes(split, test ? INFINITY : 7.495));
    }

    /**
     * The Burgers sweep: nu = .008 is predicted from the others; for validation .032, with .008 nowhere. (.032 has its
     * neighbours at a factor of 2, as .008 has in the test; .016 without .008 has not.)
     */
    static RomCase burgers(final boolean test) {
        String left = test ? "nu_0.008" : "nu_0.032";
        Set<String> held = test ? Set.of(left) : Set.of(left, "nu_0.008");
        return new RomCase("burgers-sweep", workflow("burgers-sweep", ""), "u", new Resolution(32, 32), 4, true,
            ReadOptions.DEFAULTS.withRuns(new RunSelection(RunSelection.Mode.ALL_BUT, held)),
            ReadOptions.DEFAULTS.withRuns(new RunSelection(RunSelection.Mode.ONLY, Set.of(left))));
    }

    static RomCase of(final String name, final boolean test) {
        return switch (name) {
            case "cylinder" -> cylinder(test);
            case "burgers" -> burgers(test);
            default -> throw new IllegalArgumentException("cylinder or burgers, not " + name);
        };
    }

    /** Benchmarks are started anywhere, so the project is looked for upwards. */
    private static Path workflow(final String name, final String file) {
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            Path data = p.resolve("test-workflows").resolve(name).resolve("data").resolve(file);
            if (Files.exists(data)) {
                return data;
            }
        }
        throw new IllegalStateException("run this inside of the project: there is no test-workflows/" + name);
    }

    /**
     * @param fields the fields in order of run and time
     * @param parameterNames names of the parameters
     * @param parameters each run's parameters
     */
    record Series(List<TimedField> fields, List<String> parameterNames, Map<String, double[]> parameters) {
    }

    /** Makes a field of a snapshot. */
    interface Pixels {
        /** @return the field of a snapshot */
        Field of(Snapshot snapshot);
    }

    /** @return the snapshots as fields on a grid over the mesh's bounding box */
    Series raster(final ReadOptions options, final Resolution resolution) throws IOException {
        var rasterizer = new Rasterizer[1];
        return read(options, snapshot -> {
            if (rasterizer[0] == null) {
                Extent extent = Rasterizer.extentOf(snapshot.mesh());
                rasterizer[0] = Rasterizer.of(snapshot.mesh(), extent, resolution, Progress.NONE);
            }
            return rasterizer[0].rasterize(snapshot,
                List.of(new ChannelSource(field, 0, field + "_x"), new ChannelSource(field, 1, field + "_y")));
        });
    }

    /** @return the snapshots with the mesh's nodes side by side as one row of pixels, as the anchors were computed */
    Series nodes(final ReadOptions options) throws IOException {
        return read(options, snapshot -> {
            MeshField f = snapshot.field(field).orElseThrow();
            var shape = new FieldShape(List.of("x", "y"), 1, f.tuples(), new Extent(0, 1, 0, 1));
            var values = new float[2 * f.tuples()];
            for (int i = 0; i < f.tuples(); i++) {
                values[i] = (float)f.values()[i * f.components()];
                values[f.tuples() + i] = (float)f.values()[i * f.components() + 1];
            }
            return new Field(shape, values);
        });
    }

    private Series read(final ReadOptions options, final Pixels pixels) throws IOException {
        var fields = new ArrayList<TimedField>();
        var parameters = new LinkedHashMap<String, double[]>();
        try (var series = SnapshotFiles.open(data, options.withFields(List.of(field)), Progress.NONE)) {
            for (int i = 0; i < series.entries().size(); i++) {
                var entry = series.entries().get(i);
                fields.add(new TimedField(entry.run(), entry.time(), pixels.of(series.read(i, Progress.NONE))));
                parameters.put(entry.run(), entry.parameters().values().stream().mapToDouble(v -> v).toArray());
            }
            return new Series(fields, series.parameters(), parameters);
        }
    }
}
