package org.latentrom.engine.nn;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Group normalisation (Wu, He, 2018, arXiv:1803.08494): the channels of a sample, in groups, are brought to mean 0 and
 * variance 1 over channels of the group, rows and columns; then each channel gets its own learned factor and summand.
 * The variance is the biased one, as in the paper. As many groups as channels is instance normalisation.
 */
final class GroupNorm implements Layer {
    private final Tensor m_in;

    private final Tensor m_out;

    private final Weight m_factor;

    private final Weight m_summand;

    private final int m_groups;

    private final double m_epsilon;

    private final int m_channels;

    private final int m_plane;

    // of each group of each sample
    private final double[] m_mean;

    private final double[] m_inverse;

    /** @param epsilon added to the variance */
    GroupNorm(final Tensor in, final Tensor out, final Weight factor, final Weight summand, final int groups,
        final double epsilon) {
        m_in = in;
        m_out = out;
        m_factor = factor;
        m_summand = summand;
        m_groups = groups;
        m_epsilon = epsilon;
        m_channels = in.size(1);
        m_plane = in.size() / in.size(0) / m_channels;
        m_mean = new double[in.size(0) * groups];
        m_inverse = new double[m_mean.length];
    }

    @Override
    public void forward() {
        INDArray from = m_in.value();
        INDArray to = m_out.value();
        int inGroup = m_channels / m_groups;
        int n = inGroup * m_plane;
        double[] factor = new Slice(m_channels).read(m_factor.value(), 0, m_channels);
        double[] summand = new Slice(m_channels).read(m_summand.value(), 0, m_channels);
        Slice.forEach(m_mean.length, m_in.size(), k -> {
            var slice = new Slice(n);
            double[] x = slice.read(from, (long)k * n, n);
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += x[i];
            }
            double mean = sum / n;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                x[i] -= mean;
                squares += x[i] * x[i];
            }
            m_mean[k] = mean;
            m_inverse[k] = 1 / Math.sqrt(squares / n + m_epsilon);
            for (int c = 0; c < inGroup; c++) {
                int channel = k % m_groups * inGroup + c;
                double scale = m_inverse[k] * factor[channel];
                for (int i = c * m_plane; i < (c + 1) * m_plane; i++) {
                    x[i] = x[i] * scale + summand[channel];
                }
            }
            slice.write(to, (long)k * n, n);
        });
    }

    @Override
    public void backward() {
        INDArray value = m_in.value();
        INDArray gradient = m_out.gradient();
        INDArray target = m_in.target();
        int inGroup = m_channels / m_groups;
        int n = inGroup * m_plane;
        double[] factor = new Slice(m_channels).read(m_factor.value(), 0, m_channels);
        // of each channel of each sample, added up in a fixed order afterwards
        var byFactor = new double[m_in.size(0) * m_channels];
        var bySummand = new double[byFactor.length];
        Slice.forEach(m_mean.length, m_in.size(), k -> {
            double[] x = new Slice(n).read(value, (long)k * n, n);
            var slice = new Slice(n);
            double[] g = slice.read(gradient, (long)k * n, n);
            double mean = 0;
            double product = 0;
            for (int c = 0; c < inGroup; c++) {
                double sum = 0;
                double weighted = 0;
                for (int i = c * m_plane; i < (c + 1) * m_plane; i++) {
                    x[i] = (x[i] - m_mean[k]) * m_inverse[k];
                    sum += g[i];
                    weighted += g[i] * x[i];
                }
                bySummand[k * inGroup + c] = sum;
                byFactor[k * inGroup + c] = weighted;
                double f = factor[k % m_groups * inGroup + c];
                mean += f * sum / n;
                product += f * weighted / n;
            }
            for (int c = 0; c < inGroup; c++) {
                double f = factor[k % m_groups * inGroup + c];
                for (int i = c * m_plane; i < (c + 1) * m_plane; i++) {
                    g[i] = m_inverse[k] * (f * g[i] - mean - x[i] * product);
                }
            }
            slice.write(target, (long)k * n, n);
        });
        addUp(byFactor, m_factor);
        addUp(bySummand, m_summand);
        m_in.delivered();
    }

    private void addUp(final double[] ofSamples, final Weight weight) {
        var slice = new Slice(m_channels);
        for (int i = 0; i < ofSamples.length; i++) {
            slice.values()[i % m_channels] += ofSamples[i];
        }
        slice.write(weight.gradient(), 0, m_channels);
    }

    @Override
    public void describe(final GraphVisitor visitor) {
        visitor.groupNorm(m_in, m_out, m_factor.values(), m_summand.values(), m_groups, m_epsilon);
    }

    @Override
    public Tensor output() {
        return m_out;
    }
}
