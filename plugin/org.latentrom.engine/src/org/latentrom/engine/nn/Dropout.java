package org.latentrom.engine.nn;

import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Dropout (Srivastava et al., 2014): in training, values are set to 0 at random and the others enlarged so that the
 * mean remains. Either each value by itself, or whole channels (Tompson et al., 2015, arXiv:1411.4280).
 */
final class Dropout implements Layer {
    private final Tensor m_in;

    private final Tensor m_out;

    private final double m_rate;

    private final Noise m_noise;

    private final int m_number;

    private final int m_shared;

    // 0 or 1 / (1 - rate) for each value or channel of each sample, of the last forward pass
    private final float[] m_factors;

    private boolean m_dropped;

    /** @param shared values in a row that live or die together */
    Dropout(final Tensor in, final Tensor out, final double rate, final int shared, final Noise noise) {
        m_in = in;
        m_out = out;
        m_rate = rate;
        m_shared = shared;
        m_noise = noise;
        m_number = noise.register();
        m_factors = new float[in.size() / shared];
    }

    @Override
    public void forward() {
        m_dropped = m_noise.isOn() && m_rate > 0;
        if (m_dropped) {
            SplittableRandom random = generator();
            for (int i = 0; i < m_factors.length; i++) {
                m_factors[i] = random.nextDouble() < m_rate ? 0 : (float)(1 / (1 - m_rate));
            }
            scale(m_in.value(), m_out.value());
        } else {
            m_out.value().assign(m_in.value());
        }
    }

    /**
     * A generator's seed is its state, which grows by the same number with every value: layers whose seeds differ by a
     * multiple of that would drop the same values, a few places further on. So each layer has the n-th number of one
     * generator as its seed.
     */
    private SplittableRandom generator() {
        var seeds = new SplittableRandom(m_noise.seed());
        for (int i = 0; i < m_number; i++) {
            seeds.nextLong();
        }
        return new SplittableRandom(seeds.nextLong());
    }

    @Override
    public void backward() {
        if (m_dropped) {
            scale(m_out.gradient(), m_in.target());
            m_in.delivered();
        } else {
            m_in.deliver(m_out.gradient());
        }
    }

    private void scale(final INDArray fromArray, final INDArray toArray) {
        Native from = Native.of(fromArray);
        Native to = Native.of(toArray);
        // whole channels one by one, single values many at a time
        int step = m_shared == 1 ? m_in.size() / m_in.size(0) : m_shared;
        Row.forEach(m_in.size() / step, m_in.size(), (begin, end) -> {
            Row v = from.row(step);
            for (int k = begin; k < end; k++) {
                v.read(from, k * step, step);
                for (int i = 0; i < step; i += m_shared) {
                    v.scale(0, m_factors[(k * step + i) / m_shared], 0, i, m_shared);
                }
                v.write(to, k * step, step);
            }
        });
    }

    @Override
    public void describe(final GraphVisitor visitor) {
        visitor.identity(m_in, m_out);
    }

    @Override
    public Tensor output() {
        return m_out;
    }
}
