package org.latentrom.engine.nn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Layers in the order in which they run, over arrays that were allocated when the plan was built, for one batch size.
 * To be used by one thread at a time; several plans may share {@link Parameters}.
 */
public final class Plan implements AutoCloseable {
    private final Parameters m_parameters;

    private final int m_batch;

    private final List<Layer> m_layers = new ArrayList<>();

    private final List<Tensor> m_tensors = new ArrayList<>();

    /** The tensors that each layer reads. */
    private final List<Tensor[]> m_reads = new ArrayList<>();

    private final Map<Tensor, Layer> m_lastReader = new HashMap<>();

    private final Set<Tensor> m_inputs = new HashSet<>();

    private final Noise m_noise = new Noise();

    private final ArrayPool m_pool;

    private Runnable m_between = () -> {
    };

    /**
     * @param parameters where the weights of the layers are declared
     * @param batch number of samples that go through at once
     */
    public Plan(final Parameters parameters, final int batch) {
        this(parameters, batch, new ArrayPool());
    }

    private Plan(final Parameters parameters, final int batch, final ArrayPool pool) {
        m_parameters = parameters;
        m_batch = batch;
        m_pool = pool;
    }

    /**
     * @return an empty plan over the same parameters, for the same batch; the memory of gradients serves both in turn,
     *         so they must be used by the same thread
     */
    public Plan another() {
        return new Plan(m_parameters, m_batch, m_pool);
    }

    /** @return a tensor that the caller sets: [batch, shape...] */
    public Tensor input(final int... shape) {
        Tensor input = tensor(shape);
        m_inputs.add(input);
        return input;
    }

    /**
     * @param gain factor on the initial weights, whose deviation without it keeps the size of activated values
     * @return convolution of an image tensor
     */
    public Tensor convolution(final Tensor in, final int channels, final int kernel, final int stride,
        final double gain) {
        return convolution(in, channels, kernel, stride, Initializer.normal(gain));
    }

    /**
     * @param start initial weights, with fans of kernel^2 times the channels
     * @return convolution of an image tensor with bias and zero padding: ceil(size / stride) rows and columns
     */
    public Tensor convolution(final Tensor in, final int channels, final int kernel, final int stride,
        final Initializer start) {
        int area = kernel * kernel;
        return convolution(in, channels, kernel, stride, start, area * in.size(1), area * channels);
    }

    private Tensor convolution(final Tensor in, final int channels, final int kernel, final int stride,
        final Initializer start, final int fanIn, final int fanOut) {
        Weight weight = weight(start, fanIn, fanOut, kernel, kernel, in.size(1), channels);
        Weight bias = m_parameters.declare(0, 0, channels);
        Tensor out = tensor(channels, (in.size(2) + stride - 1) / stride, (in.size(3) + stride - 1) / stride);
        return add(new Convolution(in, out, weight, bias, kernel, stride), in);
    }

    /**
     * @param kernel odd; at least 3 if the stride is 2
     * @param stride 1 or 2
     * @param start initial weights; their fan in counts the output's channels, as in Keras
     * @return transposed convolution of an image tensor with bias: rows and columns times the stride, see
     *         {@link ConvTranspose}
     */
    public Tensor convTranspose(final Tensor in, final int channels, final int kernel, final int stride,
        final Initializer start) {
        if (kernel % 2 == 0 || kernel < 1 || stride < 1 || stride > 2 || stride == 2 && kernel < 3) {
            throw new IllegalArgumentException(
                "no transposed convolution with kernel " + kernel + ", stride " + stride);
        }
        int area = kernel * kernel;
        if (stride == 1) {
            // the same sums, with the weights mirrored
            return convolution(in, channels, kernel, 1, start, area * channels, area * in.size(1));
        }
        Weight weight = weight(start, area * channels, area * in.size(1), kernel, kernel, in.size(1), channels);
        Weight bias = m_parameters.declare(0, 0, channels);
        Tensor between = tensor(in.size(1), 2 * in.size(2), 2 * in.size(3));
        Tensor out = tensor(channels, 2 * in.size(2), 2 * in.size(3));
        return add(new ConvTranspose(in, between, out, weight, bias, kernel), in);
    }

    private Weight weight(final Initializer start, final int fanIn, final int fanOut, final long... shape) {
        return m_parameters.declare(random -> start.next(random, fanIn, fanOut), shape);
    }

    /**
     * @param gain factor on the initial weights
     * @param bias initial bias
     * @param shape shape of a sample of the output
     * @return fully connected layer
     */
    public Tensor dense(final Tensor in, final double gain, final double bias, final int... shape) {
        return dense(in, Initializer.normal(gain), bias, shape);
    }

    /**
     * @param start initial weights
     * @param bias initial bias
     * @param shape shape of a sample of the output
     * @return fully connected layer
     */
    public Tensor dense(final Tensor in, final Initializer start, final double bias, final int... shape) {
        Tensor out = tensor(shape);
        int from = in.size() / m_batch;
        int to = out.size() / m_batch;
        Weight w = weight(start, from, to, from, to);
        return add(new Dense(in, out, w, m_parameters.declare(0, bias, 1, to)), in);
    }

    /** @return the activated tensor, see {@link SoftGate} */
    public Tensor activation(final Tensor in) {
        return add(new SoftGate(in, like(in)), in);
    }

    /** @return a + b, of one shape */
    public Tensor sum(final Tensor a, final Tensor b) {
        return add(new Sum(a, b, like(a)), a, b);
    }

    /** @return an image tensor with twice the rows and columns */
    public Tensor upsampling(final Tensor in) {
        return add(new Upsampling(in, tensor(in.size(1), 2 * in.size(2), 2 * in.size(3))), in);
    }

    /** @return max(x, 0) */
    public Tensor relu(final Tensor in) {
        return add(new Pointwise(in, like(in), Activation.RELU), in);
    }

    /** @return tanh x */
    public Tensor tanh(final Tensor in) {
        return add(new Pointwise(in, like(in), Activation.TANH), in);
    }

    /** @return 1 / (1 + exp(-x)) */
    public Tensor sigmoid(final Tensor in) {
        return add(new Pointwise(in, like(in), Activation.SIGMOID), in);
    }

    /**
     * @param alpha initial slope for negative values
     * @return parametric ReLU with a slope for each value of a sample, as Keras has it
     */
    public Tensor prelu(final Tensor in, final double alpha) {
        return add(new PRelu(in, like(in), m_parameters.declare(0, alpha, 1, in.size() / m_batch)), in);
    }

    /**
     * @param alpha initial slope for negative values
     * @return parametric ReLU with a slope for each channel, as its authors have it
     */
    public Tensor channelPrelu(final Tensor in, final double alpha) {
        return add(new PRelu(in, like(in), m_parameters.declare(0, alpha, 1, in.size(1))), in);
    }

    /**
     * @param groups number of groups, divides the channels; as many as channels: instance normalisation
     * @param epsilon added to the variance, positive
     * @return normalised image tensor, see {@link GroupNorm}
     */
    public Tensor groupNorm(final Tensor in, final int groups, final double epsilon) {
        int channels = in.size(1);
        if (groups < 1 || channels % groups != 0 || !(epsilon > 0)) {
            throw new IllegalArgumentException(groups + " groups of " + channels + " channels, epsilon " + epsilon);
        }
        Weight factor = m_parameters.declare(0, 1, 1, channels);
        return add(new GroupNorm(in, like(in), factor, m_parameters.declare(0, 0, 1, channels), groups, epsilon), in);
    }

    /**
     * @param rate probability that a value is dropped, 0 to below 1
     * @return the same values, some of them dropped while {@link #dropFrom} is on
     */
    public Tensor dropout(final Tensor in, final double rate) {
        return dropout(in, rate, 1);
    }

    /**
     * @param rate probability that a channel is dropped, 0 to below 1
     * @return the same image tensor, channels of it dropped while {@link #dropFrom} is on
     */
    public Tensor spatialDropout(final Tensor in, final double rate) {
        return dropout(in, rate, in.size() / m_batch / in.size(1));
    }

    private Tensor dropout(final Tensor in, final double rate, final int shared) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("dropout rate " + rate);
        }
        return add(new Dropout(in, like(in), rate, shared, m_noise), in);
    }

    /** @return the means of 2 x 2 pixels: ceil(size / 2) rows and columns */
    public Tensor averagePooling(final Tensor in) {
        return add(new AveragePooling(in, tensor(in.size(1), (in.size(2) + 1) / 2, (in.size(3) + 1) / 2)), in);
    }

    /** @return an image tensor with twice the rows and columns, see {@link BilinearUpsampling} */
    public Tensor bilinearUpsampling(final Tensor in) {
        return add(new BilinearUpsampling(in, tensor(in.size(1), 2 * in.size(2), 2 * in.size(3))), in);
    }

    /** @return the first rows and columns of an image tensor */
    public Tensor crop(final Tensor in, final int rows, final int columns) {
        if (rows < 1 || columns < 1 || rows > in.size(2) || columns > in.size(3)) {
            throw new IllegalArgumentException(
                rows + " x " + columns + " pixels of " + in.size(2) + " x " + in.size(3));
        }
        return add(new Crop(in, tensor(in.size(1), rows, columns)), in);
    }

    /**
     * @return the values of a, then those of b: as channels if both are images of one size, otherwise as one vector a
     *         sample
     */
    public Tensor concat(final Tensor a, final Tensor b) {
        boolean images = a.shape().length == 4 && b.shape().length == 4 && a.size(2) == b.size(2)
            && a.size(3) == b.size(3);
        Tensor out = images ? tensor(a.size(1) + b.size(1), a.size(2), a.size(3))
            : tensor((a.size() + b.size()) / m_batch);
        return add(new Concat(a, b, out), a, b);
    }

    private Tensor like(final Tensor t) {
        var out = new Tensor(m_pool, m_parameters.type(), t.shape());
        m_tensors.add(out);
        return out;
    }

    private Tensor tensor(final int... shape) {
        var full = new long[shape.length + 1];
        full[0] = m_batch;
        for (int i = 0; i < shape.length; i++) {
            full[i + 1] = shape[i];
        }
        var tensor = new Tensor(m_pool, m_parameters.type(), full);
        m_tensors.add(tensor);
        return tensor;
    }

    private Tensor add(final Layer layer, final Tensor... reads) {
        for (Tensor read : reads) {
            m_lastReader.put(read, layer);
        }
        m_layers.add(layer);
        m_reads.add(reads);
        return layer.output();
    }

    /**
     * @param between runs before every layer, forward and backward; if it throws, the pass ends with what it threw.
     *            This is how a pass over large arrays can be cancelled
     */
    public void watch(final Runnable between) {
        m_between = between;
    }

    /**
     * Switches dropout on, as in training; a new plan's is off.
     *
     * @param seed the next forward passes drop the values that belong to it; give another one for every step
     */
    public void dropFrom(final long seed) {
        m_noise.on(seed);
    }

    /** Switches dropout off: all values pass, as in use. */
    public void dropNothing() {
        m_noise.off();
    }

    /**
     * Computes the tensors from the inputs. Without gradients in the parameters only those can be read afterwards that
     * no layer reads: the memory of the others serves later layers.
     */
    public void forward() {
        boolean keep = m_parameters.gradient() != null;
        for (int i = 0; i < m_layers.size(); i++) {
            m_between.run();
            m_layers.get(i).forward();
            if (!keep) {
                releaseAfter(i);
            }
        }
    }

    private void releaseAfter(final int layer) {
        for (Tensor read : m_reads.get(layer)) {
            if (m_lastReader.get(read) == m_layers.get(layer) && !m_inputs.contains(read)) {
                read.releaseValue();
            }
        }
    }

    /**
     * Computes all gradients. The gradients of the given outputs must have been set; those of weights are overwritten.
     * Afterwards those of the inputs can be read; those between the layers are gone, their memory serves others.
     *
     * @param outputs the tensors whose gradients the caller has set
     */
    public void backward(final Tensor... outputs) {
        m_tensors.forEach(Tensor::reset);
        List<Tensor> kept = List.of(outputs);
        for (Tensor output : kept) {
            output.preset();
        }
        for (int i = m_layers.size() - 1; i >= 0; i--) {
            m_between.run();
            m_layers.get(i).backward();
            Tensor done = m_layers.get(i).output();
            if (!kept.contains(done)) {
                done.releaseGradient();
            }
        }
    }

    /** Tells what this plan computes, with the present weights, in the order in which its layers run. */
    public void describe(final GraphVisitor visitor) {
        m_layers.forEach(layer -> layer.describe(visitor));
    }

    /**
     * @param training whether gradients are computed, too
     * @return bytes of the values between the layers, and of their gradients, at most
     */
    public long bytes(final boolean training) {
        long bytes = 0;
        for (Tensor t : m_tensors) {
            bytes += (long)t.size() * m_parameters.type().width();
        }
        return training ? 2 * bytes : bytes;
    }

    /** @return number of samples that go through at once */
    public int batch() {
        return m_batch;
    }

    @Override
    public void close() {
        m_layers.forEach(Layer::close);
        m_tensors.forEach(Tensor::close);
        m_pool.close();
    }
}
