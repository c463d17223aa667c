package org.latentrom.engine.nn;

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

    private final int m_inGroup;

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
        m_inGroup = m_channels / groups;
        m_plane = in.size() / in.size(0) / m_channels;
        m_mean = new double[in.size(0) * groups];
        m_inverse = new double[m_mean.length];
    }

    @Override
    public void forward() {
        Native from = Native.of(m_in.value());
        Native to = Native.of(m_out.value());
        Row factor = Native.of(m_factor.value()).row(0, m_channels);
        Row summand = Native.of(m_summand.value()).row(0, m_channels);
        int n = m_inGroup * m_plane;
        Row.forEach(m_mean.length, m_in.size(), (begin, end) -> {
            Row x = from.row(n);
            for (int k = begin; k < end; k++) {
                x.read(from, k * n, n);
                m_mean[k] = x.sum(0, n) / n;
                m_inverse[k] = 1 / Math.sqrt(x.squares(m_mean[k], 0, n) / n + m_epsilon);
                for (int c = 0; c < m_inGroup; c++) {
                    int channel = channel(k, c);
                    x.scale(m_mean[k], m_inverse[k] * factor.get(channel), summand.get(channel), c * m_plane, m_plane);
                }
                x.write(to, k * n, n);
            }
        });
    }

    /** @return the number, among all channels, of a channel of a group of a sample */
    private int channel(final int k, final int inGroup) {
        return k % m_groups * m_inGroup + inGroup;
    }

    @Override
    public void backward() {
        Native value = Native.of(m_in.value());
        Native gradient = Native.of(m_out.gradient());
        Native target = Native.of(m_in.target());
        Row factor = Native.of(m_factor.value()).row(0, m_channels);
        // of each channel of each sample, added up in a fixed order afterwards
        var byFactor = new double[m_in.size(0) * m_channels];
        var bySummand = new double[byFactor.length];
        int n = m_inGroup * m_plane;
        Row.forEach(m_mean.length, m_in.size(), (begin, end) -> {
            Row x = value.row(n);
            Row g = value.row(n);
            for (int k = begin; k < end; k++) {
                x.read(value, k * n, n);
                x.scale(m_mean[k], m_inverse[k], 0, 0, n);
                g.read(gradient, k * n, n);
                double mean = 0;
                double product = 0;
                for (int c = 0; c < m_inGroup; c++) {
                    double sum = g.sum(c * m_plane, m_plane);
                    double weighted = g.dot(x, c * m_plane, m_plane);
                    bySummand[k * m_inGroup + c] = sum;
                    byFactor[k * m_inGroup + c] = weighted;
                    mean += factor.get(channel(k, c)) * sum / n;
                    product += factor.get(channel(k, c)) * weighted / n;
                }
                for (int c = 0; c < m_inGroup; c++) {
                    g.combine(m_inverse[k] * factor.get(channel(k, c)), x, -m_inverse[k] * product,
                        -m_inverse[k] * mean, c * m_plane, m_plane);
                }
                g.write(target, k * n, n);
            }
        });
        m_factor.setGradient(byFactor);
        m_summand.setGradient(bySummand);
        m_in.delivered();
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
