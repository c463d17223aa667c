package org.latentrom.engine.nn;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.latentrom.engine.progress.Progress;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * ND4J made ready: class loading that works inside OSGi, a fixed number of threads, and copies to and from its arrays.
 */
public final class Backend {
    /** System property with the number of native threads. */
    public static final String THREADS_PROPERTY = "org.latentrom.threads";

    /** System property with the device to compute on; this version knows {@code cpu} only. */
    public static final String DEVICE_PROPERTY = "org.latentrom.device";

    // sums are split among threads, so results depend on their number: it is fixed once and for all
    private static final int THREADS = Math.max(1,
        Integer.getInteger(THREADS_PROPERTY, Math.min(8, Runtime.getRuntime().availableProcessors())));

    /** Loading the native libraries takes seconds, the first time much longer: they are unpacked into a cache. */
    private static final class Natives {
        static {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            // ND4J looks for its backend through the thread's class loader, which in OSGi knows nothing of ND4J
            thread.setContextClassLoader(Nd4j.class.getClassLoader());
            try {
                ND4JClassLoading.setNd4jClassloaderFromClass(Nd4j.class);
                Nd4j.create(DataType.FLOAT, 1).close();
            } finally {
                thread.setContextClassLoader(before);
            }
        }

        static void load() {
            // the static initialiser has done it
        }
    }

    private Backend() {
    }

    static void requireCpu(final String wanted, final String backend) {
        if (!"cpu".equals(wanted)) {
            throw new IllegalArgumentException("the device \"" + wanted + "\" was asked for with -D" + DEVICE_PROPERTY
                + ", but networks run on the CPU only in this version: remove that setting or set it to cpu");
        }
        if (!"CpuBackend".equals(backend)) {
            // the copies below write to memory that a GPU's backend does not read
            throw new IllegalArgumentException("ND4J has chosen its backend " + backend + ", but networks run on the CPU "
                + "only in this version: remove ND4J's GPU bundles from the installation");
        }
    }

    /**
     * Makes ND4J ready for the calling thread; to be called before ND4J is used, costs nothing the next time.
     *
     * @throws IllegalArgumentException if another device than the CPU is asked for
     */
    public static void prepare() {
        Natives.load();
        requireCpu(System.getProperty(DEVICE_PROPERTY, "cpu"), Nd4j.getBackend().getClass().getSimpleName());
        // OpenMP keeps the number of threads for each calling thread
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(THREADS);
    }

    /**
     * As {@link #prepare()}, and can be cancelled while the native libraries are loaded: they are loaded on a thread of
     * their own, which then goes on without its caller.
     *
     * @throws CancellationException if the user cancelled
     */
    public static void prepare(final Progress progress) {
        var loader = new FutureTask<Void>(Natives::load, null);
        var thread = new Thread(loader, "ND4J native libraries");
        thread.setDaemon(true);
        thread.start();
        while (true) {
            progress.checkCanceled();
            // a loader that is ready at once does not ask for this
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted();
            }
            try {
                loader.get(100, TimeUnit.MILLISECONDS);
                break;
            } catch (TimeoutException e) {
                progress.report(0, () -> "Loading the native libraries");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw interrupted();
            } catch (ExecutionException e) {
                // what is thrown the first time names the cause, later calls would only say that the class is missing
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
        prepare();
    }

    private static CancellationException interrupted() {
        return new CancellationException("interrupted while the native libraries were loaded");
    }

    /** @return number of native threads, from {@link #THREADS_PROPERTY} or the machine, at most 8 */
    public static int threads() {
        return THREADS;
    }

    /** Copies values into an array that has a buffer of its own, float32 or float64, in C order. */
    static void put(final INDArray array, final float[] values) {
        check(array, values.length);
        if (array.dataType() == DataType.FLOAT) {
            ((FloatPointer)array.data().addressPointer()).put(values);
        } else {
            var doubles = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                doubles[i] = values[i];
            }
            ((DoublePointer)array.data().addressPointer()).put(doubles);
        }
    }

    /** Copies the values out of an array that has a buffer of its own, float32 or float64, in C order. */
    static void get(final INDArray array, final float[] values) {
        check(array, values.length);
        if (array.dataType() == DataType.FLOAT) {
            ((FloatPointer)array.data().addressPointer()).get(values);
        } else {
            var doubles = new double[values.length];
            ((DoublePointer)array.data().addressPointer()).get(doubles);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float)doubles[i];
            }
        }
    }

    private static void check(final INDArray array, final int length) {
        if (array.length() != length) {
            throw new IllegalArgumentException(length + " values for an array of " + array.length());
        }
    }
}
