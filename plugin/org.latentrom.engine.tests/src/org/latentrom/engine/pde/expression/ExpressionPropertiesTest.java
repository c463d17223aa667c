package org.latentrom.engine.pde.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.pde.expression.Expression.Call;
import org.latentrom.engine.pde.expression.Expression.Constant;
import org.latentrom.engine.progress.Progress;

/** What holds for any formula. */
class ExpressionPropertiesTest {
    private static final List<Function> ALL = List.of(Function.values());

    private static final List<Function> SMOOTH =
        List.of(Function.SIN, Function.COS, Function.TANH, Function.ATAN, Function.COSH);

    private static double evaluated(final Expression e, final double[] values) {
        var evaluator = new Evaluator(List.of(e));
        double[][] inputs = evaluator.symbols().stream()
            .map(s -> new double[]{values[RandomExpressions.SYMBOLS.indexOf(s)]}).toArray(double[][]::new);
        return evaluator.evaluate(inputs, 1, Progress.NONE)[0][0];
    }

    @Test
    void parsingWhatIsPrintedGivesTheSameValue() {
        var random = new RandomExpressions(1, ALL);
        for (int i = 0; i < 3000; i++) {
            Expression e = random.next(5);
            double[] values = random.values();
            String text = e.toString();
            try {
                assertEquals(RandomExpressions.value(e, values),
                    RandomExpressions.value(Expression.parse(text), values), text);
            } catch (SyntaxException x) {
                assertTrue(x.getMessage().contains("division by zero"), text + ": " + x.getMessage());
            }
        }
    }

    @Test
    void printingIsStable() {
        var random = new RandomExpressions(2, ALL);
        for (int i = 0; i < 3000; i++) {
            String text = random.next(5).toString();
            try {
                assertEquals(text, Expression.parse(text).toString());
            } catch (SyntaxException x) {
                assertTrue(x.getMessage().contains("division by zero"), text);
            }
        }
    }

    @Test
    void theEvaluatorComputesWhatTheTreeSays() {
        var random = new RandomExpressions(3, ALL);
        for (int i = 0; i < 3000; i++) {
            Expression e = random.next(5);
            double[] values = random.values();
            double expected = RandomExpressions.value(e, values);
            double value = evaluated(e, values);
            if (Double.isFinite(expected)) { // whole powers are products, which round a little otherwise
                assertEquals(expected, value, 1e-9 * Math.max(1, Math.abs(expected)), e.toString());
            }
        }
    }

    @Test
    void manyFormulasAtOnceAreThoseOneByOne() {
        var random = new RandomExpressions(4, SMOOTH);
        var formulas = new ArrayList<Expression>();
        for (int i = 0; i < 50; i++) {
            formulas.add(random.next(4));
        }
        var evaluator = new Evaluator(formulas);
        assertEquals(RandomExpressions.SYMBOLS, evaluator.symbols());
        double[] values = random.values();
        double[][] inputs = Arrays.stream(values).mapToObj(v -> new double[]{v}).toArray(double[][]::new);
        double[][] results = evaluator.evaluate(inputs, 1, Progress.NONE);
        for (int i = 0; i < formulas.size(); i++) {
            assertEquals(evaluated(formulas.get(i), values), results[i][0]);
        }
    }

    @Test
    void derivativesAreCentralDifferences() {
        var random = new RandomExpressions(5, SMOOTH);
        int compared = 0;
        for (int i = 0; i < 2000; i++) {
            Expression e = random.next(4);
            double[] values = random.values();
            for (int k = 0; k < values.length; k++) {
                double coarse = slope(e, values, k, 2e-5);
                double fine = slope(e, values, k, 1e-5);
                double derivative =
                    RandomExpressions.value(e.derivative(RandomExpressions.SYMBOLS.get(k)), values);
                // where both steps agree, the difference is good; near a pole it is not
                if (Math.abs(coarse - fine) < 1e-7 * (1 + Math.abs(fine))
                    && hasModestParts(e, values)) {
                    assertEquals(fine, derivative, 1e-6 * (1 + Math.abs(fine)), e + " by " + k);
                    compared++;
                }
            }
        }
        assertTrue(compared > 4000, compared + " were compared");
    }

    /** Where a part divides by zero, rules of differentiation give NaN, even if the whole is finite: 1/(1/0). */
    private static boolean hasModestParts(final Expression e, final double[] values) {
        return Math.abs(RandomExpressions.value(e, values)) < 1e3
            && e.operands().stream().allMatch(o -> hasModestParts(o, values));
    }

    private static double slope(final Expression e, final double[] values, final int k, final double h) {
        double[] plus = values.clone();
        double[] minus = values.clone();
        plus[k] += h;
        minus[k] -= h;
        return (RandomExpressions.value(e, plus) - RandomExpressions.value(e, minus)) / (2 * h);
    }

    @Test
    void mixedDerivativesDoNotDependOnTheOrder() {
        var random = new RandomExpressions(6, SMOOTH);
        for (int i = 0; i < 500; i++) {
            Expression e = random.next(3);
            double[] values = random.values();
            double ab = RandomExpressions.value(e.derivative("a").derivative("b"), values);
            double ba = RandomExpressions.value(e.derivative("b").derivative("a"), values);
            if (Double.isFinite(ab) && Double.isFinite(ba)) {
                assertEquals(ab, ba, 1e-9 * (1 + Math.abs(ab)), e.toString());
            }
        }
    }

    @Test
    void termsSumUpToTheFormula() {
        var random = new RandomExpressions(7, SMOOTH);
        for (int i = 0; i < 500; i++) {
            Expression e = random.next(5);
            double[] values = random.values();
            double expected = RandomExpressions.value(e, values);
            double sum = 0;
            double size = 0;
            for (Expression term : e.terms()) {
                double v = RandomExpressions.value(term, values);
                sum += v;
                size += Math.abs(v);
            }
            if (Double.isFinite(size)) {
                assertEquals(expected, sum, 1e-12 * size, e.toString());
            }
        }
    }

    @Test
    void symbolsAreThoseThatTheValueDependsOn() {
        assertEquals("[a, c]", Expression.parse("sin(c) + 2*a - a^2").symbols().toString());
        assertEquals(7, Expression.parse("1 + 2*3").value());
        var e = assertThrows(IllegalStateException.class, () -> Expression.parse("a + 1").value());
        assertTrue(e.getMessage().contains("a + 1 depends on a"), e.getMessage());
    }

    @Test
    void aCallNeedsItsArguments() {
        var one = List.<Expression>of(new Constant(1));
        var e = assertThrows(IllegalArgumentException.class, () -> new Call(Function.MAX, one));
        assertTrue(e.getMessage().contains("max takes 2 arguments, not 1"), e.getMessage());
        assertEquals(one, new Call(Function.SIN, one).operands());
        assertEquals(List.of(), new Constant(1).operands());
    }

    @Test
    void equalFormulasAreEqual() {
        assertEquals(Expression.parse("a + sin(b)*2"), Expression.parse("a+sin( b ) * 2.0"));
        assertEquals(Expression.parse("a").hashCode(), Expression.parse("(a)").hashCode());
    }
}
