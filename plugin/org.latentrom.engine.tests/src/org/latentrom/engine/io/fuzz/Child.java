package org.latentrom.engine.io.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Java with little memory that reads hostile files; one that hangs or dies is noted and replaced. */
final class Child {
    /** The worker measures two seconds of processor time itself; on a busy machine they take longer. */
    private static final long HANG_SECONDS = 40;

    private static final String END = "";

    private final String m_reading;

    private final Path m_folder;

    private final int m_heapMegabytes;

    /** What came of one file: the worker's verdict and what it says. */
    record Verdict(int number, String kind, String message) {
    }

    /** @param folder where the files are */
    Child(final Class<? extends Reading> reading, final Path folder, final int heapMegabytes) {
        m_reading = reading.getName();
        m_folder = folder;
        m_heapMegabytes = heapMegabytes;
    }

    /** @return what comes of the seeds themselves, and then of their mutants, n in all */
    List<Verdict> mutants(final int n, final List<String> seeds) throws IOException, InterruptedException {
        List<Verdict> verdicts = new ArrayList<>();
        while (verdicts.size() < n) {
            List<String> args = new ArrayList<>(List.of("mutants", "" + verdicts.size(), "" + n));
            args.addAll(seeds);
            run(args, n, verdicts);
        }
        return verdicts;
    }

    /** @return what comes of each file */
    List<Verdict> files(final List<String> names) throws IOException, InterruptedException {
        List<Verdict> verdicts = new ArrayList<>();
        while (verdicts.size() < names.size()) {
            List<String> args = new ArrayList<>(List.of("files"));
            int done = verdicts.size();
            args.addAll(names.subList(done, names.size()));
            List<Verdict> more = new ArrayList<>();
            run(args, names.size() - done, more);
            more.forEach(v -> verdicts.add(new Verdict(done + v.number, v.kind, v.message)));
        }
        return verdicts;
    }

    /** Without empty entries, which stand for the folder that happens to be the current one. */
    private static String classPath() {
        String separator = System.getProperty("path.separator");
        return Stream.of(System.getProperty("java.class.path").split(separator)).filter(p -> !p.isEmpty())
            .collect(Collectors.joining(separator));
    }

    /** Reads on until all are done, or one hangs or ends the worker. */
    private void run(final List<String> args, final int n, final List<Verdict> verdicts)
        throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java,
            "-Xmx" + m_heapMegabytes + "m", "-Xss1m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-Djava.security.manager=allow", "-Dorg.slf4j.simpleLogger.defaultLogLevel=off", "-cp",
            classPath(), Worker.class.getName(), m_reading, m_folder.toString()));
        command.addAll(args);
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var lines = new LinkedBlockingQueue<String>();
        var reader = new Thread(() -> {
            try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                in.lines().forEach(lines::add);
            } catch (IOException | RuntimeException e) {
                // the worker was ended
            }
            lines.add(END);
        });
        reader.setDaemon(true);
        reader.start();
        try {
            while (verdicts.size() < n) {
                String line = lines.poll(HANG_SECONDS, TimeUnit.SECONDS);
                if (line == null || line.equals(END)) {
                    verdicts.add(new Verdict(verdicts.size(), "WRONG", line == null ? "hangs"
                        : "ends Java with status "
                            + (process.waitFor(5, TimeUnit.SECONDS) ? process.exitValue() : -1)));
                    return;
                }
                String[] parts = line.split("\t", 3);
                verdicts.add(new Verdict(Integer.parseInt(parts[0]), parts[1], parts[2]));
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
