package org.latentrom.engine.tikhonov;

/** What is kept small. */
public enum Regularization {
    /** The square integral of the second derivatives: for smooth functions. */
    H2(4, 0),
    /** The absolute integral of the second derivatives (total variation of the gradient): for functions with kinks. */
    TV(2, 1);

    private final int m_lengths;

    private final int m_values;

    Regularization(final int lengths, final int values) {
        m_lengths = lengths;
        m_values = values;
    }

    /** @return the unit of α where lengths are measured in {@code length} and values in {@code value} */
    double unit(final double length, final double value) {
        return Math.pow(length, m_lengths) * (m_values == 0 ? 1 : value);
    }
}
