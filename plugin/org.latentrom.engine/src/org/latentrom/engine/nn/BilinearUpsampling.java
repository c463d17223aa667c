package org.latentrom.engine.nn;

/**
 * Doubles rows and columns by linear interpolation between pixel centres, constant beyond the outermost: in each
 * direction, out[2i] = (in[i-1] + 3 in[i]) / 4 and out[2i+1] = (3 in[i] + in[i+1]) / 4.
 */
final class BilinearUpsampling extends PlaneLayer {
    BilinearUpsampling(final Tensor in, final Tensor out) {
        super(in, out);
    }

    @Override
    public void describe(final GraphVisitor visitor) {
        visitor.bilinearUpsampling(m_in, m_out);
    }

    @Override
    void map(final double[] in, final double[] out) {
        for (int y = 0; y < m_rows; y++) {
            int near = y / 2 * m_width;
            int far = neighbour(y, m_height) * m_width;
            for (int x = 0; x < m_columns; x++) {
                int i = x / 2;
                int j = neighbour(x, m_width);
                out[y * m_columns + x] = 0.5625 * in[near + i] + 0.1875 * (in[near + j] + in[far + i])
                    + 0.0625 * in[far + j];
            }
        }
    }

    @Override
    void transposed(final double[] out, final double[] in) {
        for (int y = 0; y < m_rows; y++) {
            int near = y / 2 * m_width;
            int far = neighbour(y, m_height) * m_width;
            for (int x = 0; x < m_columns; x++) {
                int i = x / 2;
                int j = neighbour(x, m_width);
                double g = out[y * m_columns + x];
                in[near + i] += 0.5625 * g;
                in[near + j] += 0.1875 * g;
                in[far + i] += 0.1875 * g;
                in[far + j] += 0.0625 * g;
            }
        }
    }

    /** @return the input pixel on the other side of an output pixel's centre */
    private static int neighbour(final int position, final int size) {
        int other = position / 2 + (position % 2 == 0 ? -1 : 1);
        return Math.max(0, Math.min(size - 1, other));
    }
}
