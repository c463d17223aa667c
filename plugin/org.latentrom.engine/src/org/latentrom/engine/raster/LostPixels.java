package org.latentrom.engine.raster;

import org.latentrom.engine.field.Mask;
import org.latentrom.engine.mesh.MeshField;

/** Collects the pixels of one field that take part of their value from values that are not finite. */
final class LostPixels {
    /** A smaller weight is the rounding error of one that is 0: the point lies on a far corner or edge of the cell. */
    private static final double LEAST_WEIGHT = 1e-9;

    private final PixelWeights m_weights;

    private final float[] m_shares;

    private boolean[] m_lost;

    LostPixels(final PixelWeights weights) {
        m_weights = weights;
        m_shares = new float[weights.mask().height() * weights.mask().width()];
    }

    /** @return whether a value can be stored in a field */
    static boolean isFinite(final double value) {
        return Math.abs(value) <= Float.MAX_VALUE;
    }

    /** @return one component's values with 0 in place of those that are not finite, whose pixels are remembered */
    double[] repaired(final MeshField field, final int component) {
        int stride = field.components();
        var values = new double[field.values().length / stride];
        var bad = new double[values.length];
        boolean any = false;
        for (int item = 0; item < values.length; item++) {
            double value = field.values()[item * stride + component];
            if (isFinite(value)) {
                values[item] = value;
            } else {
                bad[item] = 1;
                any = true;
            }
        }
        if (any) {
            remember(field, bad);
        }
        return values;
    }

    private void remember(final MeshField field, final double[] bad) {
        if (field.location() == MeshField.Location.POINT) {
            m_weights.interpolate(bad, 1, 0, m_shares, 0);
        } else {
            m_weights.pick(bad, 1, 0, m_shares, 0);
        }
        m_lost = m_lost == null ? new boolean[m_shares.length] : m_lost;
        for (int pixel = 0; pixel < m_lost.length; pixel++) {
            m_lost[pixel] |= m_shares[pixel] > LEAST_WEIGHT;
        }
    }

    /**
     * @param values of all channels, in which lost pixels are set to 0
     * @return the mask of the pixels that are left; the rasteriser's own object if none is lost
     * @throws IllegalArgumentException if none is left
     */
    Mask clear(final float[] values) {
        Mask mask = m_weights.mask();
        if (m_lost == null) {
            return mask;
        }
        boolean[] valid = mask.toBooleanArray();
        for (int pixel = 0; pixel < valid.length; pixel++) {
            if (m_lost[pixel]) {
                valid[pixel] = false;
                for (int at = pixel; at < values.length; at += valid.length) {
                    values[at] = 0;
                }
            }
        }
        Mask left = Mask.of(mask.height(), mask.width(), valid);
        if (left.count() == 0) {
            throw new IllegalArgumentException("every pixel takes part of its value from values that are not finite: "
                + "remove the snapshot, or see whether the simulation diverged");
        }
        return left;
    }
}
