package org.latentrom.engine.raster;

import java.util.Arrays;

import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.progress.Progress;

/**
 * The sparse matrix that takes nodal values to pixels. Rows are the valid pixels in ascending order; a row has as many
 * entries as the mesh's largest cell has nodes, 3 or 4, smaller cells repeat a point with weight 0. Fixed rows make the
 * product a loop without inner loop.
 */
final class PixelWeights {
    private static final int LONG_ROW = 64;

    private final Mask m_mask;

    private final int m_width;

    private final int[] m_pixels;

    private final int[] m_cells;

    private final int[] m_points;

    private final double[] m_weights;

    private PixelWeights(final Mask mask, final int width, final int[] pixels, final int[] cells, final int[] points,
        final double[] weights) {
        m_mask = mask;
        m_width = width;
        m_pixels = pixels;
        m_cells = cells;
        m_points = points;
        m_weights = weights;
    }

    /**
     * Draws the cells one after the other into the grid: of several cells that hold a pixel's centre (on a common edge,
     * or where cells overlap) the one with the lowest number gets it.
     *
     * @param grid pixel grid; its channels do not matter
     */
    static PixelWeights of(final MeshPlane plane, final FieldShape grid, final Progress progress) {
        Mesh mesh = plane.mesh();
        int[] offsets = mesh.offsetArray();
        for (int c : plane.cells()) {
            if (mesh.type(c) != CellType.TRIANGLE && mesh.type(c) != CellType.QUAD) {
                throw new IllegalArgumentException("cell " + c + " is a " + mesh.type(c).label()
                    + ", which cannot become pixels yet");
            }
        }
        int width = Arrays.stream(plane.cells()).map(c -> offsets[c + 1] - offsets[c]).max().getAsInt();
        var owner = new int[grid.pixels()];
        Arrays.fill(owner, -1);
        var weights = new double[Math.multiplyExact(grid.pixels(), width)];
        var shape = new ShapeFunctions();
        int done = 0;
        for (int cell : plane.cells()) {
            if ((done++ & 1023) == 0) {
                progress.checkCanceled();
            }
            shape.setCell(plane.xy(), mesh.connectivityArray(), offsets[cell], offsets[cell + 1]);
            draw(shape, cell, grid, owner, weights, width, progress);
        }
        return pack(mesh, grid, owner, weights, width);
    }

    private static void draw(final ShapeFunctions shape, final int cell, final FieldShape grid, final int[] owner,
        final double[] weights, final int width, final Progress progress) {
        int firstColumn = first((shape.least(0) - grid.extent().xMin()) / grid.dx());
        int lastColumn = last((shape.greatest(0) - grid.extent().xMin()) / grid.dx(), grid.width());
        int firstRow = first((shape.least(1) - grid.extent().yMin()) / grid.dy());
        int lastRow = last((shape.greatest(1) - grid.extent().yMin()) / grid.dy(), grid.height());
        for (int row = firstRow; row <= lastRow; row++) {
            if (lastColumn - firstColumn > LONG_ROW) {
                progress.checkCanceled(); // a few large cells may hold millions of pixels
            }
            double y = grid.y(row);
            for (int column = firstColumn; column <= lastColumn; column++) {
                int pixel = row * grid.width() + column;
                if (owner[pixel] < 0 && shape.locate(grid.x(column), y)) {
                    owner[pixel] = cell;
                    System.arraycopy(shape.weights(), 0, weights, pixel * width, width);
                }
            }
        }
    }

    // one pixel more on either side than the bounding box holds: a centre on its edge must not be lost to rounding
    private static int first(final double position) {
        return (int)Math.max(0, Math.ceil(position - 0.5) - 1);
    }

    private static int last(final double position, final int count) {
        return (int)Math.min(count - 1, Math.floor(position - 0.5) + 1);
    }

    private static PixelWeights pack(final Mesh mesh, final FieldShape grid, final int[] owner, final double[] weights,
        final int width) {
        var valid = new boolean[owner.length];
        int count = 0;
        for (int pixel = 0; pixel < owner.length; pixel++) {
            valid[pixel] = owner[pixel] >= 0;
            count += valid[pixel] ? 1 : 0;
        }
        var pixels = new int[count];
        var cells = new int[count];
        var points = new int[count * width];
        var packed = new double[count * width];
        int row = 0;
        for (int pixel = 0; pixel < owner.length; pixel++) {
            if (!valid[pixel]) {
                continue;
            }
            int from = mesh.offsetArray()[owner[pixel]];
            int nodes = mesh.offsetArray()[owner[pixel] + 1] - from;
            pixels[row] = pixel;
            cells[row] = owner[pixel];
            for (int k = 0; k < width; k++) {
                points[row * width + k] = mesh.connectivityArray()[from + Math.min(k, nodes - 1)];
                packed[row * width + k] = k < nodes ? weights[pixel * width + k] : 0;
            }
            row++;
        }
        return new PixelWeights(Mask.of(grid.height(), grid.width(), valid), width, pixels, cells, points, packed);
    }

    /** @return the pixels whose centres lie in a cell */
    Mask mask() {
        return m_mask;
    }

    /**
     * Writes the values of one component at all valid pixels, starting at {@code out[at]}; other pixels are left alone.
     *
     * @param values {@code values[point * stride + component]}
     */
    void interpolate(final double[] values, final int stride, final int component, final float[] out, final int at) {
        int[] p = m_points;
        double[] w = m_weights;
        int k = 0;
        for (int row = 0; row < m_pixels.length; row++) {
            double sum = w[k] * values[p[k] * stride + component] + w[k + 1] * values[p[k + 1] * stride + component]
                + w[k + 2] * values[p[k + 2] * stride + component];
            if (m_width == 4) {
                sum += w[k + 3] * values[p[k + 3] * stride + component];
            }
            k += m_width;
            out[at + m_pixels[row]] = (float)sum;
        }
    }

    /**
     * Writes the containing cells' values of one component at all valid pixels, starting at {@code out[at]}.
     *
     * @param values {@code values[cell * stride + component]}
     */
    void pick(final double[] values, final int stride, final int component, final float[] out, final int at) {
        for (int row = 0; row < m_pixels.length; row++) {
            out[at + m_pixels[row]] = (float)values[m_cells[row] * stride + component];
        }
    }
}
