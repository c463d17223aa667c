package org.latentrom.engine.scattered;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.latentrom.engine.progress.Progress;

/**
 * Value and derivatives of fitted polynomials at any places: of the polynomial whose origin is nearest, which jumps
 * between the origins' cells, or the mean of all polynomials within a radius, weighted (1 - distance/radius)^2, which
 * is continuous. Origins without a fit take no part. Results do not depend on the number of threads.
 *
 * @param values {@code values[fit][derivative][place]} in the order in which they were asked for; NaN where there is no
 *            polynomial near enough
 * @param outside number of places where that is so
 */
public record ScatteredInterpolation(double[][][] values, int outside) {
    private static final int BLOCK = 256;

    /**
     * @param fits fits of one {@link ScatteredWlsqm}, at least one
     * @param derivatives DOFs of their layout: 0 for the value
     * @param places where to evaluate, of the cloud's dimension
     * @param progress asked at every place whether to stop, by several threads
     * @throws IllegalArgumentException if the fits belong to different clouds or the places have another dimension
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ScatteredInterpolation nearest(final List<ScatteredFit> fits, final int[] derivatives,
        final PointCloud places, final Progress progress) {
        return interpolate(fits, derivatives, places, Double.NaN, progress);
    }

    /**
     * The weighted mean within a radius: as above, with
     *
     * @param radius in the unit of the coordinates, positive
     */
    public static ScatteredInterpolation continuous(final List<ScatteredFit> fits, final int[] derivatives,
        final PointCloud places, final double radius, final Progress progress) {
        NeighbourRule.within(radius);
        return interpolate(fits, derivatives, places, radius, progress);
    }

    private static ScatteredInterpolation interpolate(final List<ScatteredFit> fits, final int[] derivatives,
        final PointCloud places, final double radius, final Progress progress) {
        ScatteredWlsqm wlsqm = fits.get(0).wlsqm();
        if (fits.stream().anyMatch(f -> f.wlsqm() != wlsqm)) {
            throw new IllegalArgumentException("the fits do not belong to the same cloud");
        }
        if (places.dimension() != wlsqm.layout().dimension()) {
            throw new IllegalArgumentException("the places have " + places.dimension() + " coordinates, the fits "
                + wlsqm.layout().dimension());
        }
        var values = new double[fits.size()][derivatives.length][places.size()];
        int[] fitted = IntStream.range(0, wlsqm.origins().size()).filter(i -> wlsqm.order(i) >= 0).toArray();
        if (fitted.length == 0) {
            Arrays.stream(values).flatMap(Arrays::stream).forEach(v -> Arrays.fill(v, Double.NaN));
            return new ScatteredInterpolation(values, places.size());
        }
        PointCloud origins = wlsqm.origins().select(fitted);
        var tree = new PointTree(origins, progress);
        var outside = new AtomicInteger();
        Workers.share((places.size() + BLOCK - 1) / BLOCK, "Interpolating", progress, b -> {
            var evaluation = new ModelEvaluation(wlsqm.layout(), derivatives);
            var search = tree.search();
            for (int i = b * BLOCK; i < Math.min(places.size(), (b + 1) * BLOCK); i++) {
                progress.checkCanceled();
                if (Double.isNaN(radius)) {
                    int nearest = search.nearest(places, i);
                    evaluation.moveTo(places, i, origins, nearest);
                    add(evaluation, fits, fitted[nearest], 1, values, i);
                } else if (!mean(evaluation, search, fits, fitted, origins, places, i, radius, values)) {
                    outside.incrementAndGet();
                }
            }
        });
        return new ScatteredInterpolation(values, outside.get());
    }

    private static boolean mean(final ModelEvaluation evaluation, final TreeSearch search,
        final List<ScatteredFit> fits, final int[] fitted, final PointCloud origins, final PointCloud places,
        final int place, final double radius, final double[][][] values) {
        int count = search.find(places, place, NeighbourRule.within(radius), -1);
        double weights = 0;
        for (int k = 0; k < count; k++) {
            int origin = search.neighbours()[k];
            double distance = Math.sqrt(evaluation.moveTo(places, place, origins, origin));
            double share = Math.max(0, 1 - distance / radius);
            weights += share * share;
            add(evaluation, fits, fitted[origin], share * share, values, place);
        }
        for (double[][] fit : values) {
            for (double[] derivative : fit) {
                derivative[place] = weights > 0 ? derivative[place] / weights : Double.NaN;
            }
        }
        return weights > 0;
    }

    private static void add(final ModelEvaluation evaluation, final List<ScatteredFit> fits, final int origin,
        final double weight, final double[][][] values, final int place) {
        for (int f = 0; f < values.length; f++) {
            for (int d = 0; d < values[f].length; d++) {
                values[f][d][place] += weight * evaluation.evaluate(fits.get(f).derivatives(), origin, d);
            }
        }
    }
}
