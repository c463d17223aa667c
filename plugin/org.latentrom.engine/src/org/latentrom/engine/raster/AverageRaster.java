package org.latentrom.engine.raster;

import java.util.Arrays;

import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.scattered.Workers;

/**
 * Weights of the mean over the part of a pixel that the mesh covers. The cells' parts in a pixel are cut out exactly
 * (those of curved cells after cutting these into small triangles) and the shape functions integrated over them by a
 * quadrature that is exact for their polynomials on straight triangles and parallelograms, and for linear fields on any
 * cell. Pixels are those that the mesh overlaps at all.
 */
final class AverageRaster {
    /** Smaller shares of a pixel are rounding errors. */
    private static final double LEAST_COVERAGE = 1e-9;

    private final FieldShape m_grid;

    private final Progress m_progress;

    private final int[] m_connectivity;

    private final int[] m_offsets;

    private final double[] m_coverage;

    private AverageRaster(final MeshPlane plane, final FieldShape grid, final Progress progress) {
        m_grid = grid;
        m_progress = progress;
        m_connectivity = plane.flat().connectivityArray();
        m_offsets = plane.flat().offsetArray();
        m_coverage = new double[grid.pixels()];
    }

    /** @param grid pixel grid; its channels do not matter */
    static RasterWeights of(final MeshPlane plane, final FieldShape grid, final Progress progress) {
        var raster = new AverageRaster(plane, grid, progress);
        var rows = new CellRows(plane, grid, progress.part(0, 0.1));
        var points = new MatrixRows[rows.bands()];
        var cells = new MatrixRows[rows.bands()];
        Workers.share(points.length, "Cutting cells into pixels", progress.part(0.1, 1), b -> {
            Band band = raster.new Band(rows.firstRow(b), rows.firstRow(b + 1));
            rows.visit(b, progress, band);
            band.finish();
            points[b] = band.m_points.rows(raster.m_coverage);
            cells[b] = band.m_cells.rows(raster.m_coverage);
        });
        double pixel = grid.dx() * grid.dy();
        for (int i = 0; i < raster.m_coverage.length; i++) {
            raster.m_coverage[i] /= pixel;
        }
        return RasterWeights.of(grid, MatrixRows.join(points), MatrixRows.join(cells), raster.m_coverage);
    }

    /** Some pixel rows, filled by one thread. */
    private final class Band implements CellRows.Visitor {
        private final int m_from;

        private final int m_to;

        private final Overlaps m_points;

        private final Overlaps m_cells;

        private final Pieces m_pieces = new Pieces();

        private final ClippedPolygon m_part = new ClippedPolygon();

        private final TriangleRule[] m_rules = new TriangleRule[64];

        private final double[] m_box = new double[4];

        private double[] m_sums = new double[16];

        Band(final int from, final int to) {
            m_from = from;
            m_to = to;
            m_points = new Overlaps(from * m_grid.width(), (to - from) * m_grid.width());
            m_cells = new Overlaps(from * m_grid.width(), (to - from) * m_grid.width());
        }

        @Override
        public void visit(final int cell, final CellShape shape, final PixelRange range) {
            m_pieces.clear();
            shape.cut(m_pieces);
            for (int row = Math.max(m_from, range.firstRow()); row <= Math.min(m_to - 1, range.lastRow()); row++) {
                m_progress.checkCanceled();
                m_box[2] = m_grid.extent().yMin() + row * m_grid.dy();
                m_box[3] = m_grid.extent().yMin() + (row + 1) * m_grid.dy();
                for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
                    m_box[0] = m_grid.extent().xMin() + column * m_grid.dx();
                    m_box[1] = m_grid.extent().xMin() + (column + 1) * m_grid.dx();
                    overlap(cell, shape, row * m_grid.width() + column);
                }
            }
        }

        private void overlap(final int cell, final CellShape shape, final int pixel) {
            double area = 0;
            for (int piece = 0; piece < m_pieces.count(); piece++) {
                m_part.set(m_pieces, piece, m_box);
                if (m_part.count() < 3) {
                    continue;
                }
                double covered = integrate(shape);
                if (covered > 0) {
                    for (int k = 0; k < shape.count(); k++) {
                        m_points.add(pixel, m_connectivity[m_offsets[cell] + shape.node(k)], m_sums[k]);
                    }
                    area += covered;
                }
            }
            if (area > 0) {
                m_cells.add(pixel, cell, area);
                m_coverage[pixel] += area;
            }
        }

        /** Integrates the shape functions over the part of a piece; returns its area. */
        private double integrate(final CellShape shape) {
            int n = shape.count();
            m_sums = m_sums.length < n ? new double[2 * n] : m_sums;
            Arrays.fill(m_sums, 0, n, 0);
            int degree = shape.degree();
            if (m_rules[degree] == null) {
                m_rules[degree] = TriangleRule.ofDegree(degree);
            }
            TriangleRule rule = m_rules[degree];
            double area = 0;
            for (int i = 1; i + 1 < m_part.count(); i++) {
                double triangle = m_part.twiceArea(i) / 2;
                for (int q = 0; q < rule.count() && triangle > 0; q++) {
                    double x = m_part.x(0) + rule.first(q) * (m_part.x(i) - m_part.x(0))
                        + rule.second(q) * (m_part.x(i + 1) - m_part.x(i));
                    double y = m_part.y(0) + rule.first(q) * (m_part.y(i) - m_part.y(0))
                        + rule.second(q) * (m_part.y(i + 1) - m_part.y(i));
                    if (shape.weigh(x, y)) {
                        double w = rule.weight(q) * triangle;
                        area += w;
                        for (int k = 0; k < n; k++) {
                            m_sums[k] += w * shape.weights()[k];
                        }
                    }
                }
            }
            return area;
        }

        /** Takes out pixels of which hardly anything is covered. */
        void finish() {
            double least = LEAST_COVERAGE * m_grid.dx() * m_grid.dy();
            for (int i = m_from * m_grid.width(); i < m_to * m_grid.width(); i++) {
                m_coverage[i] = m_coverage[i] > least ? m_coverage[i] : 0;
            }
        }
    }
}
