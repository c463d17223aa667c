package org.latentrom.engine.cvae;

import java.util.List;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;

/** Whether fields fit a model, with messages that say how they do not. */
final class FieldChecks {
    /** How far outside of a range a value may be, as a share of the range. */
    private static final double OUTSIDE = 0.1;

    private static final double ROUNDING = 1e-5;

    private FieldChecks() {
    }

    /**
     * @param index position of the field in its list
     * @throws BadFieldException if the field has other channels or another grid than {@code shape}, or a valid value
     *             that is not finite
     */
    static void require(final int index, final Field field, final FieldShape shape, final String whose) {
        FieldShape found = field.shape();
        if (!found.channels().equals(shape.channels())) {
            throw new BadFieldException(index, "it has the channels " + found.channels() + ", " + whose + " has "
                + shape.channels() + ": choose the same channels when rasterizing");
        }
        if (found.height() != shape.height() || found.width() != shape.width() || !near(found, shape)) {
            throw new BadFieldException(index, "its grid is " + found.height() + " x " + found.width() + " on "
                + found.extent() + ", that of " + whose + " is " + shape.height() + " x " + shape.width() + " on "
                + shape.extent() + ": rasterize with the same resolution and extent");
        }
        int pixels = shape.pixels();
        float[] values = field.values();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i]) && field.mask().isValid(i % pixels)) {
                throw new BadFieldException(index,
                    "channel " + shape.channels().get(i / pixels) + " holds " + values[i] + " at row "
                        + i % pixels / shape.width() + ", column " + i % shape.width()
                        + ": remove this snapshot or repair the simulation's output");
            }
        }
    }

    /**
     * A (continuous) Bernoulli distribution has no density outside of its range, and values there would count as the
     * range's ends: what is little is rounding or another maximum, what is much is another quantity.
     *
     * @param fields all fields
     * @param rows which of them to check
     * @param scaling the range, which the training fields have
     * @param mask the pixels that count
     * @throws BadFieldException if a value is further outside of its channel's range than a tenth of it
     */
    static void requireRange(final List<Field> fields, final int[] rows, final Scaling scaling, final Mask mask) {
        for (int row : rows) {
            Field field = fields.get(row);
            int pixels = field.shape().pixels();
            for (int i = 0; i < field.values().length; i++) {
                int c = i / pixels;
                double low = scaling.low()[c];
                double high = scaling.high()[c];
                // a constant channel's range is narrower than what other rounding makes of its value
                double margin =
                    Math.max(OUTSIDE * (high - low), ROUNDING * Math.max(Math.abs(low), Math.abs(high)));
                double x = field.values()[i];
                if ((x < low - margin || x > high + margin) && mask.isValid(i % pixels)) {
                    throw new BadFieldException(row, "channel " + field.shape().channels().get(c) + " holds " + (float)x
                        + " at row " + i % pixels / field.shape().width() + ", column " + i % field.shape().width()
                        + ", the training fields go from " + (float)low + " to " + (float)high
                        + ", and a Bernoulli distribution knows nothing beyond: choose a Gaussian as the observation "
                        + "model, or training fields that span the validation fields' values");
                }
            }
        }
    }

    /** @throws BadFieldException if a pixel of the model's mask is not valid in the field */
    static void requireMask(final int index, final Field field, final Mask mask) {
        int common = field.mask() == mask ? mask.count() : field.mask().and(mask).count();
        if (common < mask.count()) {
            throw new BadFieldException(index, (mask.count() - common) + " of the model's " + mask.count()
                + " pixels are not valid in it: rasterize the same domain, or train a model for this one");
        }
    }

    /** @return the pixels that are valid in all fields of the given rows */
    static Mask commonMask(final List<Field> fields, final int[] rows) {
        Mask common = fields.get(rows[0]).mask();
        for (int row : rows) {
            Mask mask = fields.get(row).mask();
            if (mask != common && !mask.equals(common)) {
                common = common.and(mask);
            }
        }
        return common;
    }

    private static boolean near(final FieldShape a, final FieldShape b) {
        Extent e = a.extent();
        Extent f = b.extent();
        double x = 1e-9 * e.width();
        double y = 1e-9 * e.height();
        return Math.abs(e.xMin() - f.xMin()) <= x && Math.abs(e.xMax() - f.xMax()) <= x
            && Math.abs(e.yMin() - f.yMin()) <= y && Math.abs(e.yMax() - f.yMax()) <= y;
    }
}
