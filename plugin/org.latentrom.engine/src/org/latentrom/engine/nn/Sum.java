package org.latentrom.engine.nn;

import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.AddOp;
import org.nd4j.linalg.factory.Nd4j;

/** Sum of two tensors of one shape: the end of a residual block, or an injection. */
final class Sum implements Layer {
    private final Tensor m_a;

    private final Tensor m_b;

    private final Tensor m_out;

    Sum(final Tensor a, final Tensor b, final Tensor out) {
        m_a = a;
        m_b = b;
        m_out = out;
    }

    @Override
    public void forward() {
        Nd4j.exec(new AddOp(m_a.value(), m_b.value(), m_out.value()));
    }

    @Override
    public void backward() {
        m_a.deliver(m_out.gradient());
        m_b.deliver(m_out.gradient());
    }

    @Override
    public void describe(final GraphVisitor visitor) {
        visitor.sum(m_a, m_b, m_out);
    }

    @Override
    public Tensor output() {
        return m_out;
    }
}
