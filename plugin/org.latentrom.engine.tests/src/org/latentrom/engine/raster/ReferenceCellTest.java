package org.latentrom.engine.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shape functions in local coordinates: nodal, a partition of one, complete, with the derivatives that Newton needs. */
class ReferenceCellTest {
    static List<ReferenceCell> cells() {
        return List.of(new LagrangeTriangle(1), new LagrangeTriangle(2), new LagrangeTriangle(3), new LagrangeTriangle(5),
            new LagrangeTriangle(6), new BubbleTriangle(), new LagrangeQuad(1, 1), new LagrangeQuad(2, 2),
            new LagrangeQuad(4, 4), new LagrangeQuad(3, 1), new SerendipityQuad(), new QuadraticLinearQuad());
    }

    /** Values and derivatives at a place. */
    private record At(double[] n, double[] nr, double[] ns) {
        static At of(final ReferenceCell cell, final double r, final double s) {
            var at = new At(new double[cell.nodes()], new double[cell.nodes()], new double[cell.nodes()]);
            cell.evaluate(r, s, at.n(), at.nr(), at.ns());
            return at;
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void eachFunctionIsOneAtItsNodeAndZeroAtTheOthers(final ReferenceCell cell) {
        for (int i = 0; i < cell.nodes(); i++) {
            At at = At.of(cell, cell.nodeR(i), cell.nodeS(i));
            for (int k = 0; k < cell.nodes(); k++) {
                assertEquals(i == k ? 1 : 0, at.n()[k], 1e-13, "function " + k + " at node " + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void functionsAddUpToOneAndTheirSlopesToNothing(final ReferenceCell cell) {
        var random = new Random(1);
        for (int i = 0; i < 50; i++) {
            At at = At.of(cell, random.nextDouble(), random.nextDouble());
            assertEquals(1, Arrays.stream(at.n()).sum(), 1e-11);
            assertEquals(0, Arrays.stream(at.nr()).sum(), 1e-10);
            assertEquals(0, Arrays.stream(at.ns()).sum(), 1e-10);
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void derivativesAreThoseOfDifferences(final ReferenceCell cell) {
        double h = 1e-6;
        var random = new Random(2);
        for (int i = 0; i < 20; i++) {
            double r = random.nextDouble();
            double s = random.nextDouble();
            At at = At.of(cell, r, s);
            double[] right = At.of(cell, r + h, s).n();
            double[] left = At.of(cell, r - h, s).n();
            double[] up = At.of(cell, r, s + h).n();
            double[] down = At.of(cell, r, s - h).n();
            for (int k = 0; k < cell.nodes(); k++) {
                assertEquals((right[k] - left[k]) / (2 * h), at.nr()[k], 1e-6 * (1 + Math.abs(at.nr()[k])));
                assertEquals((up[k] - down[k]) / (2 * h), at.ns()[k], 1e-6 * (1 + Math.abs(at.ns()[k])));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void lebesguesConstantBoundsAllCombinations(final ReferenceCell cell) {
        var random = new Random(3);
        assertTrue(cell.lebesgue() >= 1);
        for (int i = 0; i < 500; i++) {
            double r = random.nextDouble();
            double s = random.nextDouble() * (cell.isTriangle() ? 1 - r : 1);
            double sum = Arrays.stream(At.of(cell, r, s).n()).map(Math::abs).sum();
            assertTrue(sum <= cell.lebesgue(), sum + " of " + cell.lebesgue());
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void degreesAreThoseOfThePolynomials(final ReferenceCell cell) {
        // along a line, a function is a polynomial: its difference of order degree + 1 vanishes, that of order degree not
        int d = cell.degree();
        double greatest = 0;
        for (int k = 0; k < cell.nodes(); k++) {
            assertEquals(0, difference(cell, k, d + 1), 1e-8, "function " + k);
            greatest = Math.max(greatest, Math.abs(difference(cell, k, d)));
        }
        assertTrue(greatest > 1e-6, "" + greatest);
    }

    private static double difference(final ReferenceCell cell, final int function, final int order) {
        var values = new double[order + 1];
        for (int i = 0; i <= order; i++) {
            values[i] = At.of(cell, 0.1 + 0.7 * i / order, 0.2 + 0.6 * i / order).n()[function];
        }
        for (int k = order; k > 0; k--) {
            for (int i = 0; i < k; i++) {
                values[i] = values[i + 1] - values[i];
            }
        }
        return values[0];
    }

    @Test
    void cornersAndEdgesBelongToTheCell() {
        var triangle = new LagrangeTriangle(2);
        assertTrue(triangle.contains(0, 0) && triangle.contains(1, 0) && triangle.contains(0.5, 0.5));
        assertFalse(triangle.contains(0.6, 0.5) || triangle.contains(-0.01, 0.5) || triangle.contains(0.5, -0.01));
        var quad = new SerendipityQuad();
        assertTrue(quad.contains(1, 1) && quad.contains(0, 1) && quad.contains(0.6, 0.5));
        assertFalse(quad.contains(1.01, 0.5) || quad.contains(0.5, 1.01) || quad.contains(0.5, -0.01));
    }

    @Test
    void nodesKnowTheirEdges() {
        var cubic = new LagrangeTriangle(3);
        assertTrue(cubic.isOnSameEdges(3, 0.2, 0), "node 3 lies on the edge s = 0");
        assertFalse(cubic.isOnSameEdges(3, 0.2, 0.1));
        assertTrue(cubic.isOnSameEdges(5, 0.7, 0.3), "node 5 lies on the edge r + s = 1");
        assertFalse(cubic.isOnSameEdges(5, 0.7, 0.2));
        assertTrue(cubic.isOnSameEdges(9, 0.2, 0.5), "the node in the middle lies on none");
        assertTrue(cubic.isOnSameEdges(0, 0, 0));
        assertFalse(cubic.isOnSameEdges(0, 0.1, 0));
        var quad = new LagrangeQuad(3, 3);
        assertTrue(quad.isOnSameEdges(6, 1, 0.1));
        assertFalse(quad.isOnSameEdges(6, 0.9, 0.1));
    }

    @Test
    void onlyOrdersBeyondTheSecondHaveNodesThatCanBeWarped() {
        assertFalse(new LagrangeTriangle(2).isLagrange() || new LagrangeQuad(2, 2).isLagrange()
            || new LagrangeQuad(4, 3).isLagrange() || new SerendipityQuad().isLagrange());
        assertTrue(new LagrangeTriangle(3).isLagrange() && new LagrangeQuad(3, 3).isLagrange());
        assertEquals(3, new LagrangeQuad(3, 3).order());
        assertEquals(4, new LagrangeTriangle(4).order());
    }

    @Test
    void silvestersPolynomialsCountTheirZeros() {
        var p = new Silvester(4);
        for (int m = 0; m <= 4; m++) {
            for (int k = 0; k < m; k++) {
                p.at(k / 4.0);
                assertEquals(0, p.value(m), 1e-15);
            }
            p.at(m / 4.0);
            assertEquals(1, p.value(m), 1e-15);
        }
        p.at(0.3);
        // P_2 = 4 t (4 t - 1) / 2, its derivative 16 t - 2
        assertEquals(1.2 * 0.2 / 2, p.value(2), 1e-15);
        assertEquals(16 * 0.3 - 2, p.derivative(2), 1e-14);
    }
}
