package org.latentrom.engine.wlsqm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** Sums over neighbourhoods, by rows and tiles, against sums over all pixels one by one. */
class RowSumsTest {
    private static final int HEIGHT = 17;

    private static final int WIDTH = 23;

    private final long[] m_values = new Random(9).longs(HEIGHT * WIDTH, -1000, 1000).toArray();

    private static FitGrid grid(final double radius, final Weighting weighting) {
        var valid = new boolean[HEIGHT * WIDTH];
        var random = new Random(4);
        for (int i = 0; i < valid.length; i++) {
            valid[i] = random.nextDouble() < 0.8;
        }
        return new FitGrid(Mask.of(HEIGHT, WIDTH, valid), 1, 0.5,
            FitOptions.of(Neighbourhood.disc(radius)).withWeighting(weighting));
    }

    /** The sum of weight x^p y^q value about a pixel. */
    private double plain(final FitGrid grid, final Weights weights, final int pixel, final int p, final int q) {
        double sum = 0;
        for (int i = 0; i < m_values.length; i++) {
            int x = i % WIDTH - pixel % WIDTH;
            int y = i / WIDTH - pixel / WIDTH;
            if (x * x + y * y <= Math.pow(grid.options().neighbourhood().radius(), 2) && grid.mask().isValid(i)) {
                double weight = weights == null ? 1 : weights.at(Math.abs(x), Math.abs(y), weights.of(pixel));
                sum += weight * Math.pow(x, p) * Math.pow(y, q) * m_values[i];
            }
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"2.5, 0, 17, 0, 23", "2.5, 5, 9, 7, 12", "6.2, 0, 3, 20, 23", "6.2, 16, 17, 0, 1", "40, 2, 17, 3, 19",
        "40, 0, 17, 0, 23"})
    void exactMoments(final double radius, final int fromRow, final int toRow, final int from, final int to) {
        FitGrid grid = grid(radius, Weighting.UNIFORM);
        var monomials = new Monomials(8);
        var tile = new Tile(fromRow, toRow, from, to);
        var moments = new RowMoments((row, first, end, values, at) -> {
            for (int j = first; j < end; j++) {
                values[at + j - first] = grid.mask().isValid(row * WIDTH + j) ? m_values[row * WIDTH + j] : 0;
            }
        }, HEIGHT, WIDTH, grid.neighbourhood(), monomials, tile);
        // rows may be left out, as those that see the same as others are
        for (int row = fromRow; row < toRow; row += 1 + row % 3) {
            moments.row(row);
            var key = new long[monomials.count()];
            var sums = new double[monomials.count()];
            for (int column = 0; column < tile.width(); column++) {
                moments.at(column, key, sums);
                for (int k = 0; k < key.length; k++) {
                    double expected = plain(grid, null, row * WIDTH + from + column, monomials.p(k), monomials.q(k));
                    assertEquals(expected, sums[k], Math.abs(expected) * 1e-15);
                    assertEquals((long)sums[k], key[k], Math.abs(expected) * 1e-15);
                    assertEquals(moments.sums(k)[column], key[k]);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"CENTER, 2.5, 0, 23", "CENTER, 6.2, 7, 12", "CENTER, 40, 3, 19", "RADIAL, 2.5, 20, 23",
        "RADIAL, 6.2, 0, 23", "RADIAL, 40, 0, 1"})
    void weightedMoments(final Weighting weighting, final double radius, final int from, final int to) {
        FitGrid grid = grid(radius, weighting);
        var weights = new Weights(grid, Progress.NONE);
        var monomials = new Monomials(6);
        var tile = new Tile(1, HEIGHT, from, to);
        var moments = new WeightedMoments((row, first, end, values, at) -> {
            for (int j = first; j < end; j++) {
                values[0][at + j - first] = grid.mask().isValid(row * WIDTH + j) ? m_values[row * WIDTH + j] : 0;
            }
        }, grid, weights, monomials, tile, Progress.NONE);
        for (int row = 1; row < HEIGHT; row += 2) {
            moments.row(row);
            for (int column = 0; column < tile.width(); column++) {
                int pixel = row * WIDTH + from + column;
                for (int k = 0; k < monomials.count() && grid.mask().isValid(pixel); k++) {
                    double expected = plain(grid, weights, pixel, monomials.p(k), monomials.q(k));
                    double size = 1000 * Math.pow(23, monomials.p(k) + monomials.q(k));
                    assertEquals(expected, moments.sums(k)[column], 1e-12 * size);
                }
            }
        }
    }

    /** The transpose of a row's sums: dot products agree. */
    @Test
    void rowKernelsAreTransposes() {
        int pad = 5;
        int width = 12;
        var random = new Random(2);
        double[] weights = random.doubles(pad + 1).toArray();
        double[] values = random.doubles(width + 2 * pad, -1, 1).toArray();
        var terms = new double[4][width];
        RowKernel.sums(values, pad, weights, terms);
        var cotangents = new double[4][width + 2 * pad];
        double left = 0;
        for (int p = 0; p < 4; p++) {
            for (int j = 0; j < width; j++) {
                cotangents[p][pad + j] = random.nextDouble();
                left += cotangents[p][pad + j] * terms[p][j];
            }
        }
        // the sums that values outside of the tile contribute to, tile by tile
        double right = 0;
        for (int shift = -pad; shift <= pad; shift += pad) {
            var shifted = new double[4][width + 2 * pad];
            for (int p = 0; p < 4; p++) {
                for (int j = Math.max(0, -shift); j < width + 2 * pad - Math.max(0, shift); j++) {
                    shifted[p][j] = cotangents[p][j + shift];
                }
            }
            var sums = new double[width];
            RowKernel.addTransposed(shifted, pad, weights, sums);
            int begin = shift < 0 ? 0 : shift == 0 ? 0 : width - pad;
            int end = shift < 0 ? pad : width;
            for (int j = begin; j < end; j++) {
                right += sums[j] * values[j + pad + shift];
            }
        }
        assertEquals(left, right, 1e-11);
        assertEquals(32, RowKernel.power(2, 5));
        assertEquals(1, RowKernel.power(0, 0));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "7, 300, 2", "1000, 3, 400", "64, 1024, 10", "500, 257, 1", "3, 5000, 1000"})
    void tilesCoverEveryPixelOnce(final int rows, final int width, final int reach) {
        var covered = new AtomicIntegerArray(rows * width);
        Tile.share(rows, width, reach, Progress.NONE, tile -> {
            assertTrue(tile.width() <= 256);
            for (int row = tile.fromRow(); row < tile.toRow(); row++) {
                for (int column = tile.fromColumn(); column < tile.toColumn(); column++) {
                    covered.incrementAndGet(row * width + column);
                }
            }
        });
        for (int i = 0; i < rows * width; i++) {
            assertEquals(1, covered.get(i), "pixel " + i);
        }
        assertEquals(0, Tile.column(0, width));
        assertEquals(width, Tile.column(Tile.strips(width), width));
    }

    @Test
    void residualsAreCodedInTheirTurn() {
        double[] values = new Random(6).doubles(100, -3, 5).toArray();
        FixedPoint coarse = FixedPoint.of(-3, 5, 20);
        FixedPoint fine = coarse.finer();
        var first = new long[100];
        var second = new long[100];
        double[] rest = values.clone();
        coarse.encode(rest, 100, first, 0);
        coarse.toResiduals(rest, 100);
        fine.encode(rest, 100, second, 0);
        var decoded = new double[100];
        coarse.decode(first, false, decoded);
        fine.decode(second, true, decoded);
        for (int i = 0; i < 100; i++) {
            assertTrue(Math.abs(second[i]) <= 1 << 20);
            assertEquals(values[i], coarse.middle() + decoded[i], 4 * Math.scalb(1, -40));
        }
        assertArrayEquals(new long[]{0}, new long[]{FixedPoint.forSums(1, 20).encode(0)});
        long integer = FixedPoint.forSums(3, 10).encode(1);
        assertTrue(3 * integer < 1L << 62 && 3 * integer > 1L << 60, "sums of magnitude 3 take 62 bits");
    }
}
