package org.latentrom.engine.nn;

/** A layer that maps every channel of every sample by itself, and linearly: {@link #map} and its transpose. */
abstract class PlaneLayer implements Layer {
    final Tensor m_in;

    final Tensor m_out;

    /** Rows and columns of the input. */
    final int m_height;

    final int m_width;

    /** Rows and columns of the output. */
    final int m_rows;

    final int m_columns;

    PlaneLayer(final Tensor in, final Tensor out) {
        m_in = in;
        m_out = out;
        m_height = in.size(2);
        m_width = in.size(3);
        m_rows = out.size(2);
        m_columns = out.size(3);
    }

    /**
     * Computes the output of one channel.
     *
     * @param in the input, an image
     * @param out the output, an image of zeros
     * @param between space for {@link #between} values, all 0
     */
    abstract void map(Row in, Row out, Row between);

    /** The transposed map: adds to the input's gradient, an image of zeros, what the output's gradient gives. */
    abstract void transposed(Row out, Row in, Row between);

    /** @return number of values that the map needs on the way */
    int between() {
        return 0;
    }

    @Override
    public void forward() {
        Native from = Native.of(m_in.value());
        Native to = Native.of(m_out.value());
        run(from, m_height * m_width, to, m_rows * m_columns, this::map);
    }

    @Override
    public void backward() {
        Native from = Native.of(m_out.gradient());
        Native to = Native.of(m_in.target());
        run(from, m_rows * m_columns, to, m_height * m_width, this::transposed);
        m_in.delivered();
    }

    private interface Map {
        void apply(Row from, Row to, Row between);
    }

    private void run(final Native from, final int n, final Native to, final int m, final Map map) {
        Row.forEach(m_in.size(0) * m_in.size(1), Math.max(m_in.size(), m_out.size()), (begin, end) -> {
            Row a = from.row(n);
            Row b = from.row(m);
            Row between = from.row(between());
            for (int k = begin; k < end; k++) {
                a.read(from, k * n, n);
                b.clear();
                between.clear();
                map.apply(a, b, between);
                b.write(to, k * m, m);
            }
        });
    }

    @Override
    public Tensor output() {
        return m_out;
    }
}
