package org.latentrom.engine.nn;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The values of two tensors one after the other, sample by sample: channels of images, or entries of vectors. */
final class Concat implements Layer {
    private final Tensor m_a;

    private final Tensor m_b;

    private final Tensor m_out;

    private final int m_batch;

    Concat(final Tensor a, final Tensor b, final Tensor out) {
        m_a = a;
        m_b = b;
        m_out = out;
        m_batch = out.size(0);
    }

    @Override
    public void forward() {
        int n = m_a.size() / m_batch;
        int m = m_b.size() / m_batch;
        copy(m_a.value(), 0, n, m_out.value(), 0, n + m, n);
        copy(m_b.value(), 0, m, m_out.value(), n, n + m, m);
    }

    @Override
    public void backward() {
        int n = m_a.size() / m_batch;
        int m = m_b.size() / m_batch;
        copy(m_out.gradient(), 0, n + m, m_a.target(), 0, n, n);
        m_a.delivered();
        copy(m_out.gradient(), n, n + m, m_b.target(), 0, m, m);
        m_b.delivered();
    }

    private void copy(final INDArray fromArray, final int fromStart, final int fromStep, final INDArray toArray,
        final int toStart, final int toStep, final int n) {
        Native from = Native.of(fromArray);
        Native to = Native.of(toArray);
        Row row = from.row(n);
        for (int b = 0; b < m_batch; b++) {
            row.read(from, fromStart + b * fromStep, n);
            row.write(to, toStart + b * toStep, n);
        }
    }

    @Override
    public void describe(final GraphVisitor visitor) {
        visitor.concat(m_a, m_b, m_out);
    }

    @Override
    public Tensor output() {
        return m_out;
    }
}
