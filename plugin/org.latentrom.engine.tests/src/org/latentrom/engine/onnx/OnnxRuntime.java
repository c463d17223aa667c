package org.latentrom.engine.onnx;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Runs exported models with onnxruntime, if the environment variable {@code PYTHON}, or else {@code python3}, names a
 * Python that has it; skips the test otherwise.
 */
public final class OnnxRuntime {
    private static final String PYTHON = System.getenv().getOrDefault("PYTHON", "python3");

    private OnnxRuntime() {
    }

    /** Skips the calling test where there is no onnxruntime. */
    public static void assumePresent() {
        assumeTrue(Present.VALUE, "no Python with onnxruntime: set the environment variable PYTHON");
    }

    private static final class Present {
        private static final boolean VALUE = look();

        private static boolean look() {
            try {
                return run(Path.of("."), "-c", "import onnxruntime").isEmpty();
            } catch (IOException e) {
                return false;
            }
        }
    }

    /**
     * @param folder empty
     * @param model an ONNX file's bytes
     * @param inputs shape and values of each input
     * @return values of an output
     */
    public static float[] output(final Path folder, final byte[] model, final Map<String, Input> inputs,
        final String output) {
        try {
            Files.write(folder.resolve("model.onnx"), model);
            try (InputStream script = OnnxRuntime.class.getResourceAsStream("/onnx/run_model.py")) {
                Files.write(folder.resolve("run_model.py"), script.readAllBytes());
            }
            for (var input : inputs.entrySet()) {
                input.getValue().write(folder, input.getKey());
            }
            String failure = run(folder, "run_model.py", ".");
            if (!failure.isEmpty()) {
                throw new AssertionError("onnxruntime says: " + failure);
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(output + ".out")));
            var values = new float[bytes.remaining() / 4];
            bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return what went wrong; empty if nothing did */
    private static String run(final Path folder, final String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(PYTHON));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "nothing for a minute";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
        return process.exitValue() == 0 ? "" : process.exitValue() + ": " + output;
    }

    /**
     * An input of a model.
     *
     * @param values in C order
     * @param shape sizes of all axes
     */
    public record Input(float[] values, long... shape) {
        private void write(final Path folder, final String name) throws IOException {
            var bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(values);
            Files.write(folder.resolve(name + ".in"), bytes.array());
            Files.writeString(folder.resolve(name + ".shape"),
                Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(" ")));
        }
    }
}
