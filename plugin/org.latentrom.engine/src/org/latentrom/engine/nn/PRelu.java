package org.latentrom.engine.nn;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Parametric ReLU (He et al., 2015, arXiv:1502.01852): y = x where x is positive, alpha x elsewhere, with an alpha for
 * each value of a sample or for each channel. ND4J's own throws in its backward pass.
 */
final class PRelu implements Layer {
    private static final int CHUNK = 1024;

    private final Tensor m_in;

    private final Tensor m_out;

    private final Weight m_alpha;

    private final int m_batch;

    private final int m_sample;

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
        INDArray from = m_in.value();
        INDArray to = m_out.value();
        chunks((begin, n) -> {
            double[] alpha = alphas(begin, n);
            var slice = new Slice(n);
            for (int b = 0; b < m_batch; b++) {
                long offset = (long)b * m_sample + begin;
                double[] x = slice.read(from, offset, n);
                if (m_shared == 1) {
                    for (int i = 0; i < n; i++) {
                        x[i] = Math.max(x[i], 0) + alpha[i] * Math.min(x[i], 0);
                    }
                } else {
                    double a = alpha[0];
                    for (int i = 0; i < n; i++) {
                        x[i] = Math.max(x[i], 0) + a * Math.min(x[i], 0);
                    }
                }
                slice.write(to, offset, n);
            }
        });
    }

    @Override
    public void backward() {
        INDArray value = m_in.value();
        INDArray gradient = m_out.gradient();
        INDArray target = m_in.target();
        var byAlpha = new double[m_alpha.length()];
        chunks((begin, n) -> {
            double[] alpha = alphas(begin, n);
            var input = new Slice(n);
            var slice = new Slice(n);
            for (int b = 0; b < m_batch; b++) {
                long offset = (long)b * m_sample + begin;
                double[] x = input.read(value, offset, n);
                double[] g = slice.read(gradient, offset, n);
                if (m_shared == 1) {
                    for (int i = 0; i < n; i++) {
                        byAlpha[begin + i] += g[i] * Math.min(x[i], 0);
                        g[i] *= x[i] > 0 ? 1 : alpha[i];
                    }
                } else {
                    byAlpha[begin / m_shared] += shared(x, g, alpha[0], n);
                }
                slice.write(target, offset, n);
            }
        });
        var all = new Slice(byAlpha.length);
        System.arraycopy(byAlpha, 0, all.values(), 0, byAlpha.length);
        all.write(m_alpha.gradient(), 0, byAlpha.length);
        m_in.delivered();
    }

    /** @return gradient by the alpha that n values share; g becomes that by the values */
    private static double shared(final double[] x, final double[] g, final double alpha, final int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += g[i] * Math.min(x[i], 0);
            g[i] *= x[i] > 0 ? 1 : alpha;
        }
        return sum;
    }

    private double[] alphas(final int begin, final int n) {
        int count = m_shared == 1 ? n : 1;
        return new Slice(count).read(m_alpha.value(), begin / m_shared, count);
    }

    private interface Work {
        void accept(int begin, int n);
    }

    /** Goes through the values of a sample: an alpha at a time, or many where each value has its own. */
    private void chunks(final Work work) {
        int chunk = m_shared == 1 ? CHUNK : m_shared;
        Slice.forEach((m_sample + chunk - 1) / chunk, m_batch * m_sample,
            i -> work.accept(i * chunk, Math.min(chunk, m_sample - i * chunk)));
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
