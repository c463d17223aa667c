package org.latentrom.engine.tikhonov;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.progress.Progress;

/** Against scipy's smoothing spline, see generators/tikhonov_truth.py, and against its definition. */
class SmoothingSplineTest {
    private record Truth(double lambda, double[][] columns) {
    }

    private static List<Truth> truths() throws IOException {
        List<Truth> all = new ArrayList<>();
        var file = SmoothingSplineTest.class.getResourceAsStream("/tikhonov/smoothing_spline.csv");
        try (var in = new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII))) {
            int row = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",");
                if (cells[0].equals("lambda")) {
                    all.add(new Truth(Double.parseDouble(cells[1]), new double[5][40]));
                    row = 0;
                } else {
                    for (int k = 0; k < 5; k++) {
                        all.get(all.size() - 1).columns()[k][row] = Double.parseDouble(cells[k]);
                    }
                    row++;
                }
            }
        }
        return all;
    }

    private static double spacing(final double[] x) {
        return (x[x.length - 1] - x[0]) / (x.length - 1);
    }

    @Test
    void equalsScipysSpline() throws IOException {
        for (Truth t : truths()) {
            double[] x = t.columns()[0];
            var result = CurveTikhonov.of(x, Regularization.H2).differentiate(t.columns()[1],
                ParameterRule.fixed(t.lambda() * spacing(x)), Progress.NONE);
            for (int i = 0; i < x.length; i++) {
                // scipy's own values are up to 3e-9 off, by the same equations solved with 60 digits
                assertEquals(t.columns()[2][i], result.f()[i], 1e-8, t.lambda() + " at " + x[i]);
                assertEquals(t.columns()[3][i], result.fx()[i], 1e-8, t.lambda() + " at " + x[i]);
                assertEquals(t.columns()[4][i], result.fxx()[i], 1e-6, t.lambda() + " at " + x[i]);
            }
        }
    }

    @Test
    void crossValidationFindsTheParameterThatScipysScoreHasItsMinimumAt() throws IOException {
        Truth t = truths().get(3);
        double[] x = t.columns()[0];
        var result =
            CurveTikhonov.of(x, Regularization.H2).differentiate(t.columns()[1], ParameterRule.gcv(), Progress.NONE);
        assertEquals(Selection.Status.FOUND, result.selection().status());
        assertEquals(t.lambda() * spacing(x), result.selection().alpha(), 0.02 * t.lambda() * spacing(x));
    }

    /** f = (I + alpha D' R^-1 D)^-1 z, with dense matrices. */
    @Test
    void equalsTheDenseSolution() {
        double[] h = {1, 0.5, 2, 1.5, 0.25, 1};
        double[] z = {0.3, -1, 0.7, 0.2, -0.6, 1, 0.1};
        var d = new DMatrixRMaj(5, 7);
        var r = new DMatrixRMaj(5, 5);
        for (int i = 0; i < 5; i++) {
            d.set(i, i, 1 / h[i]);
            d.set(i, i + 1, -1 / h[i] - 1 / h[i + 1]);
            d.set(i, i + 2, 1 / h[i + 1]);
            r.set(i, i, (h[i] + h[i + 1]) / 3);
            if (i < 4) {
                r.set(i, i + 1, h[i + 1] / 6);
                r.set(i + 1, i, h[i + 1] / 6);
            }
        }
        CommonOps_DDRM.invert(r);
        var rd = new DMatrixRMaj(5, 7);
        CommonOps_DDRM.mult(r, d, rd);
        for (double alpha : new double[]{0.01, 1, 1e4}) {
            var a = new DMatrixRMaj(7, 7);
            CommonOps_DDRM.multTransA(alpha, d, rd, a);
            double trace = 0;
            for (int i = 0; i < 7; i++) {
                a.add(i, i, 1);
            }
            var spline = new SmoothingSpline(h, z);
            Smoothed found = spline.smooth(alpha, Smoother.FINE, Progress.NONE);
            double[] expected = Dense.solve(a, z);
            for (int i = 0; i < 7; i++) {
                assertEquals(expected[i], found.values()[i], 1e-10);
            }
            CommonOps_DDRM.invert(a);
            for (int i = 0; i < 7; i++) {
                trace += a.get(i, i);
            }
            assertEquals(trace, spline.freedom(alpha, Progress.NONE), 1e-9);
        }
    }
}
