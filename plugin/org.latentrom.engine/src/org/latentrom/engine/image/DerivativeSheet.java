package org.latentrom.engine.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.wlsqm.Derivative;

/**
 * Fitted value and derivatives of one channel as the reference (randomthought, demo/difftest.py) lays them out: f, fx,
 * fy; below them fxx, fxy, fyy; and, if there are any, the refitted fxx, fxy, fyy. Entries that the data lacks leave
 * their place empty. Immutable; the arrays must not be changed.
 *
 * @param grid pixel grid and extent
 * @param mask the pixels that count
 * @param entries at least one
 * @param errors true if the values are errors, computed less truth
 */
public record DerivativeSheet(FieldShape grid, Mask mask, List<SheetEntry> entries, boolean errors) {
    private static final Pattern DERIVED = Pattern.compile("(?:fit|dx|dy|dxx|dxy|dyy)\\((.+)\\)");

    /** @throws IllegalArgumentException if there is no entry, or one has not a value a pixel */
    public DerivativeSheet {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a derivative sheet needs a derivative");
        }
        for (SheetEntry e : entries) {
            if (e.values().length != grid.pixels()) {
                throw new IllegalArgumentException(e.name() + " has " + e.values().length + " values for "
                    + grid.pixels() + " pixels");
            }
        }
        if (mask.height() != grid.height() || mask.width() != grid.width()) {
            throw new IllegalArgumentException("a mask of " + mask + " for a sheet of " + grid);
        }
    }

    /** @return the channel whose derivatives a field holds first: {@code u} of {@code dx(u)}; nothing if none */
    public static Optional<String> firstDerived(final Field field) {
        for (String name : field.shape().channels()) {
            Matcher m = DERIVED.matcher(name);
            if (m.matches()) {
                return Optional.of(m.group(1));
            }
        }
        return Optional.empty();
    }

    /**
     * Finds the entries among a field's channels.
     *
     * @param field channels as {@link Derivative#of} names them
     * @param channel the channel that was derived, such as {@code u}
     * @throws IllegalArgumentException if there is not one; the message lists the channels
     */
    public static DerivativeSheet of(final Field field, final String channel) {
        var entries = new ArrayList<SheetEntry>();
        for (Derivative d : Derivative.values()) {
            if (d.x() + d.y() <= 2) {
                add(field, d.of(channel), d, false, entries);
            }
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("there are no derivatives of \"" + channel + "\", such as "
                + Derivative.FX.of(channel) + "; the channels are " + String.join(", ", field.shape().channels())
                + ". Choose the output column of a differentiator, and the channel that it derived");
        }
        return new DerivativeSheet(field.shape(), field.mask(), entries, false);
    }

    /**
     * Adds the third row.
     *
     * @param field a field on the same grid, derived with refitting; its channels are named as the others are
     * @param channel the channel that was derived
     * @return the sheet with the second derivatives of that field, on the pixels that are valid in both
     * @throws IllegalArgumentException if it has another grid or no second derivative
     */
    public DerivativeSheet withRefitted(final Field field, final String channel) {
        requireGrid(field.shape(), "the refitted derivatives");
        var all = new ArrayList<>(entries);
        for (Derivative d : List.of(Derivative.FXX, Derivative.FXY, Derivative.FYY)) {
            add(field, d.of(channel), d, true, all);
        }
        if (all.size() == entries.size()) {
            throw new IllegalArgumentException("there is no refitted second derivative of \"" + channel + "\", such as "
                + Derivative.FXX.of(channel) + "; the channels are " + field.shape().channels());
        }
        return new DerivativeSheet(grid, mask.and(field.mask()), all, errors);
    }

    private void requireGrid(final FieldShape other, final String what) {
        if (!other.withChannels(grid.channels()).equals(grid)) {
            throw new IllegalArgumentException(what + " are on another grid: " + other.height() + " x "
                + other.width() + " pixels on " + other.extent() + " instead of " + grid.height() + " x "
                + grid.width() + " on " + grid.extent());
        }
    }

    private static void add(final Field field, final String name, final Derivative derivative, final boolean refitted,
        final List<SheetEntry> entries) {
        int channel = field.shape().channel(name);
        if (channel >= 0) {
            int pixels = field.shape().pixels();
            var values = new double[pixels];
            for (int i = 0; i < pixels; i++) {
                values[i] = field.values()[channel * pixels + i];
            }
            entries.add(new SheetEntry(refitted ? name + ", refitted" : name, derivative, refitted, values));
        }
    }

    /**
     * @param truth what the derivatives should be; entries that it does not know are left out
     * @return what was computed less the truth, on the pixels that are valid in both
     * @throws IllegalArgumentException if the truth has another grid, knows no entry, or is not a number somewhere; the
     *             message names the place
     */
    public DerivativeSheet less(final TrueDerivatives truth) {
        requireGrid(truth.grid(), "the true derivatives");
        Mask both = mask.and(truth.mask());
        var left = new ArrayList<SheetEntry>();
        for (SheetEntry e : entries) {
            truth.of(e.derivative()).ifPresent(exact -> left
                .add(new SheetEntry(e.name(), e.derivative(), e.refitted(), difference(e, exact, both))));
        }
        if (left.isEmpty()) {
            throw new IllegalArgumentException("the truth has none of "
                + entries.stream().map(SheetEntry::name).toList() + ", only " + truth.grid().channels());
        }
        return new DerivativeSheet(grid, both, left, true);
    }

    private double[] difference(final SheetEntry entry, final double[] exact, final Mask valid) {
        var difference = new double[exact.length];
        for (int i = 0; i < exact.length; i++) {
            if (valid.isValid(i)) {
                difference[i] = entry.values()[i] - exact[i];
                if (!Double.isFinite(exact[i])) {
                    throw new IllegalArgumentException("the truth of " + entry.name() + " is " + exact[i] + " at x = "
                        + grid.x(i % grid.width()) + ", y = " + grid.y(i / grid.width()));
                }
            }
        }
        return difference;
    }

    /** @return what stands above an entry: its name; below it what its numbers are */
    String title(final SheetEntry entry) {
        double most = entry.maximum(mask);
        if (errors) {
            return entry.name() + "\nmax |error| " + Numeral.rounded(most) + ", RMS "
                + Numeral.rounded(entry.rootMeanSquare(mask));
        }
        double[] range = SheetRanges.extremes(entry, mask);
        return entry.name() + "\n" + Numeral.rounded(range[0]) + " to " + Numeral.rounded(range[1]) + ", RMS "
            + Numeral.rounded(entry.rootMeanSquare(mask));
    }
}
