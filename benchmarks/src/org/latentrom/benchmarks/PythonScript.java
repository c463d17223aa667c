package org.latentrom.benchmarks;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The scripts that lie beside the sources of the benchmarks. */
final class PythonScript {
    private PythonScript() {
    }

    /** @return a script, seen from the folder of the compiled classes, since a benchmark may be started anywhere */
    static Path of(final String name) {
        try {
            Path classes = Path.of(PythonScript.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path script = classes.resolve("../..").resolve(name).normalize();
            return Files.exists(script) ? script : Path.of("benchmarks", name);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the Python that runs them: what the environment variable {@code PYTHON} names, else {@code python3} */
    static String python() {
        return System.getenv().getOrDefault("PYTHON", "python3");
    }
}
