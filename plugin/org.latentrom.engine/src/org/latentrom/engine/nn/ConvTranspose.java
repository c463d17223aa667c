package org.latentrom.engine.nn;

/**
 * Transposed convolution with stride 2, bias and "same" padding as Keras has it: rows and columns double, and for a
 * kernel of three out[2i + k] += w[k] in[i] for k = 0, 1, 2, without what falls off the end. Done as a convolution of
 * the input with zeros in between, which is several times faster than ND4J's own; so the weights lie mirrored,
 * [row, column, in, out] with w[2 - k] at k.
 */
final class ConvTranspose implements Layer {
    private final Tensor m_in;

    private final Weight m_weight;

    private final Weight m_bias;

    private final int m_kernel;

    private final ZeroStuffing m_stuffing;

    private final Convolution m_convolution;

    /** @param kernel odd, at least 3 */
    ConvTranspose(final Tensor in, final Tensor between, final Tensor out, final Weight weight, final Weight bias,
        final int kernel) {
        m_in = in;
        m_weight = weight;
        m_bias = bias;
        m_kernel = kernel;
        m_stuffing = new ZeroStuffing(in, between);
        m_convolution = new Convolution(between, out, weight, bias, kernel, 1);
    }

    @Override
    public void forward() {
        m_stuffing.forward();
        m_convolution.forward();
    }

    @Override
    public void backward() {
        m_convolution.backward();
        m_stuffing.backward();
    }

    @Override
    public void describe(final GraphVisitor visitor) {
        float[] mirrored = m_weight.values();
        int area = m_kernel * m_kernel;
        int taps = mirrored.length / area;
        var weights = new float[mirrored.length];
        for (int k = 0; k < area; k++) {
            System.arraycopy(mirrored, (area - 1 - k) * taps, weights, k * taps, taps);
        }
        visitor.convTranspose(m_in, output(), weights, m_bias.values(), m_kernel);
    }

    @Override
    public Tensor output() {
        return m_convolution.output();
    }
}
