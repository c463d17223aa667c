package org.latentrom.engine.nn;

/** An {@link Activation} of every value. */
final class Pointwise implements Layer {
    private static final int CHUNK = 4096;

    private final Tensor m_in;

    private final Tensor m_out;

    private final Activation m_activation;

    Pointwise(final Tensor in, final Tensor out, final Activation activation) {
        m_in = in;
        m_out = out;
        m_activation = activation;
    }

    @Override
    public void forward() {
        var from = m_in.value();
        var to = m_out.value();
        chunks((offset, n) -> {
            var slice = new Slice(n);
            double[] v = slice.read(from, offset, n);
            for (int i = 0; i < n; i++) {
                v[i] = m_activation.value(v[i]);
            }
            slice.write(to, offset, n);
        });
    }

    @Override
    public void backward() {
        var value = m_out.value();
        var gradient = m_out.gradient();
        var target = m_in.target();
        chunks((offset, n) -> {
            double[] y = new Slice(n).read(value, offset, n);
            var slice = new Slice(n);
            double[] g = slice.read(gradient, offset, n);
            for (int i = 0; i < n; i++) {
                g[i] *= m_activation.derivative(y[i]);
            }
            slice.write(target, offset, n);
        });
        m_in.delivered();
    }

    private interface Work {
        void accept(int offset, int n);
    }

    private void chunks(final Work work) {
        int size = m_in.size();
        Slice.forEach((size + CHUNK - 1) / CHUNK, size,
            i -> work.accept(i * CHUNK, Math.min(CHUNK, size - i * CHUNK)));
    }

    @Override
    public void describe(final GraphVisitor visitor) {
        m_activation.describe(visitor, m_in, m_out);
    }

    @Override
    public Tensor output() {
        return m_out;
    }
}
