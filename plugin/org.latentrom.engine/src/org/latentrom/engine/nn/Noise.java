package org.latentrom.engine.nn;

/**
 * Whether the layers of a plan drop values, and by which seed: the same seed drops the same values, so that a training
 * that goes on from a checkpoint does what an unbroken one would have done.
 */
final class Noise {
    private boolean m_on;

    private long m_seed;

    private int m_layers;

    /** @return number of the next layer, which tells its values from those of other layers */
    int register() {
        return m_layers++;
    }

    void on(final long seed) {
        m_on = true;
        m_seed = seed;
    }

    void off() {
        m_on = false;
    }

    boolean isOn() {
        return m_on;
    }

    long seed() {
        return m_seed;
    }
}
