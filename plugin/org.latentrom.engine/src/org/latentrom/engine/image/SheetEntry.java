package org.latentrom.engine.image;

import org.latentrom.engine.field.Mask;
import org.latentrom.engine.wlsqm.Derivative;

/**
 * A panel of a derivative sheet.
 *
 * @param name what stands above it, such as {@code dx(u)}
 * @param derivative which derivative it is, at most of second order
 * @param refitted true if it comes from fitting the first derivatives anew
 * @param values one value a pixel, row 0 lowest; those of pixels outside of the sheet's mask mean nothing
 */
public record SheetEntry(String name, Derivative derivative, boolean refitted, double[] values) {
    /** @throws IllegalArgumentException if the derivative is of third order or higher */
    public SheetEntry {
        if (derivative.x() + derivative.y() > 2) {
            throw new IllegalArgumentException(name + " has no place on a sheet: only derivatives up to the second do");
        }
    }

    /** @return the sheet's row: value and first derivatives above, second derivatives below, refitted ones lowest */
    int row() {
        return refitted ? 2 : order() < 2 ? 0 : 1;
    }

    /** @return the sheet's column */
    int column() {
        return order() == 0 ? 0 : order() == 1 ? 1 + derivative.y() : derivative.y();
    }

    /** @return order of the derivative, 0 to 2: entries of one order share a range */
    int order() {
        return derivative.x() + derivative.y();
    }

    /** @return the greatest absolute value over the mask; NaN if there is no valid pixel */
    public double maximum(final Mask mask) {
        double most = Double.NaN;
        for (int i = 0; i < values.length; i++) {
            if (mask.isValid(i)) {
                most = Double.isNaN(most) ? Math.abs(values[i]) : Math.max(most, Math.abs(values[i]));
            }
        }
        return most;
    }

    /** @return the root mean square over the mask; NaN if there is no valid pixel */
    public double rootMeanSquare(final Mask mask) {
        double most = maximum(mask);
        if (!(most > 0) || Double.isInfinite(most)) {
            return most;
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            // divided by the greatest: squares of large numbers would be infinite, of small ones 0
            double v = mask.isValid(i) ? values[i] / most : 0;
            sum += v * v;
        }
        return most * Math.sqrt(sum / mask.count());
    }
}
