package org.latentrom.engine.nn;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

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

    /** Adds to the output, which is 0, what the input gives. */
    abstract void map(double[] in, double[] out);

    /** Adds to the input's gradient, which is 0, what the output's gives: the transposed map. */
    abstract void transposed(double[] out, double[] in);

    @Override
    public void forward() {
        INDArray from = m_in.value();
        INDArray to = m_out.value();
        int n = m_height * m_width;
        int m = m_rows * m_columns;
        planes((k, count) -> {
            var a = new Slice(n);
            var b = new Slice(m);
            for (int i = k; i < k + count; i++) {
                Arrays.fill(b.values(), 0);
                map(a.read(from, (long)i * n, n), b.values());
                b.write(to, (long)i * m, m);
            }
        });
    }

    @Override
    public void backward() {
        INDArray from = m_out.gradient();
        INDArray to = m_in.target();
        int n = m_height * m_width;
        int m = m_rows * m_columns;
        planes((k, count) -> {
            var a = new Slice(n);
            var b = new Slice(m);
            for (int i = k; i < k + count; i++) {
                Arrays.fill(a.values(), 0);
                transposed(b.read(from, (long)i * m, m), a.values());
                a.write(to, (long)i * n, n);
            }
        });
        m_in.delivered();
    }

    private interface Work {
        void accept(int plane, int count);
    }

    private void planes(final Work work) {
        int channels = m_in.size(1);
        Slice.forEach(m_in.size(0), Math.max(m_in.size(), m_out.size()), b -> work.accept(b * channels, channels));
    }

    @Override
    public Tensor output() {
        return m_out;
    }
}
