package org.latentrom.engine.wlsqm;

import java.util.stream.IntStream;

import org.latentrom.engine.field.Mask;
import org.latentrom.engine.memory.MemoryBudget;
import org.latentrom.engine.progress.Progress;

/** Builds and inverts the normal matrices of all pixels, one for each different neighbourhood. */
final class SolverFactory {
    /** Sums up to this are exact in 64 bits. */
    private static final double GREATEST_EXACT = 0x1p62;

    private final FitGrid m_grid;

    private final Weights m_weights;

    private final Monomials m_monomials;

    private SolverFactory(final FitGrid grid, final Weights weights) {
        m_grid = grid;
        m_weights = weights;
        m_monomials = grid.monomials(2 * grid.options().order());
    }

    /**
     * @param weights null for uniform ones
     * @throws IllegalArgumentException if the solvers need more memory than Java has left
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    static Solvers make(final FitGrid grid, final Weights weights, final Progress progress) {
        return new SolverFactory(grid, weights).make(progress);
    }

    private Solvers make(final Progress progress) {
        int reach = m_grid.neighbourhood().reach();
        int[] representatives = representatives(m_grid.mask(), reach);
        int[] distinct = IntStream.range(0, m_grid.height()).filter(r -> representatives[r] == r).toArray();
        int strips = Tile.strips(m_grid.width());
        var rows = new RowSolvers[m_grid.height()][0];
        // where every pixel has a neighbourhood of its own, as with a ragged mask, inverses can fill the heap
        var budget = MemoryBudget.ofHeap("Choose a lower order or fewer pixels, or see whether the mask must have so "
            + "many single holes");
        for (int row : distinct) {
            rows[row] = new RowSolvers[strips];
        }
        Tile.share(distinct.length, m_grid.width(), reach, progress, tile -> {
            var maker = new RowSolvers.Maker(moments(m_grid, m_weights, m_monomials, tile, progress),
                m_monomials,
                m_grid.options(), tile.width(), budget);
            var valid = new boolean[tile.width()];
            for (int k = tile.fromRow(); k < tile.toRow(); k++) {
                progress.checkCanceled();
                int row = distinct[k];
                for (int j = 0; j < valid.length; j++) {
                    valid[j] = m_grid.mask().isValid(row * m_grid.width() + tile.fromColumn() + j);
                }
                rows[row][strip(tile)] = maker.make(row, valid);
            }
        });
        return new Solvers(m_grid.monomials(m_grid.options().order()), m_grid.mask(), representatives, rows);
    }

    private int strip(final Tile tile) {
        int strip = 0;
        while (Tile.column(strip, m_grid.width()) < tile.fromColumn()) {
            strip++;
        }
        return strip;
    }

    /**
     * @param weights null for uniform ones
     * @return sums of the valid pixels' monomials
     */
    static MomentSource moments(final FitGrid grid, final Weights weights, final Monomials monomials,
        final Tile tile, final Progress progress) {
        if (weights != null) {
            return new WeightedMoments((row, fromColumn, toColumn, values, at) -> {
                for (int j = fromColumn; j < toColumn; j++) {
                    values[0][at + j - fromColumn] = grid.mask().isValid(row * grid.width() + j) ? 1 : 0;
                }
            }, grid, weights, monomials, tile, progress);
        }
        var exact = new RowMoments((row, fromColumn, toColumn, values, at) -> {
            for (int j = fromColumn; j < toColumn; j++) {
                values[at + j - fromColumn] = grid.mask().isValid(row * grid.width() + j) ? 1 : 0;
            }
        }, grid.height(), grid.width(), grid.neighbourhood(), monomials, tile);
        return grid.neighbourhood().greatestMoment(monomials.degree()) < GREATEST_EXACT ? exact
            : new LargeMoments(exact, new RoundedMoments(grid, monomials, tile));
    }

    /** Of the rows that see the same, the first: all whose reach holds neither a border nor a masked pixel. */
    private static int[] representatives(final Mask mask, final int reach) {
        boolean[] valid = mask.toBooleanArray();
        var full = new boolean[mask.height()];
        for (int r = 0; r < full.length; r++) {
            full[r] = true;
            for (int c = 0; c < mask.width(); c++) {
                full[r] &= valid[r * mask.width() + c];
            }
        }
        var representatives = new int[full.length];
        int interior = -1;
        for (int r = 0; r < full.length; r++) {
            boolean inside = r >= reach && r + reach < full.length;
            for (int k = r - reach; k <= r + reach && inside; k++) {
                inside = full[k];
            }
            if (inside && interior < 0) {
                interior = r;
            }
            representatives[r] = inside ? interior : r;
        }
        return representatives;
    }
}
