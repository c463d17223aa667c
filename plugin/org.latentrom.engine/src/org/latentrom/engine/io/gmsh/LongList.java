package org.latentrom.engine.io.gmsh;

import java.util.Arrays;

/** A growing array: counts that a file claims are not trusted, so that memory follows what is really there. */
final class LongList {
    private long[] m_values = new long[16];

    private int m_size;

    void add(final long value) {
        if (m_size == m_values.length) {
            m_values = Arrays.copyOf(m_values, m_size + (m_size >> 1));
        }
        m_values[m_size++] = value;
    }

    void addAll(final long[] values) {
        for (long v : values) {
            add(v);
        }
    }

    long get(final int index) {
        return m_values[index];
    }

    int size() {
        return m_size;
    }

    long[] toArray() {
        return Arrays.copyOf(m_values, m_size);
    }
}
