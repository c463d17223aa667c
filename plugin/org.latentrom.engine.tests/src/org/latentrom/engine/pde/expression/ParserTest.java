package org.latentrom.engine.pde.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.progress.Progress;

class ParserTest {
    private static double value(final String text) {
        return new Evaluator(List.of(Expression.parse(text))).evaluate(new double[0][], 1, Progress.NONE)[0][0];
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1 + 2*3 | 7", "(1 + 2)*3 | 9", "2^3^2 | 512", "-2^2 | -4", "2^-1 | 0.5",
        "8/4/2 | 1", "8 - 4 - 2 | 2", "1e-3 | 0.001", ".5 + 2. | 2.5", "1.5E+2 | 150", "- - 3 | 3", "+4 | 4",
        "2*-3 | -6", "cos(pi) | -1", "max(2, min(5, 3)) | 3", "pow(2, 10) | 1024", "ln(exp(2)) | 2", "log10(1000) | 3",
        "abs(-3) + sign(-7) | 2", "sqrt(16) | 4", "2 \u2212 5 | -3", "atan(1)*4/pi | 1", "(2)^(3) | 8",
        "2^0.5*2^0.5 | 2.0000000000000004"})
    void values(final String text, final double expected) {
        assertEquals(expected, value(text), 1e-15 * Math.abs(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a + b*c", "(a + b)*c", "a - (b - c)", "a/(b*c)", "(a^b)^c", "a^b^c", "(-a)^2", "-a^2",
        "a^-b", "-(a + b)", "a*(-b)", "sin(a + b)/max(a, b)", "1e-12*a", "`my field`_xx + Velocity[0]_x", "2*a - 3"})
    void printingParsesToTheSameTree(final String text) {
        Expression e = Expression.parse(text);
        assertEquals(e, Expression.parse(e.toString()), e.toString());
    }

    @Test
    void printsFewParentheses() {
        assertEquals("u_t + u*u_x - nu*(u_xx + u_yy)",
            Expression.parse("((u_t) + (u*u_x)) - ((nu)*(u_xx+u_yy))").toString());
        assertEquals("a - (b - c)", Expression.parse("a-(b-c)").toString());
    }

    @Test
    void symbolsInAlphabeticalOrder() {
        assertEquals(Set.of("u", "u_xx", "nu", "`p 1`"), Expression.parse("nu*u_xx + sin(u)*`p 1` + pi").symbols());
        assertEquals("[a, b, c]", Expression.parse("c + b*a").symbols().toString());
    }

    @Test
    void termsHaveTheirSigns() {
        assertEquals("[a, -b, c, -(d*e)]", Expression.parse("a - (b - c) - d*e").terms().toString());
        assertEquals("[]", Expression.parse("0").terms().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"u_t + u u_x | true", "2u | true", "a (b) | false", "(a b) | true",
        "max(1 2) | true", "a) | false", "(a + b | false", "(1, 2) | false"})
    void factorsSideBySideAreToldOfTheSign(final String text, final boolean told) {
        var e = assertThrows(SyntaxException.class, () -> Expression.parse(text));
        assertEquals(told, e.getMessage().endsWith("expected; a product is written with *"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "u_t + * u    | 1 | 7 | \"*\"               | a number, a name or \"(\"",
        "u_t +        | 1 | 6 | the end of the text | a number, a name or \"(\"",
        "(a + b       | 1 | 7 | the end of the text | an operator or \")\"",
        "a b          | 1 | 3 | \"b\"               | an operator or the end of the formula",
        "2u           | 1 | 2 | \"u\"               | an operator or the end of the formula",
        "1e           | 1 | 2 | \"e\"               | an operator or the end of the formula",
        "a)           | 1 | 2 | \")\"               | an operator or the end of the formula",
        "sin          | 1 | 4 | the end of the text | \"(\" after the function sin",
        "max(1 2)     | 1 | 7 | \"2\"               | an operator, \",\" or \")\"",
        "(1, 2)       | 1 | 3 | \",\"               | an operator or \")\"", "'' | 1 | 1 | the end of the text | a "
            + "number, a name or \"(\""})
    void saysWhereAndWhatIsExpected(final String text, final int line, final int column, final String found,
        final String expected) {
        var e = assertThrows(SyntaxException.class, () -> Expression.parse(text));
        assertEquals(new Position(line, column), e.position(), e.getMessage());
        assertEquals(found, e.found());
        assertEquals(expected, e.expected());
        assertTrue(e.getMessage().startsWith("line " + line + ", column " + column + ": found " + found),
            e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a + sim(b) | 5 | did you mean \"sin\"?",
        "u(x) | 1 | product is written with *", "a ** 2 | 3 | written ^", "a + $b | 5 | backquotes",
        "1e999 | 1 | too large",
        "sin(1, 2) | 1 | takes 1 argument",
        "max(1) | 1 | takes 2 arguments", "a/0 | 2 | division by zero", "a/(1 - 1) | 2 | division by zero",
        "`abc | 1 | backquote", "a + `` | 5 | backquote"})
    void saysWhatIsWrong(final String text, final int column, final String words) {
        var e = assertThrows(SyntaxException.class, () -> Expression.parse(text));
        assertEquals(column, e.position().column(), e.getMessage());
        assertTrue(e.getMessage().contains(words), e.getMessage());
        assertEquals("", e.expected());
    }

    @Test
    void hostileTextsAreRefused() {
        for (String text : List.of("(".repeat(5000) + "a" + ")".repeat(4999), "-".repeat(5000) + "a", "a^".repeat(4000)
            + "a", "sin(".repeat(2000), "a+".repeat(4000) + "a", "a".repeat(20_000), "max(a,".repeat(1500))) {
            var e = assertThrows(SyntaxException.class, () -> Expression.parse(text));
            assertTrue(e.getMessage().length() < 200, e.getMessage());
        }
    }

    @Test
    void everyTextParsesOrIsRefusedWithAPosition() {
        var random = new Random(1);
        String letters = "uxy_12.e+-*/^()=,;:#`[] \n\u03bd";
        int parsed = 0;
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            int length = random.nextInt(12);
            for (int k = 0; k < length; k++) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                Equation.parse(text.toString());
                parsed++;
            } catch (SyntaxException e) {
                assertTrue(e.position().line() >= 1 && e.position().column() >= 1, e.getMessage());
            }
        }
        assertTrue(parsed > 100, "only " + parsed + " parsed");
    }

    /** In a thread with the usual memory for nested calls: derivatives are longer than formulas. */
    @ParameterizedTest
    @ValueSource(strings = {"+", "-", "*", "/"})
    void theLongestFormulasWork(final String operator) throws InterruptedException {
        String text = "u" + (operator + "u").repeat(300);
        var failure = new AtomicReference<Throwable>(new AssertionError("not run"));
        var thread = new Thread(null, () -> {
            try {
                Expression e = Expression.parse(text);
                Expression derivative = e.derivative("u");
                derivative.toString();
                new Evaluator(List.of(e, derivative));
                failure.set(null);
            } catch (StackOverflowError e) {
                failure.set(e);
            }
        }, "usual", 1 << 20);
        thread.start();
        thread.join();
        assertNull(failure.get());
        assertThrows(SyntaxException.class, () -> Expression.parse(text + operator + "u"));
    }

    @Test
    void sumsKnowTheirTerms() {
        assertEquals(301, Expression.parse("a" + "+a".repeat(300)).terms().size());
    }
}
