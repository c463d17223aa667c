package org.latentrom.engine.nn;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
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

    // sums are split among threads, so results depend on their number: it is fixed once and for all
    private static final int THREADS = Math.max(1,
        Integer.getInteger(THREADS_PROPERTY, Math.min(8, Runtime.getRuntime().availableProcessors())));

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

    private Backend() {
    }

    /** Makes ND4J ready for the calling thread; to be called before ND4J is used, costs nothing the next time. */
    public static void prepare() {
        // OpenMP keeps the number of threads for each calling thread
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(THREADS);
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
