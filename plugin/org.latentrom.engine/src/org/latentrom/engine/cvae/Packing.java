package org.latentrom.engine.cvae;

import org.latentrom.engine.cvae.network.Architecture;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.onnx.OnnxGraph;

/**
 * Where each value of a field goes in the input and output of the network: patches of pixels become channels, and the
 * grid is padded at its upper and right end. Padding is treated as invalid pixels are.
 */
final class Packing {
    private final int[] m_source;

    private final int[][] m_valid;

    private final int m_fieldSize;

    private final int m_height;

    Packing(final Architecture a, final Mask mask) {
        int plane = a.rows() * a.columns();
        int pixels = a.height() * a.width();
        m_source = new int[a.packedSize()];
        m_height = a.height();
        m_fieldSize = a.channels() * pixels;
        m_valid = new int[a.channels()][mask.count()];
        var n = new int[a.channels()];
        for (int i = 0; i < m_source.length; i++) {
            int channel = i / plane / (a.patch() * a.patch());
            int inPatch = i / plane % (a.patch() * a.patch());
            int row = i % plane / a.columns() * a.patch() + inPatch / a.patch();
            int column = i % a.columns() * a.patch() + inPatch % a.patch();
            int pixel = row * a.width() + column;
            if (row < a.height() && column < a.width() && mask.isValid(pixel)) {
                m_source[i] = channel * pixels + pixel;
                m_valid[channel][n[channel]++] = i;
            } else {
                m_source[i] = -1;
            }
        }
    }

    /** @return values of a packed field */
    int size() {
        return m_source.length;
    }

    /** @return values of a field */
    int fieldSize() {
        return m_fieldSize;
    }

    /** @return number of channels of a field */
    int channels() {
        return m_valid.length;
    }

    /** @return number of valid values of a field */
    int validSize() {
        return m_valid.length * m_valid[0].length;
    }

    /** @return positions of a channel's valid values in a packed field, ascending; its own array */
    int[] valid(final int channel) {
        return m_valid[channel];
    }

    /** Packs (x - mean) / deviation of a field's valid values; leaves the others as they are. */
    void standardize(final float[] field, final Scaling scaling, final float[] packed, final int offset) {
        for (int c = 0; c < m_valid.length; c++) {
            float factor = (float)(1 / scaling.deviation()[c]);
            for (int i : m_valid[c]) {
                int source = m_source[i];
                packed[offset + i] = (field[source] - scaling.mean()[source]) * factor;
            }
        }
    }

    /** @return name of a constant with the values of one field: [channel, row, column] */
    String constant(final OnnxGraph graph, final float[] field) {
        return graph.constant(field, m_valid.length, m_height, m_fieldSize / m_valid.length / m_height);
    }

    /** @return position in the field of a valid value in a packed field */
    int source(final int packed) {
        return m_source[packed];
    }
}
