package org.latentrom.engine.wlsqm;

/** Sums of monomials over the neighbourhoods of a tile's pixels, row by row. */
interface MomentSource {
    /** Makes the sums of a row, which is not below that of the last call. */
    void row(int row);

    /**
     * The sums of one pixel of the row.
     *
     * @param column counted from the tile's first
     * @param key receives numbers that are equal for two pixels only if their sums are; exact sums stand for themselves
     * @param moments receives the sums
     */
    void at(int column, long[] key, double[] moments);
}
