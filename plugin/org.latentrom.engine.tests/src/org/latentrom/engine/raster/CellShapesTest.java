package org.latentrom.engine.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/** Shape functions of single cells: what any of them must fulfil, VTK's node order, curved cells, polygons. */
class CellShapesTest {
    /** A cell: its type, its nodes, and the greatest degree of polynomials that it holds exactly while straight. */
    record Cell(CellType type, int degree, double[]... nodes) {
        Mesh mesh(final DoubleBinaryOperator x, final DoubleBinaryOperator y) {
            var points = new double[3 * nodes.length];
            for (int i = 0; i < nodes.length; i++) {
                points[3 * i] = x.applyAsDouble(nodes[i][0], nodes[i][1]);
                points[3 * i + 1] = y.applyAsDouble(nodes[i][0], nodes[i][1]);
            }
            var connectivity = new int[nodes.length];
            Arrays.setAll(connectivity, i -> i);
            return new Mesh(points, new byte[]{(byte)type.ordinal()}, new int[]{0, nodes.length}, connectivity);
        }

        boolean isTriangle() {
            return type != CellType.TRIANGLE_STRIP && (type.name().contains("TRIANGLE") || nodes.length == 3);
        }

        @Override
        public String toString() {
            return type + " of " + nodes.length;
        }
    }

    /** Nodes as VTK's manual draws them, on the unit triangle and square. */
    static List<Cell> cells() {
        double t = 1.0 / 3;
        double[][] six = {{0, 0}, {1, 0}, {0, 1}, {.5, 0}, {.5, .5}, {0, .5}};
        double[][] seven = {{0, 0}, {1, 0}, {0, 1}, {.5, 0}, {.5, .5}, {0, .5}, {t, t}};
        double[][] ten = {{0, 0}, {1, 0}, {0, 1}, {t, 0}, {2 * t, 0}, {2 * t, t}, {t, 2 * t}, {0, 2 * t}, {0, t}, {t, t}};
        double[][] fifteen = {{0, 0}, {1, 0}, {0, 1}, {.25, 0}, {.5, 0}, {.75, 0}, {.75, .25}, {.5, .5}, {.25, .75},
            {0, .75}, {0, .5}, {0, .25}, {.25, .25}, {.5, .25}, {.25, .5}};
        double[][] four = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
        double[][] eight = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {.5, 0}, {1, .5}, {.5, 1}, {0, .5}};
        double[][] nine = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {.5, 0}, {1, .5}, {.5, 1}, {0, .5}, {.5, .5}};
        double[][] sixteen = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {t, 0}, {2 * t, 0}, {1, t}, {1, 2 * t}, {t, 1}, {2 * t, 1},
            {0, t}, {0, 2 * t}, {t, t}, {2 * t, t}, {t, 2 * t}, {2 * t, 2 * t}};
        return List.of(new Cell(CellType.TRIANGLE, 1, Arrays.copyOf(six, 3)), new Cell(CellType.QUAD, 1, four),
            new Cell(CellType.QUADRATIC_TRIANGLE, 2, six), new Cell(CellType.BIQUADRATIC_TRIANGLE, 2, seven),
            new Cell(CellType.LAGRANGE_TRIANGLE, 2, six), new Cell(CellType.LAGRANGE_TRIANGLE, 2, seven),
            new Cell(CellType.LAGRANGE_TRIANGLE, 3, ten), new Cell(CellType.LAGRANGE_TRIANGLE, 4, fifteen),
            new Cell(CellType.QUADRATIC_QUAD, 2, eight), new Cell(CellType.BIQUADRATIC_QUAD, 2, nine),
            new Cell(CellType.LAGRANGE_QUAD, 2, nine), new Cell(CellType.LAGRANGE_QUAD, 3, sixteen),
            new Cell(CellType.QUADRATIC_LINEAR_QUAD, 1, four[0], four[1], four[2], four[3], eight[4], eight[6]),
            new Cell(CellType.POLYGON, 1, four), new Cell(CellType.POLYGON, 1, Arrays.copyOf(six, 3)),
            new Cell(CellType.QUADRATIC_POLYGON, 1, eight),
            new Cell(CellType.TRIANGLE_STRIP, 1, four[0], four[1], four[3], four[2]));
    }

    private static CellShape shape(final Mesh mesh) {
        return new CellShapes(MeshPlane.of(mesh)).of(0);
    }

    private static double value(final CellShape shape, final double[] nodal) {
        double sum = 0;
        for (int k = 0; k < shape.count(); k++) {
            sum += shape.weights()[k] * nodal[shape.node(k)];
        }
        return sum;
    }

    private static double[] nodal(final Mesh mesh, final DoubleBinaryOperator f) {
        var values = new double[mesh.points()];
        Arrays.setAll(values, p -> f.applyAsDouble(mesh.coordinate(p, 0), mesh.coordinate(p, 1)));
        return values;
    }

    @ParameterizedTest
    @MethodSource("cells")
    void nodesHaveTheirOwnValues(final Cell cell) {
        Mesh mesh = cell.mesh((r, s) -> 3 + 2 * r - 0.5 * s, (r, s) -> 1 + 0.25 * r + s);
        CellShape shape = shape(mesh);
        for (int i = 0; i < mesh.points(); i++) {
            var one = new double[mesh.points()];
            one[i] = 1;
            assertTrue(shape.locate(mesh.coordinate(i, 0), mesh.coordinate(i, 1)), "node " + i);
            assertEquals(1, value(shape, one), 1e-12, "node " + i);
            double sum = 0;
            for (int k = 0; k < shape.count(); k++) {
                sum += Math.abs(shape.weights()[k]);
            }
            assertEquals(1, sum, 1e-11, "others at node " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void polynomialsOfTheCellsDegreeAreExactInSlantedCells(final Cell cell) {
        Mesh mesh = cell.mesh((r, s) -> 3 + 2 * r - 0.5 * s, (r, s) -> 1 + 0.25 * r + s);
        CellShape shape = shape(mesh);
        var random = new Random(1);
        for (int degree = 0; degree <= cell.degree(); degree++) {
            int d = degree;
            DoubleBinaryOperator f = (x, y) -> Math.pow(x - 2, d) - 3 * Math.pow(y, d) + Math.pow(x - y, d);
            double[] nodal = nodal(mesh, f);
            for (int i = 0; i < 200; i++) {
                double r = random.nextDouble();
                double s = random.nextDouble() * (cell.isTriangle() ? 1 - r : 1);
                double x = 3 + 2 * r - 0.5 * s;
                double y = 1 + 0.25 * r + s;
                assertTrue(shape.locate(x, y), r + ", " + s);
                assertEquals(f.applyAsDouble(x, y), value(shape, nodal), 1e-12 * Math.pow(4, d), r + ", " + s);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void pointsBesideTheCellAreOutside(final Cell cell) {
        CellShape shape = shape(cell.mesh((r, s) -> r, (r, s) -> s));
        boolean triangle = cell.isTriangle();
        for (double t = 0.05; t < 1; t += 0.1) {
            assertFalse(shape.locate(t, -1e-6) || shape.locate(-1e-6, t), "" + t);
            assertFalse(triangle ? shape.locate(t + 1e-6, 1 - t + 1e-6) : shape.locate(t, 1 + 1e-6), "" + t);
            assertTrue(shape.locate(t, 0) && shape.locate(0, t), "edges belong to the cell");
            assertTrue(triangle ? shape.locate(t, 1 - t) : shape.locate(1, t), "edges belong to the cell");
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void curvedCellsGiveTheirCoordinatesBack(final Cell cell) {
        if (cell.type() == CellType.QUADRATIC_POLYGON || cell.nodes().length < 6) {
            return;
        }
        // a sector of a ring: the map of the nodes is not the ring, but whatever it is, x and y are fields on it
        DoubleBinaryOperator x = (r, s) -> (1 + s) * Math.sin(1.2 * r);
        DoubleBinaryOperator y = (r, s) -> (1 + s) * Math.cos(1.2 * r);
        Mesh mesh = cell.mesh(x, y);
        CellShape shape = shape(mesh);
        double[] xs = nodal(mesh, (a, b) -> a);
        double[] ys = nodal(mesh, (a, b) -> b);
        int inside = 0;
        for (double a = shape.least(0); a < shape.greatest(0); a += 0.07) {
            for (double b = shape.least(1); b < shape.greatest(1); b += 0.07) {
                if (shape.locate(a, b)) {
                    inside++;
                    assertEquals(a, value(shape, xs), 1e-13);
                    assertEquals(b, value(shape, ys), 1e-13);
                }
            }
        }
        assertTrue(inside > 50, "" + inside);
        for (int i = 0; i < mesh.points(); i++) {
            assertTrue(shape.locate(xs[i], ys[i]), "node " + i);
        }
    }

    /** dolfinx's nodes of third order lie at Gauss-Lobatto points of the edges; polynomials are exact all the same. */
    @ParameterizedTest
    @MethodSource("cells")
    void nodesThatAreWarpedAlongStraightEdgesKeepTheOrder(final Cell cell) {
        if (cell.degree() != 3) {
            return;
        }
        double third = (1 - Math.sqrt(0.2)) / 2;
        DoubleUnaryOperator warp = t -> t == 1.0 / 3 ? third : t == 2.0 / 3 ? 1 - third : t;
        boolean triangle = cell.isTriangle();
        var warped = new Cell(cell.type(), 3, Arrays.stream(cell.nodes()).map(n -> triangle && n[0] * n[1] > 0
            && n[0] + n[1] < 0.9 ? n : triangle && n[0] > 0 && n[1] > 0
                ? new double[]{warp.applyAsDouble(n[0]), 1 - warp.applyAsDouble(n[0])}
                : new double[]{warp.applyAsDouble(n[0]), warp.applyAsDouble(n[1])}).toArray(double[][]::new));
        Mesh mesh = warped.mesh((r, s) -> 3 + 2 * r - 0.5 * s, (r, s) -> 1 + 0.25 * r + s);
        CellShape shape = shape(mesh);
        DoubleBinaryOperator f = (x, y) -> x * x * x - 2 * x * y * y + y - 1;
        double[] nodal = nodal(mesh, f);
        for (double r = 0; r < 1; r += 0.07) {
            for (double s = 0; s < (triangle ? 1 - r : 1); s += 0.07) {
                double x = 3 + 2 * r - 0.5 * s;
                double y = 1 + 0.25 * r + s;
                assertTrue(shape.locate(x, y));
                assertEquals(f.applyAsDouble(x, y), value(shape, nodal), 1e-12);
            }
        }
        assertFalse(shape.locate(2.9, 0.9));
    }

    @Test
    void edgesMayBulgeBeyondTheNodes() {
        // the lower edge goes through (0,0), (0.3,-0.4), (1,0): it is lowest beside its middle node
        var points = new double[]{0, 0, 0, 1, 0, 0, 0, 1, 0, 0.3, -0.4, 0, 0.5, 0.5, 0, 0, 0.5, 0};
        Mesh mesh = Meshes.of(points, CellType.QUADRATIC_TRIANGLE);
        CellShape shape = shape(mesh);
        double lowest = 0;
        for (double r = 0; r <= 1; r += 1e-3) {
            double x = 4 * r * (1 - r) * 0.3 + r * (2 * r - 1);
            double y = -4 * r * (1 - r) * 0.4;
            lowest = Math.min(lowest, y);
            assertTrue(shape.locate(x, y), "on the edge at " + x + ", " + y);
            assertFalse(shape.locate(x, y - 1e-6));
        }
        assertTrue(shape.least(1) <= lowest);
    }

    @Test
    void hugeAndTinyAndFarCellsAreAlike() {
        for (double scale : new double[]{1e-8, 1, 1e8}) {
            for (Cell cell : cells()) {
                Mesh mesh = cell.mesh((r, s) -> scale * (100 + r + 0.2 * s * r), (r, s) -> scale * (50 + s));
                CellShape shape = shape(mesh);
                assertTrue(shape.locate(scale * 100.2, scale * 50.2), cell + " times " + scale);
                assertEquals(scale * 100.2, value(shape, nodal(mesh, (x, y) -> x)), 1e-12 * scale * 100, cell.toString());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"5", "6", "9", "40"})
    void polygonsAreLinearInsideAndOnEdges(final int corners) {
        var random = new Random(corners);
        var nodes = new ArrayList<double[]>();
        for (int k = 0; k < corners; k++) {
            double radius = 0.5 + random.nextDouble(); // not convex, but star-shaped
            double angle = 2 * Math.PI * k / corners;
            nodes.add(new double[]{radius * Math.cos(angle), radius * Math.sin(angle)});
        }
        Mesh mesh = new Cell(CellType.POLYGON, 1, nodes.toArray(double[][]::new)).mesh((r, s) -> r, (r, s) -> s);
        CellShape shape = shape(mesh);
        double[] nodal = nodal(mesh, (x, y) -> 1 + 2 * x - 3 * y);
        for (int k = 0; k < corners; k++) {
            double[] a = nodes.get(k);
            double[] b = nodes.get((k + 1) % corners);
            for (double t = 0; t <= 1; t += 0.125) {
                for (double shrink : new double[]{1, 0.999999, 0.9, 0.5, 0.01}) {
                    double x = shrink * (a[0] + t * (b[0] - a[0]));
                    double y = shrink * (a[1] + t * (b[1] - a[1]));
                    assertTrue(shape.locate(x, y), x + ", " + y);
                    assertEquals(1 + 2 * x - 3 * y, value(shape, nodal), 1e-9);
                }
                assertFalse(shape.locate(1.001 * (a[0] + t * (b[0] - a[0])), 1.001 * (a[1] + t * (b[1] - a[1]))));
            }
        }
    }

    @Test
    void polygonsThatCrossThemselvesGiveNumbersOrNothing() {
        var random = new Random(11);
        for (int turn = 0; turn < 200; turn++) {
            double[][] nodes = new double[5 + turn % 4][];
            for (int k = 0; k < nodes.length; k++) {
                nodes[k] = new double[]{random.nextInt(5) / 4.0, random.nextInt(5) / 4.0}; // often in the same place
            }
            Mesh mesh = new Cell(CellType.POLYGON, 1, nodes).mesh((r, s) -> r, (r, s) -> s);
            CellShape shape = new PolygonShape();
            shape.setCell(Arrays.stream(nodes).flatMapToDouble(Arrays::stream).toArray(), mesh.connectivityArray(), 0, nodes.length);
            for (int i = 0; i < 100; i++) {
                if (shape.locate(i % 10 / 9.0, i / 10 / 9.0)) {
                    assertEquals(1, value(shape, nodal(mesh, (x, y) -> 1)), 1e-6);
                }
            }
        }
    }

    @Test
    void linesInterpolateThroughAllTheirNodes() {
        Mesh cubic = Meshes.of(new double[]{1, 0, 0, 4, 0, 0, 2, 0, 0, 3, 0, 0}, CellType.CUBIC_LINE);
        CellShape shape = shape(cubic);
        double[] nodal = nodal(cubic, (x, y) -> x * x * x - 2 * x);
        for (double x = 1; x <= 4; x += 0.1) {
            assertTrue(shape.locate(x, 17));
            assertEquals(x * x * x - 2 * x, value(shape, nodal), 1e-12);
        }
        assertFalse(shape.locate(0.999, 0) || shape.locate(4.001, 0));
        var pieces = new Mesh(new double[]{0, 0, 0, 1, 0, 0, 3, 0, 0}, new byte[]{(byte)CellType.POLY_LINE.ordinal()},
            new int[]{0, 3}, new int[]{0, 1, 2});
        CellShape line = shape(pieces);
        assertTrue(line.locate(2.5, 0));
        assertEquals(7.5, value(line, new double[]{5, 6, 8}), 1e-14);
    }
}
