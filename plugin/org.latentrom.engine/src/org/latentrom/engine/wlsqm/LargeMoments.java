package org.latentrom.engine.wlsqm;

/**
 * Unweighted sums for radii and orders whose highest moments are beyond 64 bits: exact up to the order of the
 * polynomial, which the right-hand sides need, and rounded beyond, where only the normal matrix uses them.
 */
final class LargeMoments implements MomentSource {
    private final RowMoments m_exact;

    private final WeightedMoments m_rounded;

    private final int m_count;

    /** @param count number of exact sums */
    LargeMoments(final RowMoments exact, final int count, final WeightedMoments rounded) {
        m_exact = exact;
        m_rounded = rounded;
        m_count = count;
    }

    @Override
    public void row(final int row) {
        m_exact.row(row);
        m_rounded.row(row);
    }

    @Override
    public void at(final int column, final long[] key, final double[] moments) {
        m_rounded.at(column, key, moments);
        for (int k = 0; k < m_count; k++) {
            key[k] = m_exact.sums(k)[column];
            moments[k] = key[k];
        }
    }
}
