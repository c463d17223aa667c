package org.latentrom.engine.nn;

/** An {@link Activation} of every value. */
final class Pointwise implements Layer {
    private static final int CHUNK = 2048;

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
        Native from = Native.of(m_in.value());
        Native to = Native.of(m_out.value());
        forEach((begin, end) -> {
            Row row = from.row(CHUNK);
            for (int i = begin; i < end; i += CHUNK) {
                int n = Math.min(CHUNK, end - i);
                row.read(from, i, n);
                m_activation.apply(row, n);
                row.write(to, i, n);
            }
        });
    }

    @Override
    public void backward() {
        Native value = Native.of(m_out.value());
        Native gradient = Native.of(m_out.gradient());
        Native target = Native.of(m_in.target());
        forEach((begin, end) -> {
            Row y = value.row(CHUNK);
            Row g = value.row(CHUNK);
            for (int i = begin; i < end; i += CHUNK) {
                int n = Math.min(CHUNK, end - i);
                y.read(value, i, n);
                g.read(gradient, i, n);
                m_activation.backward(y, g, n);
                g.write(target, i, n);
            }
        });
        m_in.delivered();
    }

    private void forEach(final Row.Work work) {
        Row.forEach(m_in.size(), m_in.size(), work);
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
