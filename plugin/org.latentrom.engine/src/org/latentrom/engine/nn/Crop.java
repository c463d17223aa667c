package org.latentrom.engine.nn;

/** The first rows and columns of an image: takes padding away that lies at the end. */
final class Crop extends PlaneLayer {
    Crop(final Tensor in, final Tensor out) {
        super(in, out);
    }

    @Override
    public void describe(final GraphVisitor visitor) {
        visitor.crop(m_in, m_out);
    }

    @Override
    void map(final Row in, final Row out, final Row between) {
        for (int y = 0; y < m_rows; y++) {
            out.add(y * m_columns, in, 1, y * m_width, m_columns);
        }
    }

    @Override
    void transposed(final Row out, final Row in, final Row between) {
        for (int y = 0; y < m_rows; y++) {
            in.add(y * m_width, out, 1, y * m_columns, m_columns);
        }
    }
}
