package org.latentrom.engine.pde.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.progress.Progress;

class DerivativeOfExpressionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"u*u_x | u | u_x", "u*u_x | u_x | u", "3 | u | 0", "v^2 | u | 0",
        "u^2 | u | 2*u",
        "u^3 | u | 3*u^2", "2*(3*u) | u | 6", "-u | u | -1", "u - u_x | u_x | -1", "p_x/rho | p_x | 1/rho",
        "1/rho | rho | -1/rho^2", "sin(2*u) | u | 2*cos(2*u)", "exp(u) | u | exp(u)", "u^1 | u | 1", "u/2 | u | 0.5",
        "nu*(u_xx + u_yy) | u_yy | nu", "cos(x)*sin(y) | y | cos(x)*cos(y)", "a^u | u | a^u*log(a)"})
    void simplified(final String text, final String symbol, final String expected) {
        assertEquals(Expression.parse(expected).toString(), Expression.parse(text).derivative(symbol).toString());
    }

    /** Against central differences of the evaluated formula. */
    @ParameterizedTest
    @ValueSource(strings = {"sin(a)*cos(b)", "tan(a)/b", "asin(a/3) + acos(a/4)", "atan(a*b)", "sinh(a) - cosh(b*a)",
        "tanh(a^2)", "exp(-a*b)", "log(a + b)", "ln(a)*log10(a)", "sqrt(a^2 + b^2)", "abs(a - 2*b)",
        "min(a, b)*max(a, b^2)", "a^b", "b^a", "a^2.5", "pow(a, 3)/(1 + a)", "a^-2 - -a", "(a + b)/(a - b)^2",
        "sign(a)*a", "a^b^0.5", "a^16 + a^17", "a/b/(a*b)", "min(a, 0.1) + max(a, 0.1)"})
    void againstCentralDifferences(final String text) {
        Expression e = Expression.parse(text);
        for (String symbol : List.of("a", "b")) {
            Expression d = e.derivative(symbol);
            for (double[] at : new double[][]{{0.7, 1.3}, {0.45, 0.2}}) {
                double h = 1e-5;
                double[] plus = at.clone();
                double[] minus = at.clone();
                int i = symbol.equals("a") ? 0 : 1;
                plus[i] += h;
                minus[i] -= h;
                double expected = (value(e, plus) - value(e, minus)) / (2 * h);
                assertEquals(expected, value(d, at), 1e-7 * (1 + Math.abs(expected)), d.toString());
            }
        }
    }

    private static double value(final Expression e, final double[] ab) {
        var evaluator = new Evaluator(List.of(e));
        var inputs =
            evaluator.symbols().stream().map(s -> new double[]{ab[s.charAt(0) - 'a']}).toArray(double[][]::new);
        return evaluator.evaluate(inputs, 1, Progress.NONE)[0][0];
    }

    @Test
    void higherDerivativesOfAProductOfManyFactorsStaySmall() {
        String text = "sin(a*b)" + "*sin(a + b)".repeat(99);
        Expression third = Expression.parse(text).derivative("a").derivative("a").derivative("b");
        assertTrue(Double.isFinite(value(third, new double[]{1.1, 0.4})));
        var compiler = new Compiler(List.of("a", "b"));
        compiler.register(third);
        assertTrue(compiler.steps().size() < 20_000, "parts that occur often must be computed once");
    }

    @Test
    void atATieMinAndMaxTakeTheMean() {
        Expression d = Expression.parse("max(a, b)").derivative("a");
        assertEquals(0.5, value(d, new double[]{2, 2}));
        assertEquals(1, value(d, new double[]{3, 2}));
        assertEquals(0, value(d, new double[]{1, 2}));
        assertEquals(0.0, Arrays.stream(new double[]{value(Expression.parse("abs(a)").derivative("a"),
            new double[]{0, 0})}).sum());
    }
}
