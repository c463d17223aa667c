package org.latentrom.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.raster.RasterMethod;
import org.latentrom.engine.raster.RasterOptions;
import org.latentrom.engine.raster.Rasterizer;
import org.latentrom.engine.raster.Resolution;

/**
 * Our rasterizer and VTK's vtkResampleWithDataSet on the same snapshots, in turns in one run: all snapshots of a series
 * are in memory, then each side takes all components of all fields to N x N pixels, our weights included.
 * <pre>raster-vtk SERIES.pvd [N...]</pre>
 */
public final class RasterVtk {
    private static final int TURNS = 5;

    private RasterVtk() {
    }

    /** @param args a .pvd with the snapshots of one field, and numbers of pixels along a side (default 128 and 256) */
    public static void main(final String[] args) throws IOException {
        Path series = Path.of(args[0]);
        int[] sizes = args.length > 1 ? Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray()
            : new int[]{128, 256};
        List<Snapshot> snapshots = new ArrayList<>();
        try (var opened = SnapshotFiles.open(series, ReadOptions.DEFAULTS, Progress.NONE)) {
            for (int i = 0; i < opened.entries().size(); i++) {
                snapshots.add(opened.read(i, Progress.NONE));
            }
        }
        System.out.println(series + ": " + snapshots.size() + " snapshots, " + snapshots.get(0).mesh() + ", "
            + Runtime.getRuntime().availableProcessors() + " processors");
        var process = new ProcessBuilder(PythonScript.python(), PythonScript.of("python_raster.py").toString(),
            series.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var questions = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8)) {
            String version = answers.readLine();
            System.out.println(version == null ? "the Python of PYTHON has no vtk: our times alone"
                : "VTK " + version + " snapshots, python");
            for (int size : sizes) {
                compare(snapshots, size, version == null ? null : questions, answers);
            }
        } finally {
            process.destroy();
        }
    }

    private static void compare(final List<Snapshot> snapshots, final int size, final PrintWriter questions,
        final BufferedReader answers) throws IOException {
        var ours = new double[TURNS];
        var vtk = new double[TURNS];
        var weights = new double[TURNS];
        var oursCpu = new double[TURNS];
        var vtkCpu = new double[TURNS];
        for (int t = 0; t < TURNS; t++) {
            long cpu = cpu();
            double[] seconds = ours(snapshots, size, RasterOptions.DEFAULTS);
            ours[t] = seconds[0];
            weights[t] = seconds[1];
            oursCpu[t] = 1e-9 * (cpu() - cpu);
            if (questions != null) {
                questions.println(size);
                String[] answer = answers.readLine().split(" ");
                vtk[t] = Double.parseDouble(answer[0]);
                vtkCpu[t] = Double.parseDouble(answer[1]);
            }
        }
        System.out.printf(Locale.ROOT, "%d x %d: ours, first turn %.4f s, median %.4f s (of which weights %.4f s)%n",
            size, size, ours[0], median(ours), median(weights));
        if (questions != null) {
            System.out.printf(Locale.ROOT, "%d x %d: vtkResampleWithDataSet, first turn %.4f s, median %.4f s: "
                + "%.1f times ours, at least %.1f times%n", size, size, vtk[0], median(vtk), median(vtk) / median(ours),
                least(vtk, ours));
            System.out.printf(Locale.ROOT, "%d x %d: processor time of all threads, medians: ours %.4f s, VTK %.4f s:"
                + " %.1f times ours%n", size, size, median(oursCpu), median(vtkCpu), median(vtkCpu) / median(oursCpu));
        }
        for (RasterMethod method : List.of(RasterMethod.NEAREST, RasterMethod.CELL_AVERAGE, RasterMethod.WLSQM)) {
            double[] seconds = ours(snapshots, size, RasterOptions.DEFAULTS.withMethod(method));
            System.out.printf(Locale.ROOT, "%d x %d: ours, %s, once %.4f s (of which weights %.4f s)%n", size, size,
                method, seconds[0], seconds[1]);
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean)ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime();
    }

    /** Seconds of all, and of the weights alone. */
    private static double[] ours(final List<Snapshot> snapshots, final int size, final RasterOptions options) {
        List<ChannelSource> sources = sources(snapshots.get(0));
        double sum = 0;
        long begin = System.nanoTime();
        Rasterizer rasterizer = Rasterizer.of(snapshots.get(0).mesh(), Rasterizer.extentOf(snapshots.get(0).mesh()),
            new Resolution(size, size), options, Progress.NONE);
        long middle = System.nanoTime();
        for (Snapshot snapshot : snapshots) {
            Field field = rasterizer.rasterize(snapshot, sources);
            sum += field.values()[field.values().length / 3];
        }
        long end = System.nanoTime();
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("a pixel is not a number");
        }
        return new double[]{1e-9 * (end - begin), 1e-9 * (middle - begin)};
    }

    /** All components, also those that are 0: VTK takes them too. */
    private static List<ChannelSource> sources(final Snapshot snapshot) {
        var sources = new ArrayList<ChannelSource>();
        snapshot.fields().forEach(f -> {
            for (int c = 0; c < f.components(); c++) {
                sources.add(new ChannelSource(f.name(), c, f.name() + c));
            }
        });
        return sources;
    }

    private static double median(final double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** VTK's best turn over our worst. */
    private static double least(final double[] vtk, final double[] ours) {
        return Arrays.stream(vtk).min().getAsDouble() / Arrays.stream(ours).max().getAsDouble();
    }
}
