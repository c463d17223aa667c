package org.latentrom.engine.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shape functions through nodes in any places. */
class NodalBasisTest {
    private static double[][] nodes(final ReferenceCell cell, final double shift) {
        var random = new Random(7);
        var rs = new double[2][cell.nodes()];
        for (int i = 0; i < cell.nodes(); i++) {
            rs[0][i] = cell.nodeR(i) + shift * random.nextDouble();
            rs[1][i] = cell.nodeS(i) + shift * random.nextDouble();
        }
        return rs;
    }

    @ParameterizedTest
    @CsvSource({"3", "4", "6", "10"})
    void atEqualDistancesTheyAreLagranges(final int order) {
        for (ReferenceCell cell : new ReferenceCell[]{new LagrangeTriangle(order), new LagrangeQuad(order, order)}) {
            double[][] rs = nodes(cell, 0);
            NodalBasis basis = NodalBasis.of(cell.isTriangle(), order, rs[0], rs[1]).orElseThrow();
            var expected = new double[cell.nodes()];
            var actual = new double[cell.nodes()];
            var unused = new double[2][cell.nodes()];
            for (double r = 0; r <= 0.5; r += 0.11) {
                cell.evaluate(r, 0.3, expected, unused[0], unused[1]);
                basis.evaluate(r, 0.3, actual);
                assertArrayEquals(expected, actual, 1e-10);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 3", "true, 5", "false, 3"})
    void polynomialsOfTheOrderAreExactThroughShiftedNodes(final boolean triangle, final int order) {
        double[][] rs = nodes(triangle ? new LagrangeTriangle(order) : new LagrangeQuad(order, order), 0.05);
        NodalBasis basis = NodalBasis.of(triangle, order, rs[0], rs[1]).orElseThrow();
        var n = new double[rs[0].length];
        var random = new Random(8);
        for (int turn = 0; turn < 30; turn++) {
            double r = random.nextDouble();
            double s = random.nextDouble() * (triangle ? 1 - r : 1);
            basis.evaluate(r, s, n);
            double value = 0;
            for (int i = 0; i < n.length; i++) {
                value += n[i] * (Math.pow(rs[0][i], order) - 2 * rs[1][i] * Math.pow(rs[0][i], order - 1) + 1);
            }
            assertEquals(Math.pow(r, order) - 2 * s * Math.pow(r, order - 1) + 1, value, 1e-10);
        }
    }

    @Test
    void aBasisKnowsItsNodes() {
        double[][] rs = nodes(new LagrangeTriangle(3), 0.05);
        NodalBasis basis = NodalBasis.of(true, 3, rs[0], rs[1]).orElseThrow();
        assertTrue(basis.isOf(rs[0], rs[1]));
        double[] other = rs[0].clone();
        other[4] += 1e-8;
        assertTrue(basis.isOf(other, rs[1]), "rounding");
        other[4] += 1e-4;
        assertFalse(basis.isOf(other, rs[1]));
    }

    @Test
    void nodesOnALineDetermineNothing() {
        var r = new double[10];
        for (int i = 0; i < 10; i++) {
            r[i] = i / 9.0;
        }
        assertEquals(Optional.empty(), NodalBasis.of(true, 3, r, r).map(b -> "basis"));
        assertEquals(Optional.empty(), NodalBasis.of(true, 3, r, new double[10]).map(b -> "basis"));
    }
}
