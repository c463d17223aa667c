package org.latentrom.engine.io.array;

import java.io.IOException;

import org.latentrom.engine.io.ArrayAxis;
import org.latentrom.engine.mesh.MeshField;

/** Reads the field of a run and time out of an array. Keeps what the file stores beside it, if it is not much. */
final class ArrayField {
    /** Values that are kept at most, 16 MiB. */
    private static final int SLAB = 1 << 21;

    private final ArrayLayout m_layout;

    private final String m_name;

    private double[] m_slab;

    private int m_run;

    private int m_from;

    private int m_times;

    /** @param name the field's name */
    ArrayField(final ArrayLayout layout, final String name) {
        m_layout = layout;
        m_name = name;
    }

    ArrayLayout layout() {
        return m_layout;
    }

    String name() {
        return m_name;
    }

    /** @return the field at one time of one run, tuples of pixels row by row from the lowest y */
    synchronized MeshField at(final int run, final int time) throws IOException {
        if (m_slab == null || run != m_run || time < m_from || time >= m_from + m_times) {
            load(run, time);
        }
        int[] shape = blockShape(m_times);
        int components = m_layout.length(ArrayAxis.CHANNEL);
        boolean mesh = m_layout.onMesh();
        int height = mesh ? 1 : m_layout.length(ArrayAxis.Y);
        int width = mesh ? m_layout.length(ArrayAxis.NODE) : m_layout.length(ArrayAxis.X);
        int dy = stride(ArrayAxis.Y, shape);
        int dx = stride(mesh ? ArrayAxis.NODE : ArrayAxis.X, shape);
        int dc = stride(ArrayAxis.CHANNEL, shape);
        int start = (time - m_from) * stride(ArrayAxis.TIME, shape);
        var values = new double[height * width * components];
        int i = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = start + y * dy + x * dx;
                for (int c = 0; c < components; c++) {
                    values[i++] = m_slab[at + c * dc];
                }
            }
        }
        if (m_times == 1) {
            m_slab = null; // nothing beside it that would be asked for next
        }
        return new MeshField(m_name, m_layout.location(), components, values);
    }

    private void load(final int run, final int time) throws IOException {
        int axis = m_layout.axes().indexOf(ArrayAxis.TIME);
        long size = m_layout.tuples() * m_layout.length(ArrayAxis.CHANNEL);
        int together = axis < 0 ? 1 : (int)Math.max(1, Math.min(m_layout.array().together(axis), SLAB / size));
        m_slab = null;
        m_from = time / together * together;
        m_times = Math.min(together, m_layout.length(ArrayAxis.TIME) - m_from);
        m_run = run;
        var from = new long[m_layout.axes().size()];
        for (int k = 0; k < from.length; k++) {
            ArrayAxis a = m_layout.axes().get(k);
            from[k] = a == ArrayAxis.RUN ? run : a == ArrayAxis.TIME ? m_from : 0;
        }
        m_slab = m_layout.array().block(from, blockShape(m_times));
    }

    private int[] blockShape(final int times) {
        var shape = new int[m_layout.axes().size()];
        for (int k = 0; k < shape.length; k++) {
            ArrayAxis a = m_layout.axes().get(k);
            shape[k] = a == ArrayAxis.RUN ? 1 : a == ArrayAxis.TIME ? times : m_layout.array().length(k);
        }
        return shape;
    }

    private int stride(final ArrayAxis axis, final int[] shape) {
        int at = m_layout.axes().indexOf(axis);
        int stride = at < 0 ? 0 : 1;
        for (int k = at + 1; at >= 0 && k < shape.length; k++) {
            stride *= shape[k];
        }
        return stride;
    }
}
