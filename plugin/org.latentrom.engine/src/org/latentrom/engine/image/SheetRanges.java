package org.latentrom.engine.image;

import org.latentrom.engine.field.Mask;

/** The ranges of a sheet: one for the value, one for both first derivatives, one for all second derivatives. */
final class SheetRanges {
    private static final int ORDERS = 3;

    private final ValueRange[] m_ranges = new ValueRange[ORDERS];

    /**
     * @param scale what values go through before they are shown
     * @param symmetric whether 0 is in the middle of the ranges
     */
    SheetRanges(final DerivativeSheet sheet, final ValueScale scale, final boolean symmetric) {
        for (int order = 0; order < ORDERS; order++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (SheetEntry e : sheet.entries()) {
                if (e.order() == order) {
                    double[] own = extremes(e, sheet.mask());
                    low = Math.min(low, own[0]);
                    high = Math.max(high, own[1]);
                }
            }
            m_ranges[order] = ValueRange.around(scale.of(low), scale.of(high));
            if (symmetric) {
                m_ranges[order] = m_ranges[order].symmetric();
            }
        }
    }

    ValueRange of(final SheetEntry entry) {
        return m_ranges[entry.order()];
    }

    /** @return least and greatest finite value over the mask; infinity and minus infinity if there is none */
    static double[] extremes(final SheetEntry entry, final Mask mask) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < entry.values().length; i++) {
            double v = entry.values()[i];
            if (mask.isValid(i) && Double.isFinite(v)) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            }
        }
        return new double[]{low, high};
    }
}
