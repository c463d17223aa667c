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
    int between() {
        return m_rows * m_width;
    }

    @Override
    void map(final Row in, final Row out, final Row between) {
        for (int y = 0; y < m_height; y++) {
            between.add(y / 2 * m_width, in, share(y, m_height), y * m_width, m_width);
        }
        for (int y = 0; y < m_rows; y++) {
            for (int x = 0; x < m_columns; x++) {
                // the last column of an odd width is its own neighbour
                int from = y * m_width + 2 * x;
                int next = y * m_width + Math.min(m_width - 1, 2 * x + 1);
                out.set(y * m_columns + x, 0.5 * (between.get(from) + between.get(next)));
            }
        }
    }

    @Override
    void transposed(final Row out, final Row in, final Row between) {
        for (int y = 0; y < m_rows; y++) {
            for (int x = 0; x < m_width; x++) {
                between.set(y * m_width + x, share(x, m_width) * out.get(y * m_columns + x / 2));
            }
        }
        for (int y = 0; y < m_height; y++) {
            in.add(y * m_width, between, share(y, m_height), y / 2 * m_width, m_width);
        }
    }

    /** @return a half, or 1 for the last of an odd number */
    private static double share(final int i, final int size) {
        return (i | 1) < size ? 0.5 : 1;
    }
}
