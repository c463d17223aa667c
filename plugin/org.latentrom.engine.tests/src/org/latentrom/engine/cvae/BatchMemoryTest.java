package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.cvae.network.NetworkOptions;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.nn.NativeMemory;
import org.latentrom.engine.progress.Progress;

/** Memory is asked for before it is taken. */
class BatchMemoryTest {
    private static final long MB = 1 << 20;

    @Test
    void saysWhichBatchFits() {
        assertDoesNotThrow(() -> BatchMemory.require(7, 10 * MB, 8 * MB, () -> 100 * MB));
        String message = refused(8, 10 * MB, 10 * MB, 100 * MB);
        assertTrue(message.contains("8 fields a step needs about 90 MB") && message.contains("there are 80 MB")
            && message.contains("at most 7"), message);
        assertTrue(refused(1, 10 * MB, 90 * MB, 100 * MB).contains("smaller network"));
        assertTrue(refused(1, 10 * MB, 0, 0).contains("lower resolution"));
    }

    private static String refused(final int batch, final long field, final long fixed, final long there) {
        return assertThrows(IllegalArgumentException.class,
            () -> BatchMemory.require(batch, field, fixed, () -> there)).getMessage();
    }

    @Test
    void thereIsSomeMemory() {
        long available = NativeMemory.available();
        assertTrue(available > 100 * MB && available < 1L << 50, List.of(available).toString());
    }

    /** 64 fields of a million pixels a step, in a wide network: hundreds of gigabytes. */
    @Test
    void trainingsThatDoNotFitAreRefusedAtOnce() {
        String message = refused(NetworkOptions.DEFAULT.withSizes(256, 6, 64));
        assertTrue(message.contains("64 fields a step") && message.contains("MB of memory beside Java's heap"),
            message);
        assertTrue(refused(NetworkOptions.DEFAULT.withSizes(1024, 1, 4096)).contains("more than 2 billion parameters"));
    }

    private static String refused(final NetworkOptions network) {
        var shape = new FieldShape(List.of("u"), 1000, 1000, new Extent(0, 1, 0, 1));
        List<Field> fields = Collections.nCopies(64, new Field(shape, new float[shape.size()]));
        CvaeOptions o = CvaeOptions.DEFAULT.withNetwork(network).withBatchSize(64);
        return assertThrows(IllegalArgumentException.class, () -> CvaeTrainer.train(fields, TestFields.range(0, 64),
            new int[0], o, Progress.NONE)).getMessage();
    }
}
