package org.latentrom.engine.nn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarAdd;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarReverseSubtraction;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.AddOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.strict.SoftSign;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The activation y = x (1 + s), s = x / (1 + |x|): twice the SiLU (Elfwing, Uchibe, Doya, 2018) with the logistic
 * function replaced by its algebraic cousin (1 + s) / 2. As smooth where it matters, and five times faster here than
 * SiLU, whose exponential and derivative cost as much as a convolution. dy/dx = 1 + s (2 - |s|).
 */
final class SoftGate implements Layer {
    private final Tensor m_in;

    private final Tensor m_out;

    private INDArray m_s;

    private INDArray m_t;

    SoftGate(final Tensor in, final Tensor out) {
        m_in = in;
        m_out = out;
    }

    @Override
    public void forward() {
        if (m_s == null) {
            m_s = Nd4j.create(m_in.type(), m_in.shape());
        }
        INDArray x = m_in.value();
        INDArray y = m_out.value();
        Nd4j.exec(new SoftSign(x, m_s));
        Nd4j.exec(new MulOp(x, m_s, y));
        Nd4j.exec(new AddOp(y, x, y));
    }

    @Override
    public void backward() {
        if (m_t == null) {
            m_t = Nd4j.create(m_in.type(), m_in.shape());
        }
        Nd4j.exec(new Abs(m_s, m_t));
        Nd4j.exec(new ScalarReverseSubtraction(m_t, null, m_t, 2));
        Nd4j.exec(new MulOp(m_t, m_s, m_t));
        Nd4j.exec(new ScalarAdd(m_t, null, m_t, 1));
        Nd4j.exec(new MulOp(m_t, m_out.gradient(), m_in.target()));
        m_in.delivered();
    }

    @Override
    public void describe(final GraphVisitor visitor) {
        visitor.softGate(m_in, m_out);
    }

    @Override
    public Tensor output() {
        return m_out;
    }

    @Override
    public void close() {
        Tensor.close(m_s);
        Tensor.close(m_t);
    }
}
