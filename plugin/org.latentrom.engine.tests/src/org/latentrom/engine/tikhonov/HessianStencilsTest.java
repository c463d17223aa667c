package org.latentrom.engine.tikhonov;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

class HessianStencilsTest {
    static Mask holes(final int height, final int width, final double share, final long seed) {
        var random = new Random(seed);
        var valid = new boolean[height * width];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = random.nextDouble() < share;
        }
        return Mask.of(height, width, valid);
    }

    static double[] noise(final Mask mask, final long seed) {
        double[] z = new Random(seed).doubles(mask.height() * mask.width(), -1, 1).toArray();
        for (int i = 0; i < z.length; i++) {
            z[i] = mask.isValid(i) ? z[i] : 0;
        }
        return z;
    }

    @Test
    void isTheMatrixOfTheDefinition() {
        Mask mask = holes(6, 7, 0.8, 1);
        DMatrixRMaj d = Dense.hessian(mask, 0.5, 2);
        double[] f = noise(mask, 2);
        var expected = new DMatrixRMaj(42, 1);
        var df = new DMatrixRMaj(d.numRows, 1);
        CommonOps_DDRM.mult(d, new DMatrixRMaj(f), df);
        CommonOps_DDRM.multTransA(d, df, expected);
        var stencils = new HessianStencils(mask, 0.5, 2);
        var found = new double[42];
        stencils.normal(f, found, stencils.hessian());
        assertArrayEquals(expected.data, found, 1e-12);
    }

    @Test
    void largestBoundsTheEigenvalues() {
        Mask mask = Mask.full(7, 6);
        var stencils = new HessianStencils(mask, 0.5, 2);
        double[] f = noise(mask, 3);
        var next = new double[f.length];
        double value = 0;
        for (int i = 0; i < 200; i++) {
            stencils.normal(f, next, stencils.hessian());
            value = Math.sqrt(ThinPlate.dot(next, next) / ThinPlate.dot(f, f));
            for (int k = 0; k < f.length; k++) {
                f[k] = next[k] / value;
            }
        }
        assertTrue(value < stencils.largest() && value > 0.6 * stencils.largest(), value + ", " + stencils.largest());
    }

    @Test
    void pixelsWithoutDifferencesAreNotCoupled() {
        var checkerboard = new boolean[25];
        for (int i = 0; i < 25; i++) {
            checkerboard[i] = i % 2 == 0;
        }
        assertEquals(0, new HessianStencils(Mask.of(5, 5, checkerboard), 1, 1).count());
        var pair = new boolean[]{true, true, false, true, true, true};
        var stencils = new HessianStencils(Mask.of(1, 6, pair), 1, 1);
        assertEquals(3, stencils.count());
        assertFalse(stencils.coupled()[1]);
        assertTrue(stencils.coupled()[4]);
    }

    /** The preconditioner's matrix is at least I + weight L: what the convergence of both methods stands on. */
    @Test
    void thePreconditionerIsAnUpperBound() {
        for (long seed = 0; seed < 20; seed++) {
            Mask mask = holes(7, 9, 0.85, seed);
            var stencils = new HessianStencils(mask, 1.5, 0.7);
            var preconditioner = new NeumannPreconditioner(stencils, 1.5, 0.7);
            double[] r = noise(mask, 50 + seed);
            for (int i = 0; i < r.length; i++) {
                r[i] = stencils.coupled()[i] ? r[i] : 0;
            }
            double weight = Math.pow(10, seed % 5);
            var s = new double[r.length];
            preconditioner.solve(r, weight, s);
            double[] exact = Dense.smooth(Dense.hessian(mask, 1.5, 0.7), weight, r);
            double bound = ThinPlate.dot(r, exact);
            assertTrue(ThinPlate.dot(r, s) <= bound * (1 + 1e-12), seed + ": " + ThinPlate.dot(r, s) + " " + bound);
            assertTrue(ThinPlate.dot(r, s) > 0);
        }
    }

    @Test
    void smoothsAsADenseSolverDoes() {
        for (double alpha : new double[]{1e-3, 1, 300, 1e6}) {
            for (Mask mask : new Mask[]{Mask.full(8, 8), Mask.full(5, 11), Mask.full(1, 9), Mask.full(9, 1),
                holes(9, 10, 0.8, 5)}) {
                double[] z = noise(mask, 7);
                var stencils = new HessianStencils(mask, 1.25, 0.8);
                var plate = new ThinPlate(stencils, new NeumannPreconditioner(stencils, 1.25, 0.8), z);
                double[] f = plate.smooth(alpha, Smoother.FINE, Progress.NONE).values();
                assertArrayEquals(Dense.smooth(Dense.hessian(mask, 1.25, 0.8), alpha, z), f,
                    // a dense solver loses as many digits as the condition number has, 1e8 for the last alpha
                    alpha < 1e6 ? 1e-10 : 1e-8, mask + " " + alpha);
            }
        }
    }

    @Test
    void degreesOfFreedomAreTheTraceOnAverage() {
        Mask mask = Mask.full(10, 11);
        var stencils = new HessianStencils(mask, 1, 1);
        var plate = new ThinPlate(stencils, new NeumannPreconditioner(stencils, 1, 1), noise(mask, 1));
        DMatrixRMaj d = Dense.hessian(mask, 1, 1);
        double trace = 0;
        for (int i = 0; i < 110; i++) {
            var unit = new double[110];
            unit[i] = 1;
            trace += Dense.smooth(d, 10, unit)[i];
        }
        assertEquals(trace, plate.freedom(10, Progress.NONE), 0.2 * trace);
        assertEquals(110, plate.freedom(1e-9, Progress.NONE), 0.1);
    }
}
