package org.latentrom.engine.tikhonov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.CancelAfter;
import org.latentrom.engine.tikhonov.Selection.Status;

/** The searches on smoothers whose residual is a formula, so that the right parameter is known. */
class SearchTest {
    /** A smoother without data. */
    private static final class Formula implements Smoother {
        private final DoubleUnaryOperator m_residual;

        private final DoubleUnaryOperator m_freedom;

        private final List<Double> m_asked = new ArrayList<>();

        Formula(final DoubleUnaryOperator residual, final DoubleUnaryOperator freedom) {
            m_residual = residual;
            m_freedom = freedom;
        }

        Formula(final DoubleUnaryOperator residual) {
            this(residual, null);
        }

        @Override
        public Smoothed smooth(final double alpha, final double tolerance, final Progress progress) {
            progress.checkCanceled();
            m_asked.add(alpha);
            return new Smoothed(new double[0], m_residual.applyAsDouble(alpha), 1 / alpha);
        }

        @Override
        public double freedom(final double alpha, final Progress progress) {
            return m_freedom == null ? Smoother.super.freedom(alpha, progress) : m_freedom.applyAsDouble(alpha);
        }

        @Override
        public int samples() {
            return 100;
        }
    }

    /** The residual of a low-pass filter, a / (1 + a): 1 at large parameters. */
    private static double filter(final double alpha) {
        return alpha / (1 + alpha);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1", "0.9, 9", "0.01, 0.010101", "0.999, 999", "1e-6, 1.000001e-6"})
    void discrepancyFindsTheParameter(final double target, final double alpha) {
        for (double guess : new double[]{1e-4, 1, 1e5}) {
            for (double factor : new double[]{10, 100}) {
                var formula = new Formula(SearchTest::filter);
                var choice = new Discrepancy(formula, target, Progress.NONE).find(guess, factor, 1e9);
                assertEquals(Status.FOUND, choice.status());
                assertEquals(target, filter(choice.alpha()), 1.1e-3 * target);
                assertTrue(target > 0.99 || Math.abs(choice.alpha() / alpha - 1) < 0.02, choice + " from " + guess);
                assertTrue(formula.m_asked.size() < 25, formula.m_asked.size() + " attempts from " + guess);
            }
        }
    }

    /** Steps instead of a smooth curve: the bracket closes on the step. */
    @Test
    void discrepancyOnAJump() {
        var choice = new Discrepancy(new Formula(a -> a < 7 ? 0.1 : 0.9), 0.5, Progress.NONE).find(1, 10, 1e9);
        assertEquals(Status.FOUND, choice.status());
        assertEquals(7, choice.alpha(), 0.02);
    }

    @Test
    void discrepancyThatIsNeverReached() {
        var above = new Discrepancy(new Formula(a -> 0.9), 0.5, Progress.NONE).find(1, 10, 1e9);
        assertEquals(Status.NO_NOISE, above.status());
        assertEquals(0, above.alpha());
        var below = new Discrepancy(new Formula(a -> 0.1), 0.5, Progress.NONE).find(1, 10, 1e9);
        assertEquals(Status.NO_BRACKET, below.status());
        assertTrue(below.alpha() > 1e8 && below.alpha() < 1.1e9, "the most smoothing there is: " + below.alpha());
    }

    @Test
    void discrepancyReportsAndCancels() {
        var progress = new CancelAfter(3);
        assertThrows(CancellationException.class,
            () -> new Discrepancy(new Formula(SearchTest::filter), 0.3, progress).find(1e-6, 10, 1e9));
        assertEquals(4, progress.asked());
    }

    /** The score has its minimum where residual and freedom balance; here at 1, by symmetry in log alpha. */
    @Test
    void crossValidationFindsTheMinimum() {
        var formula = new Formula(a -> 1 + 0.1 * Math.pow(Math.log(a), 2), a -> 0);
        assertEquals(1, new CrossValidation(formula, Progress.NONE).find(1e-4, 1e7), 0.01);
        assertTrue(formula.m_asked.size() < 45, formula.m_asked.size() + " attempts");
        var balanced = new Formula(a -> Math.sqrt(0.01 + a), a -> 100 / (1 + 100 * a));
        double found = new CrossValidation(balanced, Progress.NONE).find(1e-4, 1e4);
        double least = Double.MAX_VALUE;
        double best = 0;
        for (double a = 1e-4; a < 1e4; a *= 1.001) {
            double score = Math.sqrt(0.01 + a) / (1 - 1 / (1 + 100 * a));
            if (score < least) {
                least = score;
                best = a;
            }
        }
        assertEquals(best, found, 0.01 * best);
    }

    @Test
    void crossValidationWithoutAMinimum() {
        assertTrue(Double.isNaN(new CrossValidation(new Formula(a -> a, a -> 0), Progress.NONE).find(1e-3, 1e3)));
        assertTrue(Double.isNaN(new CrossValidation(new Formula(a -> 1 / a, a -> 0), Progress.NONE).find(1e-3, 1e3)));
    }

    @Test
    void crossValidationNeedsDegreesOfFreedom() {
        assertThrows(UnsupportedOperationException.class,
            () -> new CrossValidation(new Formula(SearchTest::filter), Progress.NONE).find(1e-3, 1e3));
    }

    @Test
    void theLCurveGoesThroughTheWholeRange() {
        var formula = new Formula(SearchTest::filter);
        var curve = LCurve.points(formula, 1e-3, 1e3, new CancelAfter(1000));
        assertEquals(19, curve.size(), "three points a decade and the last");
        assertEquals(1e-3, curve.get(0).alpha(), 1e-15);
        assertEquals(1e3, curve.get(18).alpha(), 1e-9);
        assertEquals(filter(curve.get(4).alpha()), curve.get(4).residual());
        // log seminorm = -log alpha over log residual: falls with slope -1, then turns down ever steeper
        assertTrue(Double.isNaN(LCurve.corner(curve)) || curve.stream().allMatch(p -> !(p.curvature() > 0.01)));
    }
}
