package org.latentrom.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.progress.Progress;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

final class BackendTest {
    /** Cancelled from the start: the native libraries must not be waited for. */
    private static final Progress CANCELED = new Progress() {
        @Override
        public void report(final double fraction, final Supplier<String> message) {
            message.get();
        }

        @Override
        public void checkCanceled() {
            throw new CancellationException("by the user");
        }
    };

    @Test
    void loadingCanBeCancelledAndTriedAgain() {
        assertThrows(CancellationException.class, () -> Backend.prepare(CANCELED));
        Backend.prepare(Progress.NONE);
        try (var array = Nd4j.create(DataType.FLOAT, 3)) {
            Backend.put(array, new float[]{1, 2, 3});
            assertEquals(6, array.sumNumber().floatValue());
        }
    }

    @Test
    void anInterruptedCallerIsACancelledOne() {
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> Backend.prepare(Progress.NONE));
            assertTrue(Thread.currentThread().isInterrupted());
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void anArrayOfAnotherLengthIsRefused() {
        Backend.prepare();
        try (var array = Nd4j.create(DataType.FLOAT, 3)) {
            assertThrows(IllegalArgumentException.class, () -> Backend.put(array, new float[2]));
            assertThrows(IllegalArgumentException.class, () -> Backend.get(array, new float[4]));
        }
    }

    @Test
    void anotherDeviceThanTheCpuIsRefused() {
        Backend.requireCpu("cpu", "CpuBackend");
        String wanted = assertThrows(IllegalArgumentException.class, () -> Backend.requireCpu("gpu", "CpuBackend"))
            .getMessage();
        assertTrue(wanted.contains("\"gpu\" was asked for") && wanted.contains("set it to cpu"), wanted);
        String found = assertThrows(IllegalArgumentException.class, () -> Backend.requireCpu("cpu", "JCublasBackend"))
            .getMessage();
        assertTrue(found.contains("JCublasBackend") && found.contains("remove"), found);
        System.setProperty(Backend.DEVICE_PROPERTY, "cuda:0");
        try {
            assertThrows(IllegalArgumentException.class, Backend::prepare);
        } finally {
            System.clearProperty(Backend.DEVICE_PROPERTY);
        }
        Backend.prepare();
    }
}
