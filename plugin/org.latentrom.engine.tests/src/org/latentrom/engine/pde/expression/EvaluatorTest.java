package org.latentrom.engine.pde.expression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.CancelAfter;

class EvaluatorTest {
    private static final int COUNT = 1300; // more than two blocks, and a rest

    private static double[] numbers(final double factor) {
        var numbers = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            numbers[i] = 0.1 + factor * i / COUNT;
        }
        return numbers;
    }

    @Test
    void equalsTheFormulaWrittenInJava() {
        var evaluator = new Evaluator(List.of(Expression.parse("b*sin(a) - c/a^3 + a^0.3"),
            Expression.parse("max(a, b) + min(a, c)*(-a)^2")));
        assertEquals(List.of("a", "b", "c"), evaluator.symbols());
        double[] a = numbers(2);
        double[] b = numbers(1);
        double[][] results = evaluator.evaluate(new double[][]{a, b, {0.25}}, COUNT, Progress.NONE);
        for (int i = 0; i < COUNT; i++) {
            double first = b[i] * Math.sin(a[i]) - 0.25 / (a[i] * a[i] * a[i]) + Math.pow(a[i], 0.3);
            assertEquals(first, results[0][i], 1e-13 * Math.abs(first) + 1e-15);
            assertEquals(Math.max(a[i], b[i]) + Math.min(a[i], 0.25) * a[i] * a[i], results[1][i], 1e-15);
        }
    }

    @Test
    void undefinedValuesAreNotFinite() {
        var evaluator = new Evaluator(List.of(Expression.parse("1/a"), Expression.parse("log(-a)"),
            Expression.parse("a/a")));
        double[][] r = evaluator.evaluate(new double[][]{{0, 1}}, 2, Progress.NONE);
        assertArrayEquals(new double[]{Double.POSITIVE_INFINITY, 1}, r[0]);
        assertArrayEquals(new double[]{Double.NEGATIVE_INFINITY, Double.NaN}, r[1]);
        assertArrayEquals(new double[]{Double.NaN, 1}, r[2]);
    }

    @Test
    void aConstantFillsTheResult() {
        double[][] r = new Evaluator(List.of(Expression.parse("2*3"))).evaluate(new double[0][], COUNT, Progress.NONE);
        assertEquals(6, r[0][0]);
        assertEquals(6, r[0][COUNT - 1]);
    }

    @Test
    void noValues() {
        assertEquals(0, new Evaluator(List.of(Expression.parse("a"))).evaluate(new double[][]{{}}, 0,
            Progress.NONE)[0].length);
    }

    @Test
    void wrongInputsAreNamed() {
        var evaluator = new Evaluator(List.of(Expression.parse("a + b")));
        assertThrows(IllegalArgumentException.class, () -> evaluator.evaluate(new double[1][4], 4, Progress.NONE));
        var e = assertThrows(IllegalArgumentException.class,
            () -> evaluator.evaluate(new double[][]{new double[4], new double[3]}, 4, Progress.NONE));
        assertTrue(e.getMessage().startsWith("b has 3 values"), e.getMessage());
    }

    @Test
    void canBeCancelled() {
        var evaluator = new Evaluator(List.of(Expression.parse("a")));
        assertThrows(CancellationException.class,
            () -> evaluator.evaluate(new double[][]{{1}}, 100_000, new CancelAfter(3)));
    }

    @Test
    void commonPartsAreComputedOnce() {
        var compiler = new Compiler(List.of("a"));
        compiler.register(Expression.parse("sin(a)^2 + 2*sin(a)"));
        compiler.register(Expression.parse("2*sin(a)"));
        assertEquals(6, compiler.steps().size()); // a, sin, ^2, 2, 2*sin, +
    }
}
