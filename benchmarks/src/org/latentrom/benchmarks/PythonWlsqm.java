package org.latentrom.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Times of python-wlsqm on the same work and machine, in the same run: {@code benchmarks/python_wlsqm.py} in the Python
 * that the environment variable {@code PYTHON} names (default {@code python3}), if it has the packages {@code wlsqm} and
 * {@code numpy}.
 */
final class PythonWlsqm {
    private static final String SCRIPT = "benchmarks/python_wlsqm.py";

    private PythonWlsqm() {
    }

    /** @return for 1 and 2 threads the seconds of prepare and of solve; nothing if that Python has no python-wlsqm */
    static Optional<double[][]> seconds(final double radius) {
        Path script = script();
        String python = System.getenv().getOrDefault("PYTHON", "python3");
        try {
            Process process = new ProcessBuilder(python, script.toString(), Double.toString(radius))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                return Optional.empty();
            }
            return Optional.of(printed.lines().map(PythonWlsqm::times).toArray(double[][]::new));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The script, seen from the folder of the compiled classes, since the benchmark may be started anywhere. */
    private static Path script() {
        try {
            Path classes = Path.of(PythonWlsqm.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path script = classes.resolve("../../..").resolve(SCRIPT).normalize();
            return Files.exists(script) ? script : Path.of(SCRIPT);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A line holds radius, threads, seconds of prepare, seconds of solve. */
    private static double[] times(final String line) {
        String[] words = line.split(" ");
        return new double[]{Double.parseDouble(words[2]), Double.parseDouble(words[3])};
    }
}
