package org.latentrom.engine.nn;

/**
 * Transposed convolution with stride 2, bias and "same" padding as Keras has it: rows and columns double, and for a
 * kernel of three out[2i + k] += w[k] in[i] for k = 0, 1, 2, without what falls off the end. Done as a convolution of
 * the input with zeros in between, which is several times faster than ND4J's own; so the weights lie mirrored,
 * [row, column, in, out] with w[2 - k] at k.
 */
final class ConvTranspose implements Layer {
    private final ZeroStuffing m_stuffing;

    private final Convolution m_convolution;

    /** @param kernel odd, at least 3 */
    ConvTranspose(final Tensor in, final Tensor between, final Tensor out, final Weight weight, final Weight bias,
        final int kernel) {
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
    public Tensor output() {
        return m_convolution.output();
    }
}
