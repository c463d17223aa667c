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
    int between() {
        return m_height * m_columns;
    }

    @Override
    void map(final Row in, final Row out, final Row between) {
        for (int y = 0; y < m_height; y++) {
            for (int x = 0; x < m_width; x++) {
                double v = 0.75 * in.get(y * m_width + x);
                int to = y * m_columns + 2 * x;
                between.set(to, v + 0.25 * in.get(y * m_width + Math.max(0, x - 1)));
                between.set(to + 1, v + 0.25 * in.get(y * m_width + Math.min(m_width - 1, x + 1)));
            }
        }
        for (int y = 0; y < m_rows; y++) {
            out.add(y * m_columns, between, 0.75, y / 2 * m_columns, m_columns);
            out.add(y * m_columns, between, 0.25, other(y) * m_columns, m_columns);
        }
    }

    /** @return the input row on the other side of an output row */
    private int other(final int y) {
        return Math.max(0, Math.min(m_height - 1, y / 2 + (y % 2 == 0 ? -1 : 1)));
    }

    @Override
    void transposed(final Row out, final Row in, final Row between) {
        for (int y = 0; y < m_rows; y++) {
            between.add(y / 2 * m_columns, out, 0.75, y * m_columns, m_columns);
            between.add(other(y) * m_columns, out, 0.25, y * m_columns, m_columns);
        }
        for (int y = 0; y < m_height; y++) {
            int from = y * m_columns;
            for (int x = 0; x < m_width; x++) {
                double near = between.get(from + 2 * x) + between.get(from + 2 * x + 1);
                double far = between.get(from + Math.max(0, 2 * x - 1))
                    + between.get(from + Math.min(m_columns - 1, 2 * x + 2));
                in.set(y * m_width + x, 0.75 * near + 0.25 * far);
            }
        }
    }
}
