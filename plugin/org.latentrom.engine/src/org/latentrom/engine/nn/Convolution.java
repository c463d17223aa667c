package org.latentrom.engine.nn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Two-dimensional convolution with bias, zero padding so that the output has ceil(size / stride) rows and columns
 * (stride 2 on an even size pads at the end only, as TensorFlow does). Weights are [row, column, in, out], the only
 * layout whose gradient is right in ND4J 1.0.0-M2.1.
 */
final class Convolution implements Layer {
    private final Tensor m_in;

    private final Tensor m_out;

    private final Weight m_weight;

    private final Weight m_bias;

    private final int[] m_arguments;

    Convolution(final Tensor in, final Tensor out, final Weight weight, final Weight bias, final int kernel,
        final int stride) {
        m_in = in;
        m_out = out;
        m_weight = weight;
        m_bias = bias;
        // kernel, stride, padding, dilation, 1 = "same" padding, 0 = NCHW, 0 = weights as above
        m_arguments = new int[]{kernel, kernel, stride, stride, 0, 0, 1, 1, 1, 0, 0};
    }

    @Override
    public void forward() {
        Nd4j.exec(new Op("conv2d", new INDArray[]{m_in.value(), m_weight.value(), m_bias.value()},
            new INDArray[]{m_out.value()}, m_arguments));
    }

    @Override
    public void backward() {
        Nd4j.exec(new Op("conv2d_bp",
            new INDArray[]{m_in.value(), m_weight.value(), m_bias.value(), m_out.gradient()},
            new INDArray[]{m_in.target(), m_weight.gradient(), m_bias.gradient()}, m_arguments));
        m_in.delivered();
    }

    @Override
    public void describe(final GraphVisitor visitor) {
        visitor.convolution(m_in, m_out, m_weight.values(), m_bias.values(), m_arguments[0], m_arguments[2]);
    }

    @Override
    public Tensor output() {
        return m_out;
    }
}
