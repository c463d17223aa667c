package org.latentrom.engine.io.array;

import java.io.IOException;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.io.ArrayOptions;
import org.latentrom.engine.io.PixelMesh;
import org.latentrom.engine.mesh.Mesh;

/** Where the pixels of arrays lie: by the user, else by an extent or coordinates in the file, else one unit a pixel. */
final class GridEdges {
    /** Distances that differ by less than that part are equal: float32 coordinates have such differences. */
    private static final double SAME = 1e-4;

    private GridEdges() {
    }

    /** @return the mesh of a layout that is not on points */
    static Mesh mesh(final ArrayBundle bundle, final int height, final int width, final ArrayOptions options)
        throws IOException {
        if (options.extent().isPresent()) {
            return PixelMesh.of(height, width, options.extent().get());
        }
        if (bundle.get(ArrayNames.EXTENT).isPresent()) {
            return PixelMesh.of(height, width, extent(bundle.get(ArrayNames.EXTENT).get(), height));
        }
        return PixelMesh.of(edges(bundle.get(ArrayNames.X).orElse(null), width),
            edges(bundle.get(ArrayNames.Y).orElse(null), height));
    }

    private static Extent extent(final NumberArray e, final int height) throws IOException {
        try {
            if (e.isList() && e.count() == 4) {
                double[] v = e.all();
                return new Extent(v[0], v[1], v[2], v[3]);
            }
            if (e.isList() && e.count() == 2 && height == 1) {
                double[] v = e.all();
                return new Extent(v[0], v[1], 0, 1);
            }
        } catch (IllegalArgumentException x) {
            // below
        }
        throw e.error("must be xMin, xMax, yMin, yMax with a positive width and height", "Save it so");
    }

    /** Edges lie half-way between the centres; those of even centres are even. */
    private static double[] edges(final NumberArray centres, final int n) throws IOException {
        var edges = new double[n + 1];
        if (centres == null || centres.count() != n) {
            for (int i = 0; i <= n; i++) {
                edges[i] = i;
            }
            return edges;
        }
        double[] c = centres.all();
        double step = n == 1 ? 1 : (c[n - 1] - c[0]) / (n - 1);
        boolean even = Double.isFinite(step) && step != 0;
        for (int i = 0; i < n; i++) {
            if (!Double.isFinite(c[i]) || i > 0 && !((c[i] - c[i - 1]) * step > 0)) {
                throw centres.error("must rise or fall from pixel to pixel", "Correct the coordinates");
            }
            even &= i == 0 || Math.abs(c[i] - c[i - 1] - step) <= SAME * Math.abs(step);
        }
        for (int i = 0; i <= n; i++) {
            edges[i] = even ? c[0] + (i - 0.5) * step : i == 0 ? 1.5 * c[0] - 0.5 * c[1]
                : i == n ? 1.5 * c[n - 1] - 0.5 * c[n - 2] : 0.5 * (c[i - 1] + c[i]);
        }
        return edges;
    }
}
