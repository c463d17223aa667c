package org.latentrom.engine.io.gmsh;

import java.util.Arrays;

/** As {@link LongList}, for coordinates. */
final class DoubleList {
    private double[] m_values = new double[48];

    private int m_size;

    void add(final double x, final double y, final double z) {
        if (m_size + 3 > m_values.length) {
            m_values = Arrays.copyOf(m_values, m_size + (m_size >> 1) + 3);
        }
        m_values[m_size++] = x;
        m_values[m_size++] = y;
        m_values[m_size++] = z;
    }

    double[] toArray() {
        return Arrays.copyOf(m_values, m_size);
    }
}
