package org.latentrom.engine.nn;

/** Doubles rows and columns: pixel (y, x) goes to (2y + 1, 2x + 1), the others are 0. */
final class ZeroStuffing extends PlaneLayer {
    ZeroStuffing(final Tensor in, final Tensor out) {
        super(in, out);
    }

    @Override
    public void describe(final GraphVisitor visitor) {
        throw new UnsupportedOperationException("part of a transposed convolution");
    }

    @Override
    void map(final Row in, final Row out, final Row between) {
        for (int y = 0; y < m_height; y++) {
            for (int x = 0; x < m_width; x++) {
                out.set((2 * y + 1) * m_columns + 2 * x + 1, in.get(y * m_width + x));
            }
        }
    }

    @Override
    void transposed(final Row out, final Row in, final Row between) {
        for (int y = 0; y < m_height; y++) {
            for (int x = 0; x < m_width; x++) {
                in.set(y * m_width + x, out.get((2 * y + 1) * m_columns + 2 * x + 1));
            }
        }
    }
}
