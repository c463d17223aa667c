package org.latentrom.engine.nn;

import java.nio.FloatBuffer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
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
        if (m_in.type() == DataType.FLOAT) {
            FloatBuffer from = Pass.floats(m_in.value());
            FloatBuffer to = Pass.floats(m_out.value());
            samples(begin -> forward(from, to, begin));
        } else {
            Nd4j.exec(new Op("upsampling2d", new INDArray[]{m_in.value()}, new INDArray[]{m_out.value()}, 2, 2, 1));
        }
    }

    @Override
    public void backward() {
        if (m_in.type() == DataType.FLOAT) {
            FloatBuffer from = Pass.floats(m_out.gradient());
            FloatBuffer to = Pass.floats(m_in.target());
            samples(begin -> backward(from, to, begin));
        } else {
            Nd4j.exec(new Op("upsampling2d_bp", new INDArray[]{m_in.value(), m_out.gradient()},
                new INDArray[]{m_in.target()}, 1));
        }
        m_in.delivered();
    }

    /** In float32 the native op takes several times as long as copying rows to Java and back. */
    private void samples(final IntConsumer sample) {
        Row.forEach(m_in.size(0), m_out.size(), (begin, end) -> IntStream.range(begin, end).forEach(sample));
    }

    private void forward(final FloatBuffer from, final FloatBuffer to, final int sample) {
        int width = m_in.size(3);
        int rows = m_in.size(1) * m_in.size(2);
        var in = new float[width];
        // two rows of the output, which are the same
        var out = new float[4 * width];
        for (int row = sample * rows; row < (sample + 1) * rows; row++) {
            from.get(row * width, in);
            for (int i = 0; i < width; i++) {
                out[2 * i] = in[i];
                out[2 * i + 1] = in[i];
            }
            System.arraycopy(out, 0, out, 2 * width, 2 * width);
            to.put(4 * row * width, out);
        }
    }

    private void backward(final FloatBuffer from, final FloatBuffer to, final int sample) {
        int width = m_in.size(3);
        int rows = m_in.size(1) * m_in.size(2);
        var out = new float[4 * width];
        var in = new float[width];
        for (int row = sample * rows; row < (sample + 1) * rows; row++) {
            from.get(4 * row * width, out);
            for (int i = 0; i < width; i++) {
                in[i] = out[2 * i] + out[2 * i + 1] + (out[2 * (width + i)] + out[2 * (width + i) + 1]);
            }
            to.put(row * width, in);
        }
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
