package org.latentrom.engine.scattered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.CancelAfter;

class WorkersTest {
    @Test
    void everyPieceIsDoneOnce() {
        var done = new AtomicIntegerArray(1000);
        Workers.share(1000, "Counting", new CancelAfter(Integer.MAX_VALUE), done::incrementAndGet);
        for (int i = 0; i < 1000; i++) {
            assertEquals(1, done.get(i));
        }
        Workers.share(0, "Nothing", Progress.NONE, i -> {
            throw new AssertionError();
        });
    }

    @Test
    void theLastReportIsOne() {
        var greatest = new double[1];
        Workers.share(50, "Counting", new Progress() {
            @Override
            public synchronized void report(final double fraction, final Supplier<String> message) {
                assertEquals("Counting", message.get());
                greatest[0] = Math.max(greatest[0], fraction);
            }

            @Override
            public void checkCanceled() {
                // goes on
            }
        }, i -> {
        });
        assertEquals(1, greatest[0]);
    }

    @Test
    void failuresComeOutAsTheyAre() {
        var failure = new IllegalArgumentException("piece 37 is bad");
        var thrown = assertThrows(IllegalArgumentException.class, () -> Workers.share(100, "Failing", Progress.NONE,
            i -> {
            if (i == 37) {
                throw failure;
            }
        }));
        assertSame(failure, thrown);
        var error = new OutOfMemoryError("no heap");
        assertSame(error, assertThrows(OutOfMemoryError.class, () -> Workers.share(4, "Failing", Progress.NONE, i -> {
            throw error;
        })));
    }

    @Test
    void nothingIsBegunAfterACancel() {
        var begun = new AtomicIntegerArray(1);
        assertThrows(CancellationException.class,
            () -> Workers.share(100, "Cancelled", new CancelAfter(0), i -> begun.incrementAndGet(0)));
        assertEquals(0, begun.get(0));
        assertThrows(CancellationException.class,
            () -> Workers.share(100, "Cancelled", new CancelAfter(10), i -> begun.incrementAndGet(0)));
        assertTrue(begun.get(0) <= 10, begun.get(0) + " pieces after 10 questions");
    }
}
