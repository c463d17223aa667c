package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.nn.Backend;
import org.latentrom.engine.progress.Progress;

/** A process that is killed in the middle of a training, and another one that goes on. */
class CrashTest {
    private static final String REACHED = "half of the training is done";

    private static final List<Field> FIELDS = TestFields.waves(32);

    private static CvaeTraining train(final Checkpoints checkpoints, final Progress progress) {
        return CvaeTrainer.train(CvaeData.of(FIELDS), TestFields.range(0, 24), TestFields.range(24, 32),
            TestFields.tiny().withEpochs(6), checkpoints, progress);
    }

    /** What is to be killed: trains to the middle and waits there. */
    public static void main(final String[] args) {
        train(Checkpoints.in(Path.of(args[0])).withInterval(Duration.ZERO), new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                if (fraction > 0.5) {
                    System.out.println(REACHED);
                    try {
                        Thread.sleep(600_000);
                    } catch (InterruptedException e) {
                        System.exit(1);
                    }
                }
            }

            @Override
            public void checkCanceled() {
                // it is killed, not asked
            }
        });
    }

    @Test
    @Timeout(300)
    void aKilledTrainingGoesOnToTheSameBits(@TempDir final Path folder) throws IOException, InterruptedException {
        Backend.prepare();
        String cache = System.getProperty("org.bytedeco.javacpp.cachedir", "");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-D" + Backend.THREADS_PROPERTY + "=" + Backend.threads(),
            cache.isEmpty() ? "-Dno.cache" : "-Dorg.bytedeco.javacpp.cachedir=" + cache, "-cp",
            System.getProperty("java.class.path"), CrashTest.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null && !line.equals(REACHED)) {
                line = out.readLine();
            }
            assertEquals(REACHED, line);
        } finally {
            process.destroyForcibly();
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        var least = new double[]{1};
        CvaeTraining resumed = train(Checkpoints.in(folder), new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                least[0] = Math.min(least[0], fraction);
            }

            @Override
            public void checkCanceled() {
                // goes on
            }
        });
        assertTrue(least[0] > 0.5, "it began again at " + least[0]);
        assertArrayEquals(train(Checkpoints.NONE, Progress.NONE).model().parameters(), resumed.model().parameters());
    }
}
