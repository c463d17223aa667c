package org.latentrom.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.mesh.JoinedChannels;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.raster.GridSampler;
import org.latentrom.engine.raster.OutsideRule;
import org.latentrom.engine.raster.Rasterizer;
import org.latentrom.engine.raster.Resolution;

/**
 * How well a snapshot comes back to its mesh after it has been pixels: rasterises the last snapshot of a series,
 * samples the field at the mesh's points, and prints the relative L2 errors beside those of two simpler rules: the
 * nearest valid pixel, and bilinear weights without the invalid pixels, divided by what is left of their sum.
 */
public final class GridSamplerBenchmark {
    private static final int REPETITIONS = 20;

    private GridSamplerBenchmark() {
    }

    /** @param args a file or folder of snapshots; default: the data of the workflow cylinder-wake */
    public static void main(final String[] args) throws IOException {
        Path file = Path.of(args.length > 0 ? args[0] : "test-workflows/cylinder-wake/data/flow.xdmf");
        Snapshot snapshot;
        try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE)) {
            snapshot = series.read(series.entries().size() - 1, Progress.NONE);
        }
        System.out.println(file + ": " + snapshot.mesh());
        List<ChannelSource> sources = ChannelSource.defaults(snapshot);
        Extent extent = Rasterizer.extentOf(snapshot.mesh());
        for (int side : new int[]{64, 128, 256, 512}) {
            Resolution pixels = Resolution.ofLongerSide(extent, side, 8);
            Field field = Rasterizer.of(snapshot.mesh(), extent, pixels, Progress.NONE).rasterize(snapshot, sources);
            print(snapshot, sources, field);
        }
    }

    private static void print(final Snapshot snapshot, final List<ChannelSource> sources, final Field field) {
        Mesh mesh = snapshot.mesh();
        FieldShape s = field.shape();
        List<JoinedChannels> apart = JoinedChannels.single(s.channels());
        GridSampler sampler = GridSampler.of(mesh, s, field.mask(), OutsideRule.NEAREST, Progress.NONE);
        Snapshot back = sampler.sample(field, apart);
        long start = System.nanoTime();
        for (int i = 0; i < REPETITIONS; i++) {
            GridSampler.of(mesh, s, field.mask(), OutsideRule.NEAREST, Progress.NONE);
        }
        double build = 1e-6 * (System.nanoTime() - start) / REPETITIONS;
        start = System.nanoTime();
        for (int i = 0; i < REPETITIONS; i++) {
            sampler.sample(field, apart);
        }
        double apply = 1e-6 * (System.nanoTime() - start) / REPETITIONS;
        System.out.printf(Locale.ROOT, "%d x %d: weights %.2f ms, a field of %d channels %.3f ms%n", s.width(),
            s.height(), build, s.channels().size(), apply);
        for (int c = 0; c < sources.size(); c++) {
            ChannelSource source = sources.get(c);
            double[] truth = snapshot.field(source.field()).orElseThrow().values();
            int stride = snapshot.field(source.field()).orElseThrow().components();
            if (truth.length != stride * mesh.points()) {
                continue; // a cell field has no value at points
            }
            int channel = c;
            double[] sampled = back.fields().get(c).values();
            System.out.printf(Locale.ROOT, "    %-12s %.2e   nearest pixel %.2e   bilinear, renormalised %.2e%n",
                source.channel(), error(mesh, truth, stride, source.component(), p -> sampled[p]),
                error(mesh, truth, stride, source.component(), p -> plain(field, channel, mesh, p, false)),
                error(mesh, truth, stride, source.component(), p -> plain(field, channel, mesh, p, true)));
        }
    }

    /** @return norm of the differences over norm of the truth, at the points that cells use */
    private static double error(final Mesh mesh, final double[] truth, final int stride, final int component,
        final IntToDoubleFunction value) {
        var used = new BitSet();
        for (int node : mesh.connectivityArray()) {
            used.set(node);
        }
        double difference = 0;
        double norm = 0;
        for (int p = used.nextSetBit(0); p >= 0; p = used.nextSetBit(p + 1)) {
            double t = truth[p * stride + component];
            difference += (value.applyAsDouble(p) - t) * (value.applyAsDouble(p) - t);
            norm += t * t;
        }
        return Math.sqrt(difference / norm);
    }

    /** A search through the four pixels around a point, or all pixels if none of them is valid. */
    private static double plain(final Field field, final int channel, final Mesh mesh, final int p,
        final boolean bilinear) {
        FieldShape s = field.shape();
        double u = (mesh.coordinate(p, 0) - s.extent().xMin()) / s.dx() - 0.5;
        double v = (mesh.coordinate(p, 1) - s.extent().yMin()) / s.dy() - 0.5;
        double sum = 0;
        double weights = 0;
        double nearest = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < s.pixels(); i++) {
            double du = Math.abs(i % s.width() - u);
            double dv = Math.abs(i / s.width() - v);
            if (field.mask().isValid(i)) {
                double value = field.values()[channel * s.pixels() + i];
                if (du * du + dv * dv < least) {
                    least = du * du + dv * dv;
                    nearest = value;
                }
                double w = Math.max(0, 1 - du) * Math.max(0, 1 - dv);
                sum += w * value;
                weights += w;
            }
        }
        return bilinear && weights > 0 ? sum / weights : nearest;
    }
}
