package org.latentrom.engine.nn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.AddOp;
import org.nd4j.linalg.factory.Nd4j;

/** Fully connected layer: every value of the output from every value of the input, whatever the shapes of the two. */
final class Dense implements Layer {
    private final Tensor m_in;

    private final Tensor m_out;

    private final Weight m_weight;

    private final Weight m_bias;

    private INDArray m_ones;

    Dense(final Tensor in, final Tensor out, final Weight weight, final Weight bias) {
        m_in = in;
        m_out = out;
        m_weight = weight;
        m_bias = bias;
    }

    private static INDArray rows(final INDArray array) {
        return array.reshape('c', array.size(0), array.length() / array.size(0));
    }

    @Override
    public void forward() {
        INDArray out = rows(m_out.value());
        Nd4j.gemm(rows(m_in.value()), m_weight.value(), out, false, false, 1, 0);
        Nd4j.exec(new AddOp(out, m_bias.value(), out));
    }

    @Override
    public void backward() {
        if (m_ones == null) {
            m_ones = Nd4j.ones(m_in.type(), 1, m_in.size(0));
        }
        INDArray g = rows(m_out.gradient());
        Nd4j.gemm(rows(m_in.value()), g, m_weight.gradient(), true, false, 1, 0);
        // sum over the batch: a product with ones is many times faster than a reduction
        Nd4j.gemm(m_ones, g, m_bias.gradient(), false, false, 1, 0);
        Nd4j.gemm(g, m_weight.value(), rows(m_in.target()), false, true, 1, 0);
        m_in.delivered();
    }

    @Override
    public void describe(final GraphVisitor visitor) {
        visitor.dense(m_in, m_out, m_weight.values(), m_bias.values());
    }

    @Override
    public Tensor output() {
        return m_out;
    }

    @Override
    public void close() {
        Tensor.close(m_ones);
    }
}
