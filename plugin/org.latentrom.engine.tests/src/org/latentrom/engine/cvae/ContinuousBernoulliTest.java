package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The distribution against 20-digit numbers, quadrature and differences. */
class ContinuousBernoulliTest {
    private static final class Golden {
        String lam;

        String logC;

        String mean;

        String var;
    }

    @Test
    void agreesWithTwentyDigitNumbers() throws IOException {
        try (var in = ContinuousBernoulliTest.class.getResourceAsStream("/cvae/cont_bernoulli.json")) {
            Golden[] all = new Gson().fromJson(new InputStreamReader(in, StandardCharsets.UTF_8), Golden[].class);
            assertEquals(24, all.length);
            for (Golden g : all) {
                var lambda = new BigDecimal(g.lam);
                double t = Math.log(lambda.doubleValue()) - Math.log(BigDecimal.ONE.subtract(lambda).doubleValue());
                assertEquals(Double.parseDouble(g.logC), ContinuousBernoulli.logNormalizer(t), 1e-14, g.lam);
                assertEquals(Double.parseDouble(g.mean), ContinuousBernoulli.mean(t), 1e-14, g.lam);
                assertEquals(Double.parseDouble(g.var), ContinuousBernoulli.variance(t), 1e-13, g.lam);
            }
        }
    }

    /** The closed forms and the series meet at |t| = 0.1. */
    @Test
    void isContinuousWhereTheSeriesEnds() {
        double below = Math.nextDown(0.1);
        assertEquals(ContinuousBernoulli.logNormalizer(below), ContinuousBernoulli.logNormalizer(0.1), 2e-15);
        assertEquals(ContinuousBernoulli.mean(below), ContinuousBernoulli.mean(0.1), 1e-14);
        assertEquals(ContinuousBernoulli.variance(below), ContinuousBernoulli.variance(0.1), 1e-12);
    }

    @Test
    void densityIntegratesToOneAndHasTheMean() {
        for (double t : new double[]{-30, -3, -0.2, -0.01, 0, 0.05, 0.5, 4, 30}) {
            int n = 20_000;
            double mass = 0;
            double mean = 0;
            for (int i = 0; i < n; i++) {
                double x = (i + 0.5) / n;
                double p = Math.exp(ContinuousBernoulli.logDensity(x, t)) / n;
                mass += p;
                mean += x * p;
            }
            assertEquals(1, mass, 1e-6, "t = " + t);
            assertEquals(ContinuousBernoulli.mean(t), mean, 1e-6, "t = " + t);
        }
    }

    @Test
    void derivativeOfTheLogDensityIsValueMinusMean() {
        for (double t = -12; t <= 12; t += 0.37) {
            double h = 1e-5;
            double slope =
                (ContinuousBernoulli.logDensity(0.3, t + h) - ContinuousBernoulli.logDensity(0.3, t - h)) / (2 * h);
            assertEquals(0.3 - ContinuousBernoulli.mean(t), slope, 1e-8, "t = " + t);
        }
    }

    /** The probability below the quantile of u is u: (exp(t x) - 1) / (exp(t) - 1). */
    @Test
    void quantileInvertsTheDistribution() {
        for (double t : new double[]{-1000, -40, -3, -1e-3, -1e-8, -1e-10, 0, 1e-10, 1e-7, 0.2, 5, 40, 1000}) {
            double before = 0;
            for (double u = 0; u < 1; u += 1 / 64.0) {
                double x = ContinuousBernoulli.quantile(t, u);
                assertTrue(x >= before && x <= 1, t + ", " + u + ": " + x);
                before = x;
                double below = t == 0 ? x : t > 0 ? Math.exp(t * (x - 1)) * Math.expm1(-t * x) / Math.expm1(-t)
                    : Math.expm1(t * x) / Math.expm1(t);
                assertEquals(u, below, 1e-11, "t = " + t);
            }
        }
    }

    @Test
    void varianceIsTheDerivativeOfTheMean() {
        for (double t = -12; t <= 12; t += 0.37) {
            double h = 1e-3;
            double slope = (ContinuousBernoulli.mean(t - 2 * h) - 8 * ContinuousBernoulli.mean(t - h)
                + 8 * ContinuousBernoulli.mean(t + h) - ContinuousBernoulli.mean(t + 2 * h)) / (12 * h);
            assertEquals(slope, ContinuousBernoulli.variance(t), 1e-6 * slope, "t = " + t);
        }
    }

    @Test
    void staysFiniteFarOut() {
        for (double t : new double[]{-1e6, -800, 800, 1e6}) {
            assertTrue(Double.isFinite(ContinuousBernoulli.logDensity(0.5, t)), "t = " + t);
            double mean = ContinuousBernoulli.mean(t);
            assertTrue(mean > 0 && mean < 1, "mean " + mean);
        }
    }

    @Test
    void logitInvertsTheMean() {
        for (double m : new double[]{0.002, 0.1, 0.49, 0.5, 0.77, 0.998}) {
            assertEquals(m, ContinuousBernoulli.mean(ContinuousBernoulli.logit(m)), 1e-12);
        }
        assertEquals(0.001, ContinuousBernoulli.mean(ContinuousBernoulli.logit(0)), 1e-12);
    }
}
