package org.latentrom.engine.nn;

/**
 * Parametric ReLU (He et al., 2015, arXiv:1502.01852): y = x where x is positive, alpha x elsewhere, with an alpha for
 * each value of a sample or for each channel. ND4J's own throws in its backward pass.
 */
final class PRelu implements Layer {
    /** Values of a sample that are worked on at once if each has its own alpha. */
    private static final int CHUNK = 2048;

    private final Tensor m_in;

    private final Tensor m_out;

    private final Weight m_alpha;

    private final int m_batch;

    private final int m_sample;

    // values in a row that have one alpha
    private final int m_shared;

    /** @param alpha [1, n]: n divides the values of a sample, and each alpha is for as many values in a row */
    PRelu(final Tensor in, final Tensor out, final Weight alpha) {
        m_in = in;
        m_out = out;
        m_alpha = alpha;
        m_batch = in.size(0);
        m_sample = in.size() / m_batch;
        m_shared = m_sample / alpha.length();
    }

    @Override
    public void forward() {
        Native from = Native.of(m_in.value());
        Native to = Native.of(m_out.value());
        Native alphas = Native.of(m_alpha.value());
        if (m_shared == 1) {
            chunks((begin, n) -> {
                Row alpha = alphas.row(begin, n);
                Row row = from.row(n);
                for (int i = begin; i < m_batch * m_sample; i += m_sample) {
                    row.read(from, i, n);
                    row.prelu(alpha, n);
                    row.write(to, i, n);
                }
            });
        } else {
            int channels = m_alpha.length();
            Row alpha = alphas.row(0, channels);
            Row.forEach(m_batch * channels, m_in.size(), (begin, end) -> {
                Row row = from.row(m_shared);
                for (int k = begin; k < end; k++) {
                    row.read(from, k * m_shared, m_shared);
                    row.prelu(alpha.get(k % channels), 0, m_shared);
                    row.write(to, k * m_shared, m_shared);
                }
            });
        }
    }

    @Override
    public void backward() {
        Native value = Native.of(m_in.value());
        Native gradient = Native.of(m_out.gradient());
        Native target = Native.of(m_in.target());
        if (m_shared == 1) {
            backwardByValue(value, gradient, target);
        } else {
            backwardByChannel(value, gradient, target);
        }
        m_in.delivered();
    }

    private void backwardByValue(final Native value, final Native gradient, final Native target) {
        Native alphas = Native.of(m_alpha.value());
        Native byAlphas = Native.of(m_alpha.gradient());
        chunks((begin, n) -> {
            Row alpha = alphas.row(begin, n);
            Row byAlpha = alphas.row(n);
            Row x = value.row(n);
            Row g = value.row(n);
            for (int i = begin; i < m_batch * m_sample; i += m_sample) {
                x.read(value, i, n);
                g.read(gradient, i, n);
                byAlpha.addNegative(g, x, n);
                g.slope(x, alpha, n);
                g.write(target, i, n);
            }
            byAlpha.write(byAlphas, begin, n);
        });
    }

    private void backwardByChannel(final Native value, final Native gradient, final Native target) {
        int channels = m_alpha.length();
        Row alpha = Native.of(m_alpha.value()).row(0, channels);
        // of each channel of each sample, added up in a fixed order afterwards
        var byAlpha = new double[m_batch * channels];
        Row.forEach(byAlpha.length, m_in.size(), (begin, end) -> {
            Row x = value.row(m_shared);
            Row g = value.row(m_shared);
            for (int k = begin; k < end; k++) {
                x.read(value, k * m_shared, m_shared);
                g.read(gradient, k * m_shared, m_shared);
                byAlpha[k] = g.negativeDot(x, 0, m_shared);
                g.slope(x, alpha.get(k % channels), 0, m_shared);
                g.write(target, k * m_shared, m_shared);
            }
        });
        m_alpha.setGradient(byAlpha);
    }

    /** Goes through the values of a sample, many at a time. */
    private void chunks(final Row.Work work) {
        int chunks = (m_sample + CHUNK - 1) / CHUNK;
        Row.forEach(chunks, m_in.size(), (begin, end) -> {
            for (int i = begin; i < end; i++) {
                work.accept(i * CHUNK, Math.min(CHUNK, m_sample - i * CHUNK));
            }
        });
    }

    @Override
    public void describe(final GraphVisitor visitor) {
        visitor.prelu(m_in, m_out, m_alpha.values());
    }

    @Override
    public Tensor output() {
        return m_out;
    }
}
