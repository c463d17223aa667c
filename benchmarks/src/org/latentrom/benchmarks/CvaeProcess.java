package org.latentrom.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One side of the benchmark `cvae`: a process that is asked by lines and answers with lines of seconds. */
final class CvaeProcess implements AutoCloseable {
    private final String m_name;

    private final Process m_process;

    private final BufferedReader m_answers;

    private final PrintWriter m_questions;

    private final List<Double> m_wall = new ArrayList<>();

    private final List<Double> m_processor = new ArrayList<>();

    private double m_peak;

    private CvaeProcess(final String name, final ProcessBuilder builder, final CvaeCase c) throws IOException {
        m_name = name;
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(c.threads()));
        builder.environment().put("OPENBLAS_NUM_THREADS", Integer.toString(c.threads()));
        m_process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        m_answers = new BufferedReader(
            new InputStreamReader(m_process.getInputStream(), StandardCharsets.UTF_8));
        m_questions = new PrintWriter(m_process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** @return our side, in another Java with the options of this one */
    static CvaeProcess java(final CvaeCase c) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        // with the default Java touches all of a heap that has room for a 64th of the machine before it tidies up
        command.add("-Xms64m");
        command.addAll(List.of("-Dorg.latentrom.threads=" + c.threads(), "-cp",
            System.getProperty("java.class.path"), CvaeBenchmark.class.getName(), "side", c.toString()));
        var process = new CvaeProcess("this", new ProcessBuilder(command), c);
        System.out.println("  this: " + process.line());
        return process;
    }

    /**
     * @param openBlas a library that PyTorch shall also be tried with
     * @return PyTorch as it is and with that library; empty if there is no PyTorch
     */
    static List<CvaeProcess> torch(final CvaeCase c, final Path openBlas) throws IOException {
        String python = System.getenv().getOrDefault("PYTHON", "/usr/bin/python3");
        var all = new ArrayList<CvaeProcess>();
        for (Path blas : new Path[]{null, openBlas}) {
            var command = new ArrayList<>(List.of(python, "benchmarks/python_cvae.py"));
            IntStream.of(c.numbers()).mapToObj(Integer::toString).forEach(command::add);
            command.set(1, script().toString());
            var builder = new ProcessBuilder(command);
            if (blas != null) {
                builder.environment().put("LD_PRELOAD", blas.toString());
                builder.environment().put("LD_LIBRARY_PATH", blas.getParent().toString());
            }
            String name = blas == null ? "PyTorch" : "PyTorch with OpenBLAS";
            try {
                var process = new CvaeProcess(name, builder, c);
                System.out.println("  " + name + ": " + process.line());
                all.add(process);
            } catch (IOException e) {
                System.out.println("  " + name + ": cannot be run by " + python + ", is torch installed?");
            }
        }
        return all;
    }

    /** The script, seen from the folder of the compiled classes, since the benchmark may be started anywhere. */
    private static Path script() {
        try {
            Path classes = Path.of(CvaeProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return classes.resolve("../../python_cvae.py").normalize();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private String line() throws IOException {
        String line = m_answers.readLine();
        if (line == null) {
            throw new IOException(m_name + " has ended");
        }
        return line;
    }

    private double[] numbers(final String question) throws IOException {
        m_questions.println(question);
        return Stream.of(line().trim().split(" ")).filter(word -> !word.isEmpty()).mapToDouble(Double::parseDouble)
            .toArray();
    }

    /** @param keep whether the times count */
    void ask(final String command, final boolean keep) throws IOException {
        double[] seconds = numbers(command);
        for (int i = 0; keep && i < seconds.length; i++) {
            (i % 2 == 0 ? m_wall : m_processor).add(seconds[i]);
        }
    }

    /** @return resident memory now, MB; the most so far is {@link #peak} from then on */
    double memory() throws IOException {
        double[] both = numbers("memory");
        m_peak = both[1];
        return both[0];
    }

    /** @return the OpenBLAS that this process has loaded; null if none is found */
    Path openBlas() throws IOException {
        Path maps = Path.of("/proc", Long.toString(m_process.pid()), "maps");
        if (!Files.exists(maps)) {
            return null;
        }
        try (Stream<String> lines = Files.lines(maps)) {
            return lines.filter(line -> line.contains("libopenblas.so")).findFirst()
                .map(line -> Path.of(line.substring(line.indexOf('/')))).orElse(null);
        }
    }

    String name() {
        return m_name;
    }

    double peak() {
        return m_peak;
    }

    /** @return the least time on the wall */
    double wall() {
        return quantile(m_wall, 0);
    }

    /** @return the median time on the wall */
    double wallMedian() {
        return quantile(m_wall, 0.5);
    }

    /** @return the mean processor time of all threads; the mean, because Java counts it in hundredths of a second */
    double processor() {
        return m_processor.stream().mapToDouble(s -> s).average().orElse(Double.NaN);
    }

    private static double quantile(final List<Double> values, final double part) {
        return values.stream().mapToDouble(v -> v).sorted().skip((long)(part * values.size())).findFirst()
            .orElse(Double.NaN);
    }

    void forget() {
        m_wall.clear();
        m_processor.clear();
    }

    @Override
    public void close() {
        m_process.destroy();
    }
}
