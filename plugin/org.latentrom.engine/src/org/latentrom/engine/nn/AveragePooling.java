package org.latentrom.engine.nn;

/** The mean of each 2 x 2 pixels; at the end of an odd size, of those that there are. */
final class AveragePooling extends PlaneLayer {
    AveragePooling(final Tensor in, final Tensor out) {
        super(in, out);
    }

    @Override
    public void describe(final GraphVisitor visitor) {
        visitor.averagePooling(m_in, m_out);
    }

    @Override
    void map(final double[] in, final double[] out) {
        for (int y = 0; y < m_height; y++) {
            for (int x = 0; x < m_width; x++) {
                out[y / 2 * m_columns + x / 2] += in[y * m_width + x] * share(y, x);
            }
        }
    }

    @Override
    void transposed(final double[] out, final double[] in) {
        for (int y = 0; y < m_height; y++) {
            for (int x = 0; x < m_width; x++) {
                in[y * m_width + x] += out[y / 2 * m_columns + x / 2] * share(y, x);
            }
        }
    }

    private double share(final int y, final int x) {
        return ((y | 1) < m_height ? 0.5 : 1) * ((x | 1) < m_width ? 0.5 : 1);
    }
}
