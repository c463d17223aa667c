package org.latentrom.engine.wlsqm;

/**
 * Sums of monomials that may be beyond 64 bits, for large radii and high orders: what {@link RowMoments} gives is right
 * modulo 2^64, and the multiple of 2^64 that is missing follows from the rounded sums.
 */
final class LargeMoments implements MomentSource {
    private static final double MODULUS = 0x1p64;

    private final RowMoments m_exact;

    private final RoundedMoments m_rounded;

    LargeMoments(final RowMoments exact, final RoundedMoments rounded) {
        m_exact = exact;
        m_rounded = rounded;
    }

    @Override
    public void row(final int row) {
        m_exact.row(row);
        m_rounded.row(row);
    }

    @Override
    public void at(final int column, final long[] key, final double[] moments) {
        m_exact.at(column, key, moments);
        for (int k = 0; k < key.length; k++) {
            moments[k] += MODULUS * Math.rint((m_rounded.at(column, k) - moments[k]) / MODULUS);
        }
    }
}
