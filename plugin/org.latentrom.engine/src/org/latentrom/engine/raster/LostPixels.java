package org.latentrom.engine.raster;

import org.latentrom.engine.field.Mask;
import org.latentrom.engine.mesh.MeshField;

/** Collects the pixels of one field that take part of their value from values that are not finite. */
final class LostPixels {
    private final RasterWeights m_weights;

    private boolean[] m_lost;

    LostPixels(final RasterWeights weights) {
        m_weights = weights;
    }

    /** @return whether a value can be stored in a field */
    static boolean isFinite(final double value) {
        return Math.abs(value) <= Float.MAX_VALUE;
    }

    /** @return one component's values with 0 in place of those that are not finite, whose pixels are remembered */
    double[] repaired(final MeshField field, final int component) {
        int stride = field.components();
        var values = new double[field.values().length / stride];
        var bad = new boolean[values.length];
        boolean any = false;
        for (int item = 0; item < values.length; item++) {
            double value = field.values()[item * stride + component];
            if (isFinite(value)) {
                values[item] = value;
            } else {
                bad[item] = true;
                any = true;
            }
        }
        if (any) {
            m_lost = m_lost == null ? new boolean[m_weights.mask().height() * m_weights.mask().width()] : m_lost;
            (field.location() == MeshField.Location.POINT ? m_weights.points() : m_weights.cells()).mark(bad, m_lost);
        }
        return values;
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
