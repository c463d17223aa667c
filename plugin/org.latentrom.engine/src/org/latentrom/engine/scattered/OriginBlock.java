package org.latentrom.engine.scattered;

/**
 * What is prepared for some consecutive origins. A block is what a thread works on at a time; many small arrays instead
 * of a large one, so that no total is bound to 2^31 entries.
 *
 * @param from index of the first origin
 * @param start where the neighbours of each origin begin, and the end
 * @param neighbours indices of points of the cloud
 * @param factors packed Cholesky factors, one after the other
 * @param orders fitted order of each origin, -1 where there is no fit
 */
record OriginBlock(int from, int[] start, int[] neighbours, double[] factors, byte[] orders) {
    /** Origins a block. */
    static final int SIZE = 256;

    /** @return number of origins */
    int size() {
        return orders.length;
    }

    /** @return number of neighbours of an origin, counted from 0 in this block */
    int count(final int i) {
        return start[i + 1] - start[i];
    }

    /** @return bytes of so many origins with so many neighbours together */
    static long bytes(final int origins, final long neighbours, final int unknowns) {
        return origins * (8L * NormalFactor.packed(unknowns) + 5) + 4 * neighbours;
    }
}
