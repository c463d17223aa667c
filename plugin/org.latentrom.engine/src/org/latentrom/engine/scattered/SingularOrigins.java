package org.latentrom.engine.scattered;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.IntFunction;

import org.latentrom.engine.progress.Progress;

/**
 * Where the neighbours do not determine the polynomial, being too few, at the same place or in line.
 *
 * @param leftOut number of origins without a fit
 * @param lowered number of origins with a fit of a lower order
 * @param first index of the first origin without a fit of the full order
 * @param found how many neighbours it has
 * @param needed how many are needed at least
 * @param tooFew number of origins that have fewer
 * @param radius one that finds enough neighbours for all origins; NaN if neighbours are counted or more do not help
 */
public record SingularOrigins(int leftOut, int lowered, int first, int found, int needed, int tooFew, double radius) {
    static SingularOrigins of(final ScatteredWlsqm wlsqm, final PointTree tree, final NeighbourRule rule,
        final Progress progress) {
        List<Integer> origins = wlsqm.singularOrigins();
        if (origins.isEmpty()) {
            return null;
        }
        int dimension = wlsqm.layout().dimension();
        int needed = wlsqm.options().unknowns(dimension);
        List<Integer> few = origins.stream().filter(i -> wlsqm.count(i) < needed).toList();
        double radius = Double.NaN;
        if (!rule.isNearest() && !few.isEmpty()) {
            radius = 0;
            var search = tree.search();
            for (int i : few) {
                progress.checkCanceled();
                int enough = search.find(wlsqm.origins(), i, new NeighbourRule(needed, Double.POSITIVE_INFINITY,
                    rule.withOrigin()), wlsqm.isOwnOrigin() ? i : -1);
                radius = enough < needed ? Double.NaN : Math.max(radius, search.farthest());
            }
        }
        int leftOut = (int)origins.stream().filter(i -> wlsqm.order(i) < 0).count();
        return new SingularOrigins(leftOut, origins.size() - leftOut, origins.get(0), wlsqm.count(origins.get(0)),
            needed,
            few.size(), radius);
    }

    /**
     * @param wlsqm the fits that this belongs to
     * @param name what the caller calls an origin, for instance {@code point 7}
     * @return a few sentences: how many, which one first, and what to do
     */
    public String describe(final ScatteredWlsqm wlsqm, final IntFunction<String> name) {
        String text = leftOut + lowered + " of " + wlsqm.origins().size() + " points have neighbours that do not "
            + "determine a polynomial of order " + wlsqm.layout().order() + "; the first is " + name.apply(first)
                + " at "
            + wlsqm.origins().describe(first) + " with " + found + " neighbours, at least " + needed + " are needed.";
        if (!Double.isNaN(radius)) {
            return text + " A radius of " + up(radius) + " finds so many for every point; choose a larger one, or a "
                + "lower order.";
        }
        if (tooFew == 0) {
            return text + " They lie at the same places or in line: use more of them, or a lower order.";
        }
        return text + (wlsqm.points() <= needed ? " The cloud has only " + wlsqm.points() + " points: use a lower order."
            : " Use more neighbours, better " + 2 * needed + ", or a lower order.");
    }

    /** @return rounded up to three digits */
    private static double up(final double radius) {
        return new BigDecimal(radius).round(new MathContext(3, RoundingMode.UP)).doubleValue();
    }
}
