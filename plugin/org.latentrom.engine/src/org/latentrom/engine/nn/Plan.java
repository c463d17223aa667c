package org.latentrom.engine.nn;

import java.util.ArrayList;
import java.util.List;

/**
 * Layers in the order in which they run, over arrays that were allocated when the plan was built, for one batch size.
 * To be used by one thread at a time; several plans may share {@link Parameters}.
 */
public final class Plan implements AutoCloseable {
    private final Parameters m_parameters;

    private final int m_batch;

    private final List<Layer> m_layers = new ArrayList<>();

    private final List<Tensor> m_tensors = new ArrayList<>();

    private Runnable m_between = () -> {
    };

    /**
     * @param parameters where the weights of the layers are declared
     * @param batch number of samples that go through at once
     */
    public Plan(final Parameters parameters, final int batch) {
        m_parameters = parameters;
        m_batch = batch;
    }

    /** @return a tensor that the caller sets: [batch, shape...] */
    public Tensor input(final int... shape) {
        return tensor(shape);
    }

    /**
     * @param gain factor on the initial weights, whose deviation without it keeps the size of activated values
     * @return convolution of an image tensor
     */
    public Tensor convolution(final Tensor in, final int channels, final int kernel, final int stride,
        final double gain) {
        int fan = kernel * kernel * in.size(1);
        Weight weight = m_parameters.declare(gain / Math.sqrt(fan), 0, kernel, kernel, in.size(1), channels);
        Weight bias = m_parameters.declare(0, 0, channels);
        Tensor out = tensor(channels, (in.size(2) + stride - 1) / stride, (in.size(3) + stride - 1) / stride);
        return add(new Convolution(in, out, weight, bias, kernel, stride));
    }

    /**
     * @param gain factor on the initial weights
     * @param bias initial bias
     * @param shape shape of a sample of the output
     * @return fully connected layer
     */
    public Tensor dense(final Tensor in, final double gain, final double bias, final int... shape) {
        Tensor out = tensor(shape);
        int from = in.size() / m_batch;
        int to = out.size() / m_batch;
        Weight w = m_parameters.declare(gain / Math.sqrt(from), 0, from, to);
        return add(new Dense(in, out, w, m_parameters.declare(0, bias, 1, to)));
    }

    /** @return the activated tensor, see {@link SoftGate} */
    public Tensor activation(final Tensor in) {
        return add(new SoftGate(in, like(in)));
    }

    /** @return a + b, of one shape */
    public Tensor sum(final Tensor a, final Tensor b) {
        return add(new Sum(a, b, like(a)));
    }

    /** @return an image tensor with twice the rows and columns */
    public Tensor upsampling(final Tensor in) {
        return add(new Upsampling(in, tensor(in.size(1), 2 * in.size(2), 2 * in.size(3))));
    }

    private Tensor like(final Tensor t) {
        var out = new Tensor(m_parameters.type(), t.shape());
        m_tensors.add(out);
        return out;
    }

    private Tensor tensor(final int... shape) {
        var full = new long[shape.length + 1];
        full[0] = m_batch;
        for (int i = 0; i < shape.length; i++) {
            full[i + 1] = shape[i];
        }
        var tensor = new Tensor(m_parameters.type(), full);
        m_tensors.add(tensor);
        return tensor;
    }

    private Tensor add(final Layer layer) {
        m_layers.add(layer);
        return layer.output();
    }

    /**
     * @param between runs before every layer, forward and backward; if it throws, the pass ends with what it threw.
     *            This is how a pass over large arrays can be cancelled
     */
    public void watch(final Runnable between) {
        m_between = between;
    }

    /** Computes all tensors from the inputs. */
    public void forward() {
        for (Layer layer : m_layers) {
            m_between.run();
            layer.forward();
        }
    }

    /**
     * Computes all gradients. The gradients of the given outputs must have been set; those of weights are overwritten.
     *
     * @param outputs the tensors whose gradients the caller has set
     */
    public void backward(final Tensor... outputs) {
        m_tensors.forEach(Tensor::reset);
        for (Tensor output : outputs) {
            output.preset();
        }
        for (int i = m_layers.size() - 1; i >= 0; i--) {
            m_between.run();
            m_layers.get(i).backward();
        }
    }

    /** @return number of samples that go through at once */
    public int batch() {
        return m_batch;
    }

    @Override
    public void close() {
        m_layers.forEach(Layer::close);
        m_tensors.forEach(Tensor::close);
    }
}
