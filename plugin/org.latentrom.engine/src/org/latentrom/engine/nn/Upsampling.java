package org.latentrom.engine.nn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Doubles rows and columns, each pixel repeated; a convolution after it does what a transposed one would, faster. */
final class Upsampling implements Layer {
    private final Tensor m_in;

    private final Tensor m_out;

    Upsampling(final Tensor in, final Tensor out) {
        m_in = in;
        m_out = out;
    }

    @Override
    public void forward() {
        Nd4j.exec(new Op("upsampling2d", new INDArray[]{m_in.value()}, new INDArray[]{m_out.value()}, 2, 2, 1));
    }

    @Override
    public void backward() {
        Nd4j.exec(new Op("upsampling2d_bp", new INDArray[]{m_in.value(), m_out.gradient()},
            new INDArray[]{m_in.target()}, 1));
        m_in.delivered();
    }

    @Override
    public void describe(final GraphVisitor visitor) {
        visitor.upsampling(m_in, m_out);
    }

    @Override
    public Tensor output() {
        return m_out;
    }
}
