package org.latentrom.engine.cvae;

import java.util.Random;
import java.util.stream.IntStream;

/** In which order the rows of a training come, batch by batch. */
final class Batches {
    private final int m_size;

    private final int[] m_order;

    /**
     * @param rows number of rows
     * @param size rows of a batch
     */
    Batches(final int rows, final int size) {
        m_size = size;
        m_order = IntStream.range(0, rows).toArray();
    }

    /** @return batches of an epoch */
    int count() {
        return (m_order.length + m_size - 1) / m_size;
    }

    /** @return the rows of a batch. The last one is filled up from the epoch's beginning, so that all weigh the same */
    int[] rows(final int batch) {
        return IntStream.range(0, m_size).map(i -> m_order[(batch * m_size + i) % m_order.length]).toArray();
    }

    /** Changes the order. */
    void shuffle(final Random random) {
        for (int i = m_order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = m_order[i];
            m_order[i] = m_order[other];
            m_order[other] = row;
        }
    }

    /** @return the order itself */
    int[] order() {
        return m_order;
    }

    /** Sets the order. */
    void restore(final int[] order) {
        System.arraycopy(order, 0, m_order, 0, m_order.length);
    }
}
