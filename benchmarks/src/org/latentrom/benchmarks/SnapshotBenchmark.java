package org.latentrom.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.progress.Progress;

/**
 * How long it takes to read all snapshots of a series, one thread, files in the system's cache.
 * <pre>SnapshotBenchmark FILE [FIELD]</pre>
 */
public final class SnapshotBenchmark {
    private static final int TURNS = 15;

    private SnapshotBenchmark() {
    }

    /** @param args the file or folder, and the field to read (else all) */
    public static void main(final String[] args) throws IOException {
        ReadOptions options = ReadOptions.DEFAULTS.withFields(List.of(args).subList(1, args.length));
        var seconds = new double[TURNS];
        var cpuSeconds = new double[TURNS];
        var threads = ManagementFactory.getThreadMXBean();
        for (int t = 0; t < TURNS; t++) {
            long begin = System.nanoTime();
            long cpu = threads.getCurrentThreadCpuTime();
            double sum = 0;
            int n;
            try (var series = SnapshotFiles.open(Path.of(args[0]), options, Progress.NONE)) {
                n = series.entries().size();
                for (int i = 0; i < n; i++) {
                    for (MeshField f : series.read(i, Progress.NONE).fields()) {
                        sum += f.values()[f.values().length / 2];
                    }
                }
            }
            seconds[t] = (System.nanoTime() - begin) * 1e-9;
            cpuSeconds[t] = (threads.getCurrentThreadCpuTime() - cpu) * 1e-9;
            if (t == 0) {
                System.out.printf("%s: %d snapshots, first turn %.3f s (check sum %.12g)%n", args[0], n, seconds[0],
                    sum);
            }
        }
        for (double[] s : List.of(seconds, cpuSeconds)) {
            double[] warm = Arrays.copyOfRange(s, TURNS / 3, TURNS);
            Arrays.sort(warm);
            System.out.printf("warm, %s: median %.3f s, least %.3f s of %d turns%n",
                s == seconds ? "wall clock" : "this thread's processor time", warm[warm.length / 2], warm[0],
                    warm.length);
        }
    }
}
