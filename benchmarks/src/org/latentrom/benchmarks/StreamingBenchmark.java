package org.latentrom.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.raster.Rasterizer;
import org.latentrom.engine.raster.Resolution;

/**
 * Series that are larger than Java's heap: reads and rasterizes 2,000 snapshots of 100,000 points (an 8 MB file each)
 * in Java machines with {@code -Xmx512m}, on one mesh, on meshes that move, and through the nodes of a workflow.
 * <pre>StreamingBenchmark [snapshots=2000] [side=317] [files=20] [heap=512] [moving=200] [nodes=yes]</pre>
 * {@code moving} is the number of snapshots on moving meshes, {@code nodes=no} leaves the workflow out. Needs about
 * 500 MB of disk for the files and, for the nodes, 2.4 MB a snapshot for what KNIME's tables keep.
 */
public final class StreamingBenchmark {
    private static final Resolution GRID = new Resolution(128, 128);

    private static final int MESHES_KEPT = 8;

    private StreamingBenchmark() {
    }

    /** @param args as above; with {@code read=FILE} it is the child that reads */
    public static void main(final String[] args) throws IOException, InterruptedException {
        var arguments = new Arguments(args, 0);
        String list = arguments.text("read", "");
        if (!list.isEmpty()) {
            read(Path.of(list));
            return;
        }
        int heap = arguments.integer("heap", 512);
        int snapshots = arguments.integer("snapshots", 2000);
        Path folder = Files.createTempDirectory("streaming");
        try {
            for (boolean moving : new boolean[]{false, true}) {
                var series = new LargeSeries(arguments.integer("side", 317), arguments.integer("files", 20), moving);
                Path file = series.write(folder.resolve(moving ? "moving" : "fixed"),
                    moving ? arguments.integer("moving", 200) : snapshots);
                System.out.println((moving ? "Each of " + series.files() + " files in turn has its own mesh: "
                    : "One mesh, " + series.files() + " files in turn: ") + series.points() + " points, "
                    + Files.size(file.resolveSibling("flow_0.vtu")) / 1_000_000 + " MB a file; Java with " + heap
                    + " MB of heap");
                child(heap, file);
            }
            if (arguments.text("nodes", "yes").equals("yes")) {
                nodes(heap, folder);
            }
        } finally {
            delete(folder);
        }
    }

    private static void child(final int heap, final Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heap + "m", "-cp", System.getProperty("java.class.path"), StreamingBenchmark.class.getName(),
            "read=" + file).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the reading Java ended with " + process.exitValue());
        }
    }

    /** As the nodes do: one snapshot after the other, the weights of a few meshes kept. */
    private static void read(final Path file) throws IOException {
        Map<Mesh, Rasterizer> kept = new LinkedHashMap<>(MESHES_KEPT, 1, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(final Map.Entry<Mesh, Rasterizer> eldest) {
                return size() > MESHES_KEPT;
            }
        };
        long begin = System.nanoTime();
        double sum = 0;
        int n;
        Extent extent = null;
        try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE)) {
            n = series.entries().size();
            for (int i = 0; i < n; i++) {
                Snapshot s = series.read(i, Progress.NONE);
                extent = extent == null ? Rasterizer.extentOf(s.mesh()) : extent;
                Extent region = extent;
                Rasterizer r = kept.computeIfAbsent(s.mesh(), m -> Rasterizer.of(m, region, GRID, Progress.NONE));
                sum += r.rasterize(s, ChannelSource.defaults(s)).values()[GRID.width() * GRID.height() / 2];
            }
        }
        System.out.printf(Locale.ROOT, "  engine: %d snapshots read and rasterized to %d x %d in %.1f s, most heap in "
            + "use %d MB, after the last collection %d MB (check sum %.9g)%n", n, GRID.width(), GRID.height(),
            (System.nanoTime() - begin) * 1e-9, used(false), used(true), sum);
    }

    /** Sums of the pools' peaks, which need not have been at the same time, or of what their last collections left. */
    private static long used(final boolean collected) {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                bytes += !collected ? pool.getPeakUsage().getUsed()
                    : pool.getCollectionUsage() == null ? 0 : pool.getCollectionUsage().getUsed();
            }
        }
        return bytes >> 20;
    }

    /** The committed workflow of reader and rasterizer, with this data and a finer grid. */
    private static void nodes(final int heap, final Path folder) throws IOException, InterruptedException {
        Path repository = repository();
        Path workflow = folder.resolve("workflow");
        copy(repository.resolve("test-workflows/snapshot-rasterizer"), workflow);
        delete(workflow.resolve("data"));
        Files.move(folder.resolve("fixed"), workflow.resolve("data"));
        try (var all = Files.list(workflow)) {
            var nodes = all.filter(p -> p.getFileName().toString().startsWith("Snapshot Rasterizer"));
            for (Path node : (Iterable<Path>)nodes::iterator) {
                Path settings = node.resolve("settings.xml");
                Files.writeString(settings, Files.readString(settings)
                    .replaceAll("(key=\"width\" type=\"xint\" value=)\"\\d+\"", "$1\"" + GRID.width() + "\"")
                    .replaceAll("(key=\"height\" type=\"xint\" value=)\"\\d+\"", "$1\"" + GRID.height() + "\""));
            }
        }
        var builder = new ProcessBuilder(repository.resolve("test-workflows/run").toString(), workflow.toString(),
            "--out", folder.resolve("out").toString()).redirectErrorStream(true);
        builder.environment().put("JAVA_OPTS", "-Xmx" + heap + "m");
        builder.environment().put("TMPDIR", Files.createDirectories(folder.resolve("tmp")).toString());
        long begin = System.nanoTime();
        Process process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        List<String> lines = new ArrayList<>(printed.lines().toList());
        System.out.printf(Locale.ROOT, "  nodes: Snapshot Reader and Snapshot Rasterizer in the stand-in's runner, "
            + "exit status %d after %.1f s%n", status, (System.nanoTime() - begin) * 1e-9);
        lines.subList(Math.max(0, lines.size() - (status == 0 ? 4 : 30)), lines.size())
            .forEach(l -> System.out.println("    " + l));
    }

    private static Path repository() {
        try {
            Path classes =
                Path.of(StreamingBenchmark.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path above = classes.resolve("../../..").normalize();
            return Files.exists(above.resolve("test-workflows/run")) ? above : Path.of("").toAbsolutePath();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(final Path from, final Path to) throws IOException {
        try (var walk = Files.walk(from)) {
            for (Path p : (Iterable<Path>)walk::iterator) {
                Files.copy(p, to.resolve(from.relativize(p).toString()));
            }
        }
    }

    private static void delete(final Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            for (Path p : (Iterable<Path>)walk.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(p);
            }
        }
    }
}
