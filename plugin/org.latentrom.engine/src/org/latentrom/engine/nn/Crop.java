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
    void map(final double[] in, final double[] out) {
        for (int y = 0; y < m_rows; y++) {
            System.arraycopy(in, y * m_width, out, y * m_columns, m_columns);
        }
    }

    @Override
    void transposed(final double[] out, final double[] in) {
        for (int y = 0; y < m_rows; y++) {
            System.arraycopy(out, y * m_columns, in, y * m_width, m_columns);
        }
    }
}
