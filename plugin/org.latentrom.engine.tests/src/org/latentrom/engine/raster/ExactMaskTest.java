package org.latentrom.engine.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.progress.Progress;

/** Masks against the exact answer, in decimal arithmetic without rounding: which centres lie in which cells. */
class ExactMaskTest {
    private static final int SIZE = 40;

    private static final Extent BOX = new Extent(-0.05, 1.05, -0.05, 1.05);

    private static final FieldShape GRID = new FieldShape(List.of("any"), SIZE, SIZE, BOX);

    /** Sign of the area of (a, b, p). */
    private static int side(final Mesh mesh, final int a, final int b, final double x, final double y) {
        var ax = new BigDecimal(mesh.coordinate(a, 0));
        var ay = new BigDecimal(mesh.coordinate(a, 1));
        BigDecimal bx = new BigDecimal(mesh.coordinate(b, 0)).subtract(ax);
        BigDecimal by = new BigDecimal(mesh.coordinate(b, 1)).subtract(ay);
        BigDecimal px = new BigDecimal(x).subtract(ax);
        BigDecimal py = new BigDecimal(y).subtract(ay);
        return bx.multiply(py).subtract(by.multiply(px)).signum();
    }

    private static boolean isInside(final Mesh mesh, final int cell, final double x, final double y) {
        int least = 1;
        int greatest = -1;
        for (int k = 0; k < mesh.nodes(cell); k++) {
            int side = side(mesh, mesh.node(cell, k), mesh.node(cell, (k + 1) % mesh.nodes(cell)), x, y);
            least = Math.min(least, side);
            greatest = Math.max(greatest, side);
        }
        return least >= 0 || greatest <= 0;
    }

    private static void assertExact(final Mesh mesh) {
        Rasterizer rasterizer = Rasterizer.of(mesh, BOX, new Resolution(SIZE, SIZE), Progress.NONE);
        int inside = 0;
        for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
            boolean exact = false;
            for (int c = 0; c < mesh.cells() && !exact; c++) {
                exact = isInside(mesh, c, GRID.x(pixel % SIZE), GRID.y(pixel / SIZE));
            }
            inside += exact ? 1 : 0;
            assertEquals(exact, rasterizer.mask().isValid(pixel), "pixel " + pixel);
        }
        assertTrue(inside > 0);
    }

    /** A mesh without the cells whose first node lies in a circle: borders that follow no grid line. */
    private static Mesh withHole(final Mesh mesh) {
        int nodes = mesh.nodes(0);
        int[] kept = IntStream.range(0, mesh.cells())
            .filter(c -> Math.hypot(mesh.coordinate(mesh.node(c, 0), 0) - 0.5, mesh.coordinate(mesh.node(c, 0), 1) - 0.5)
                > 0.3).toArray();
        var cells = new int[kept.length][nodes];
        for (int i = 0; i < kept.length; i++) {
            for (int k = 0; k < nodes; k++) {
                cells[i][k] = mesh.node(kept[i], k);
            }
        }
        return Meshes.of(mesh.pointArray(), cells);
    }

    @Test
    void borderOfAMeshWithAHole() {
        for (int seed = 0; seed < 3; seed++) {
            assertExact(withHole(Meshes.triangles(9, 0.35, seed)));
            assertExact(withHole(Meshes.quads(9, 0.2, seed)));
        }
    }

    @Test
    void anyConvexQuadrilateralAlsoOneThatIsNearlyATriangle() {
        var random = new Random(4);
        for (int turn = 0; turn < 60; turn++) {
            double near = turn % 3 == 0 ? 0 : turn % 3 == 1 ? 1e-6 : 1;
            double[] angles = random.doubles(4, 0, 2 * Math.PI).sorted().toArray();
            angles[3] = angles[2] + near * (angles[3] - angles[2]); // two nodes in one place, or nearly
            var points = new double[12];
            double stretch = turn % 2 == 0 ? 1 : 0.05;
            for (int k = 0; k < 4; k++) {
                points[3 * k] = 0.5 + 0.5 * Math.cos(angles[k]);
                points[3 * k + 1] = 0.5 + 0.5 * stretch * Math.sin(angles[k]);
            }
            Mesh mesh = Meshes.of(points, CellType.QUAD);
            boolean any = false;
            for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
                any |= isInside(mesh, 0, GRID.x(pixel % SIZE), GRID.y(pixel / SIZE));
            }
            if (any) {
                assertExact(mesh);
            }
        }
    }
}
