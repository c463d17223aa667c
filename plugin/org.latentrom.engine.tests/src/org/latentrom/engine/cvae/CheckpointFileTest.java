package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.container.Container;
import org.latentrom.engine.container.ContainerException;
import org.latentrom.engine.nn.AdamState;

/** The file of a checkpoint: how it is replaced, what is left by a crash, and what is not believed. */
class CheckpointFileTest {
    @TempDir
    private Path m_folder;

    private static TrainingState state(final int epoch) {
        var history = List.of(new EpochRecord(epoch, 0.1, -3, -2, 1, Double.NaN, Double.NaN, false, 2));
        return new TrainingState(new long[]{7, 8}, new int[]{2, 0, 1}, new double[]{0.5},
            new EpochPart(2, 0.125, new double[]{6, 7}),
            new Optimiser.State(new float[]{1, 2}, new AdamState(new float[]{3, 4}, new float[]{5, 6}, 9, 0.25),
                new float[0], 0),
            null, history, 1, 2, false, List.of("began anew"), 12.5, 3);
    }

    private static TrainingState read(final Container c) throws ContainerException {
        return CheckpointFormat.ofContainer(c, "key", 3, 2, 1, 2);
    }

    @Test
    void statesComeBack() throws IOException {
        var file = new CheckpointFile(m_folder, "key");
        assertNull(file.read());
        for (int epoch : new int[]{4, 5}) {
            file.write(CheckpointFormat.toContainer(state(epoch), "key"));
            TrainingState s = read(file.read());
            assertEquals(state(epoch).history(), s.history());
            assertArrayEquals(new long[]{7, 8}, s.random());
            assertArrayEquals(new int[]{2, 0, 1}, s.order());
            assertArrayEquals(new double[]{0.5}, s.variance());
            assertArrayEquals(new float[]{1, 2}, s.optimiser().parameters());
            assertArrayEquals(new float[]{5, 6}, s.optimiser().adam().second());
            assertEquals(2, s.part().batches());
            assertEquals(0.125, s.part().kl());
            assertArrayEquals(new double[]{6, 7}, s.part().gathered());
            assertEquals(9, s.optimiser().adam().step());
            assertNull(s.best());
            assertEquals(List.of("began anew"), s.warnings());
            assertEquals(List.of(1, 2, 3), List.of(s.attempt(), s.collapsed(), s.threads()));
        }
    }

    /** Part of a new checkpoint, as a crash in the middle of writing leaves it, is overwritten and never read. */
    @Test
    void aCrashWhileWritingLeavesTheLastGoodOne() throws IOException {
        var file = new CheckpointFile(m_folder, "key");
        file.write(CheckpointFormat.toContainer(state(4), "key"));
        Path half = m_folder.resolve("cvae-key.checkpoint.new");
        Files.write(half, new byte[]{'L', 'A', 'T'});
        assertEquals(4, read(file.read()).history().get(0).epoch());
        file.write(CheckpointFormat.toContainer(state(5), "key"));
        assertEquals(5, read(file.read()).history().get(0).epoch());
        assertFalse(Files.exists(half));
    }

    /** Where a file cannot be replaced in one step, the one before is put aside; a crash may leave only that. */
    @Test
    void theOnePutAsideIsFound() throws IOException {
        var file = new CheckpointFile(m_folder, "key");
        file.write(CheckpointFormat.toContainer(state(4), "key"));
        Files.move(m_folder.resolve("cvae-key.checkpoint"), m_folder.resolve("cvae-key.checkpoint.old"));
        assertEquals(4, read(file.read()).history().get(0).epoch());
    }

    /** A file system that is not the machine's own, as those of KNIME are. */
    @Test
    void foreignFileSystems() throws IOException {
        try (var zip = FileSystems.newFileSystem(m_folder.resolve("a.zip"), Map.of("create", "true"))) {
            var file = new CheckpointFile(zip.getPath("/"), "key");
            for (int epoch = 1; epoch <= 3; epoch++) {
                file.write(CheckpointFormat.toContainer(state(epoch), "key"));
                assertEquals(epoch, read(file.read()).history().get(0).epoch());
            }
            try (var files = Files.list(zip.getPath("/"))) {
                assertEquals(1, files.count());
            }
        }
    }

    @Test
    void checkpointsOfOthersAreRefused() {
        Container c = CheckpointFormat.toContainer(state(4), "key");
        for (ThrowingRead read : List.<ThrowingRead>of(() -> CheckpointFormat.ofContainer(c, "other", 3, 2, 1, 2),
            () -> CheckpointFormat.ofContainer(c, "key", 4, 2, 1, 2),
            () -> CheckpointFormat.ofContainer(c, "key", 3, 5, 1, 2),
            () -> CheckpointFormat.ofContainer(c, "key", 3, 2, 2, 2))) {
            assertTrue(assertThrows(ContainerException.class, read::read).getMessage().contains("another training"));
        }
    }

    private interface ThrowingRead {
        void read() throws ContainerException;
    }

    /** A file with a right checksum need not be one of ours. */
    @ParameterizedTest
    @ValueSource(strings = {"history", "warnings", "training"})
    void headersWithoutAPartAreRefused(final String part) {
        Container c = CheckpointFormat.toContainer(state(4), "key");
        JsonObject header = JsonParser.parseString(c.header()).getAsJsonObject();
        header.remove(part);
        Container without = Container.of(c.kind(), c.version(), header.toString());
        for (var e : c.arrays().entrySet()) {
            without = e.getValue() instanceof float[] f ? without.with(e.getKey(), f)
                : e.getValue() instanceof double[] d ? without.with(e.getKey(), d)
                : without.with(e.getKey(), (long[])e.getValue());
        }
        Container read = without;
        assertThrows(ContainerException.class, () -> read(read));
    }

    @Test
    void ordersThatAreNoneAreRefused() {
        Container c = CheckpointFormat.toContainer(state(4), "key");
        for (long[] order : new long[][]{{0, 0, 1}, {0, 1, 3}, {-1, 0, 1}, {1L << 40, 0, 1}}) {
            assertTrue(assertThrows(ContainerException.class, () -> read(c.with("order", order))).getMessage()
                .contains("not in an order"));
        }
        assertThrows(ContainerException.class, () -> read(c.with("order", new long[2])));
        assertThrows(ContainerException.class, () -> read(c.with("gathered", new double[1])));
        assertThrows(ContainerException.class, () -> read(c.with("first", new float[1])));
    }
}
