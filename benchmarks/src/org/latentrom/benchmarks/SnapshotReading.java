package org.latentrom.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.progress.Progress;

import com.sun.management.OperatingSystemMXBean;

/**
 * How long it takes to read all snapshots of a series of {@code .vtu} files, as it is and written anew by VTK with
 * appended raw data (zlib, not compressed): our reader and VTK's C++ readers in turn, files in the system's cache.
 * Prints the first turn of ours, which compiles, and the medians of the later ones: seconds of the clock, and of the
 * processor (of all threads of the process), which other programs hardly change.
 */
public final class SnapshotReading {
    private static final int TURNS = 15;

    private final Path m_series;

    private final int m_turns;

    private SnapshotReading(final Path series, final int turns) {
        m_series = series;
        m_turns = turns;
    }

    /** Seconds of the clock and of the processor, and the sum of a value of each field. */
    private record Turn(double seconds, double processor, double sum) {
    }

    /** @param args the series (.pvd), and how often it is read (default 15) */
    public static void main(final String[] args) throws IOException, InterruptedException {
        new SnapshotReading(Path.of(args[0]), args.length > 1 ? Integer.parseInt(args[1]) : TURNS).run();
    }

    private void run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("latentrom-snapshots");
        try (var vtk = new Peer()) {
            Map<String, Path> kinds = new LinkedHashMap<>();
            kinds.put("as it is", m_series);
            for (String mode : vtk.isThere() ? List.of("zlib", "none") : List.<String>of()) {
                Path target = Files.createDirectory(folder.resolve(mode));
                vtk.ask("convert", m_series.toString(), target.toString(), mode);
                kinds.put("appended raw, " + mode, target.resolve(m_series.getFileName()));
            }
            for (Map.Entry<String, Path> k : kinds.entrySet()) {
                compare(k.getKey(), k.getValue(), vtk);
            }
        } finally {
            try (var walk = Files.walk(folder)) {
                for (Path p : (Iterable<Path>)walk.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(p);
                }
            }
        }
    }

    private void compare(final String kind, final Path series, final Peer vtk) throws IOException {
        List<Turn> ours = new ArrayList<>();
        List<Turn> others = new ArrayList<>();
        for (int t = 0; t < m_turns; t++) {
            ours.add(read(series));
            if (vtk.isThere()) {
                String[] answer = vtk.ask("read", series.toString()).split(" ");
                others.add(new Turn(Double.parseDouble(answer[0]), Double.parseDouble(answer[1]),
                    Double.parseDouble(answer[2])));
            }
        }
        Turn first = ours.get(0);
        for (Turn t : others) {
            if (Math.abs(t.sum - first.sum) > 1e-9 * Math.abs(first.sum)) {
                throw new IllegalStateException("VTK read other numbers: " + t.sum + " instead of " + first.sum);
            }
        }
        System.out.printf(Locale.ROOT, "%s, %s: first turn %.3f s (processor %.3f s)%n", series.getFileName(), kind,
            first.seconds, first.processor);
        print("ours", ours);
        if (!others.isEmpty()) {
            print("VTK", others);
            System.out.printf(Locale.ROOT, "    VTK's time over ours: clock %.2f, processor %.2f%n",
                median(others, true) / median(ours, true), median(others, false) / median(ours, false));
        }
    }

    private static void print(final String who, final List<Turn> turns) {
        System.out.printf(Locale.ROOT, "    %-4s  median of the later turns: clock %.4f s, processor %.4f s; "
            + "least %.4f s, %.4f s%n", who, median(turns, true), median(turns, false),
            later(turns, true)[0], later(turns, false)[0]);
    }

    private static double median(final List<Turn> turns, final boolean clock) {
        double[] later = later(turns, clock);
        return later[later.length / 2];
    }

    /** The first third is left out: in it, our code is compiled. */
    private static double[] later(final List<Turn> turns, final boolean clock) {
        double[] v = turns.stream().skip(turns.size() / 3).mapToDouble(t -> clock ? t.seconds : t.processor).toArray();
        Arrays.sort(v);
        return v;
    }

    private static Turn read(final Path path) throws IOException {
        var system = (OperatingSystemMXBean)ManagementFactory.getOperatingSystemMXBean();
        long begin = System.nanoTime();
        long processor = system.getProcessCpuTime();
        double sum = 0;
        try (var series = SnapshotFiles.open(path, ReadOptions.DEFAULTS, Progress.NONE)) {
            for (int i = 0; i < series.entries().size(); i++) {
                MeshField f = series.read(i, Progress.NONE).fields().get(0);
                sum += f.values()[f.values().length / 2];
            }
        }
        return new Turn((System.nanoTime() - begin) * 1e-9, (system.getProcessCpuTime() - processor) * 1e-9, sum);
    }

    /** VTK in a Python process that waits while we read. */
    private static final class Peer implements AutoCloseable {
        private final Process m_process;

        private final BufferedReader m_answers;

        private final BufferedWriter m_questions;

        private final boolean m_there;

        Peer() throws IOException {
            m_process = new ProcessBuilder(PythonScript.python(), PythonScript.of("python_snapshots.py").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            m_answers = new BufferedReader(new InputStreamReader(m_process.getInputStream(), StandardCharsets.UTF_8));
            m_questions =
                new BufferedWriter(new OutputStreamWriter(m_process.getOutputStream(), StandardCharsets.UTF_8));
            String version = m_answers.readLine();
            m_there = version != null && version.startsWith("VTK ");
            System.out.println(m_there ? version : "This Python has no VTK (name another by PYTHON): ours alone.");
        }

        boolean isThere() {
            return m_there;
        }

        String ask(final String... question) throws IOException {
            m_questions.write(String.join("\t", question) + "\n");
            m_questions.flush();
            String answer = m_answers.readLine();
            if (answer == null) {
                throw new IOException("the Python process has ended");
            }
            return answer;
        }

        @Override
        public void close() throws IOException, InterruptedException {
            m_questions.close();
            m_process.waitFor();
        }
    }
}
