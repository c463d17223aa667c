package org.latentrom.engine.wlsqm;

import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/**
 * How much each pixel of a neighbourhood counts. With {@link Weighting#CENTER} this depends on the farthest pixel of
 * the fit; nearly all pixels share that of the whole neighbourhood, the others are those in corners of image and mask.
 */
final class Weights {
    private static final double CENTER_LEAST = 1e-4;

    private final FitGrid m_grid;

    private final Neighbourhood m_neighbourhood;

    /** {@code [|y|][|x|]}: the distance (CENTER) or the weight itself. */
    private final double[][] m_table;

    private final double m_whole;

    /** Distance of each pixel's farthest neighbour; null if weights do not depend on it. */
    private final double[] m_farthest;

    /**
     * @param progress asked in every row of the image whether to stop
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    Weights(final FitGrid grid, final Progress progress) {
        m_grid = grid;
        m_neighbourhood = grid.neighbourhood();
        m_table = new double[m_neighbourhood.reach() + 1][];
        double vanishing = vanishing(grid.options().neighbourhood());
        boolean depends = grid.options().weighting() == Weighting.CENTER;
        double farthest = 0;
        for (int y = 0; y < m_table.length; y++) {
            m_table[y] = new double[m_neighbourhood.halfWidth(y) + 1];
            for (int x = 0; x < m_table[y].length; x++) {
                double relative = grid.options().neighbourhood().norm(x, y) / vanishing;
                m_table[y][x] = depends ? distance(x, y) : (1 - relative * relative) * (1 - relative * relative);
                farthest = Math.max(farthest, m_table[y][x]);
            }
        }
        m_whole = depends ? farthest : 0;
        m_farthest = depends ? farthest(progress) : null;
    }

    private double distance(final int x, final int y) {
        return Math.hypot(x * m_grid.dx(), y * m_grid.dy());
    }

    /** @return distance of the nearest pixel outside of a neighbourhood, in the norm of its shape */
    private static double vanishing(final Neighbourhood neighbourhood) {
        double nearest = neighbourhood.norm(0, neighbourhood.reach() + 1);
        for (int y = 0; y <= neighbourhood.reach(); y++) {
            nearest = Math.min(nearest, neighbourhood.norm(neighbourhood.halfWidth(y) + 1, y));
        }
        return nearest;
    }

    private double[] farthest(final Progress progress) {
        int width = m_grid.width();
        var before = new int[m_grid.pixels()];
        var after = new int[m_grid.pixels()];
        nearestValid(m_grid.mask(), before, after);
        var farthest = new double[m_grid.pixels()];
        Tile.share(m_grid.height(), width, 0, progress, tile -> {
            for (int row = tile.fromRow(); row < tile.toRow(); row++) {
                progress.checkCanceled();
                for (int column = tile.fromColumn(); column < tile.toColumn(); column++) {
                    farthest[row * width + column] = farthest(row, column, before, after);
                }
            }
        });
        return farthest;
    }

    /** For each pixel the column of the nearest valid one of its row that is not after it, and not before it. */
    private static void nearestValid(final Mask mask, final int[] before, final int[] after) {
        int width = mask.width();
        for (int row = 0; row < mask.height(); row++) {
            int column = -1;
            for (int j = 0; j < width; j++) {
                column = mask.isValid(row * width + j) ? j : column;
                before[row * width + j] = column;
            }
            column = width;
            for (int j = width - 1; j >= 0; j--) {
                column = mask.isValid(row * width + j) ? j : column;
                after[row * width + j] = column;
            }
        }
    }

    private double farthest(final int row, final int column, final int[] before, final int[] after) {
        int width = m_grid.width();
        double farthest = 0;
        for (int r = Math.max(0, row - m_neighbourhood.reach()); r <= Math.min(m_grid.height() - 1,
            row + m_neighbourhood.reach()); r++) {
            double[] distances = m_table[Math.abs(r - row)];
            int w = distances.length - 1;
            int first = after[r * width + Math.max(0, column - w)];
            int last = before[r * width + Math.min(width - 1, column + w)];
            if (first <= last) {
                // between first and last lies no farther pixel than these
                farthest = Math.max(farthest, distances[Math.max(Math.abs(first - column), Math.abs(last - column))]);
            }
        }
        return farthest;
    }

    /** @return what {@link #of} is where no border or mask is near */
    double whole() {
        return m_whole;
    }

    /** @return distance of a pixel's farthest neighbour, if weights depend on it; else always the same */
    double of(final int pixel) {
        return m_farthest == null ? m_whole : m_farthest[pixel];
    }

    /**
     * @param x column offset, not negative
     * @param y row offset, not negative
     * @param farthest as {@link #of} gives it
     * @return the weight; 1 for the pixel itself
     */
    double at(final int x, final int y, final double farthest) {
        if (m_farthest == null || farthest == 0) {
            return m_farthest == null ? m_table[y][x] : 1;
        }
        double nearness = 1 - m_table[y][x] / farthest;
        return CENTER_LEAST + (1 - CENTER_LEAST) * nearness * nearness;
    }

    /** @return {@code [|y|][|x|]}: weights where no border or mask is near */
    double[][] table() {
        var table = new double[m_table.length][];
        for (int y = 0; y < table.length; y++) {
            table[y] = new double[m_table[y].length];
            for (int x = 0; x < table[y].length; x++) {
                table[y][x] = at(x, y, m_whole);
            }
        }
        return table;
    }
}
