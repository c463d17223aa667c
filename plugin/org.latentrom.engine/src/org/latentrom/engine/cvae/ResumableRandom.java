package org.latentrom.engine.cvae;

import java.util.Random;

/**
 * The numbers of {@link Random}, whose documentation fixes the algorithm, from a state that can be saved: a training
 * that goes on from a checkpoint must draw what it would have drawn.
 */
final class ResumableRandom extends Random {
    private static final long serialVersionUID = 1L;

    private static final long MULTIPLIER = 0x5DEECE66DL;

    private static final long MASK = (1L << 48) - 1;

    private long m_state;

    // normal numbers come in pairs; NaN = the second one has been given out
    private double m_second = Double.NaN;

    ResumableRandom(final long seed) {
        setSeed(seed);
    }

    @Override
    public void setSeed(final long seed) {
        m_state = (seed ^ MULTIPLIER) & MASK;
        m_second = Double.NaN;
    }

    @Override
    protected int next(final int bits) {
        m_state = m_state * MULTIPLIER + 0xBL & MASK;
        return (int)(m_state >>> 48 - bits);
    }

    @Override
    public double nextGaussian() {
        if (!Double.isNaN(m_second)) {
            double second = m_second;
            m_second = Double.NaN;
            return second;
        }
        double a;
        double b;
        double square;
        do {
            a = 2 * nextDouble() - 1;
            b = 2 * nextDouble() - 1;
            square = a * a + b * b;
        } while (square >= 1 || square == 0);
        double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        m_second = b * factor;
        return a * factor;
    }

    /** @return the state, for {@link #restore} */
    long[] state() {
        return new long[]{m_state, Double.doubleToLongBits(m_second)};
    }

    /** Goes on as the generator would whose state this is. */
    void restore(final long[] state) {
        m_state = state[0] & MASK;
        m_second = Double.longBitsToDouble(state[1]);
    }
}
