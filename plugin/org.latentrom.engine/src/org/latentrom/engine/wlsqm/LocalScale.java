package org.latentrom.engine.wlsqm;

/**
 * How small the values of a neighbourhood can be: where they are far smaller than elsewhere in the image, they need more
 * bits than the image's range tells.
 */
final class LocalScale {
    private LocalScale() {
    }

    /**
     * Looks at squares that every neighbourhood has one of, also in corners: as large as fit into a quarter of it.
     *
     * @param samples not all 0
     * @return a lower bound of the greatest magnitude in a neighbourhood, of those that are not 0 throughout
     */
    static double least(final Samples samples, final FitGrid grid) {
        Neighbourhood neighbourhood = grid.neighbourhood();
        boolean line = grid.height() == 1 || grid.width() == 1;
        int side = line ? Math.max(neighbourhood.reach(), neighbourhood.halfWidth(0)) + 1 : 1;
        while (side <= neighbourhood.reach() && neighbourhood.halfWidth(side) >= side) {
            side++;
        }
        int rows = grid.height() - Math.min(side, grid.height()) + 1;
        int columns = grid.width() - Math.min(side, grid.width()) + 1;
        var greatest = new double[grid.pixels()];
        for (int i = 0; i < greatest.length; i++) {
            greatest[i] = grid.mask().isValid(i) ? Math.abs(samples.get(i)) : 0;
        }
        spread(greatest, 1, grid.width() - columns + 1);
        spread(greatest, grid.width(), grid.height() - rows + 1);
        double least = Double.POSITIVE_INFINITY;
        for (int r = 0; r < rows; r++) {
            for (int i = r * grid.width(); i < r * grid.width() + columns; i++) {
                least = greatest[i] > 0 ? Math.min(least, greatest[i]) : least;
            }
        }
        return least;
    }

    /** Replaces each number by the greatest of {@code count} successive ones, in doubling steps. */
    private static void spread(final double[] values, final int stride, final int count) {
        for (int done = 1; done < count;) {
            int step = Math.min(done, count - done);
            for (int i = 0; i < values.length - step * stride; i++) {
                values[i] = Math.max(values[i], values[i + step * stride]);
            }
            done += step;
        }
    }
}
