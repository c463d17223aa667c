package org.latentrom.engine.scattered;

import java.util.stream.IntStream;

/**
 * Some of the DOFs of a fit, as python-wlsqm's bit masks: bit i stands for DOF i of the {@link DofLayout}.
 *
 * @param bits the mask, 0 for none
 */
public record DofSet(long bits) {
    /** No DOF. */
    public static final DofSet NONE = new DofSet(0);

    /** The value alone. */
    public static final DofSet F = new DofSet(1);

    /**
     * @param names such as F, X2, XY
     * @throws IllegalArgumentException if the layout lacks one
     */
    public static DofSet of(final DofLayout layout, final String... names) {
        long bits = 0;
        for (String name : names) {
            int i = layout.names().indexOf(name);
            if (i < 0) {
                throw new IllegalArgumentException("there is no derivative \"" + name + "\" among " + layout.names());
            }
            bits |= 1L << i;
        }
        return new DofSet(bits);
    }

    /** @return whether a DOF belongs to the set */
    public boolean contains(final int dof) {
        return (bits >>> dof & 1) != 0;
    }

    /** @return number of DOFs */
    public int size() {
        return Long.bitCount(bits);
    }

    /** @return the DOFs of a layout that do not belong to the set, in order */
    int[] others(final DofLayout layout) {
        return IntStream.range(0, layout.size()).filter(i -> !contains(i)).toArray();
    }
}
