package org.latentrom.engine.nn;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Native arrays that are needed for a short time in every pass. Those that were given back are lent again for the same
 * shape, so that a network's gradients take the memory of a few layers and not of all. For one thread.
 */
final class ArrayPool implements AutoCloseable {
    private final Map<String, Deque<INDArray>> m_free = new HashMap<>();

    /** @return an array of whatever values, to be overwritten; the taker closes it or gives it back */
    INDArray take(final DataType type, final long... shape) {
        Deque<INDArray> free = m_free.get(key(type, shape));
        return free == null || free.isEmpty() ? Nd4j.create(type, shape) : free.pop();
    }

    /** @param array one that was taken, and that nobody will read any more */
    void give(final INDArray array) {
        m_free.computeIfAbsent(key(array.dataType(), array.shape()), key -> new ArrayDeque<>()).push(array);
    }

    private static String key(final DataType type, final long[] shape) {
        return type + Arrays.toString(shape);
    }

    /** Frees the arrays that have been given back. */
    @Override
    public void close() {
        m_free.values().forEach(arrays -> arrays.forEach(INDArray::close));
        m_free.clear();
    }
}
