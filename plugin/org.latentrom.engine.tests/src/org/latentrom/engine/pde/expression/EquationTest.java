package org.latentrom.engine.pde.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquationTest {
    @Test
    void linesAndSemicolonsSeparate() {
        List<Equation> equations = Equation.parse("""
            # the flow
            momentum: u_t + u*u_x = nu*u_xx   # along x

            continuity: u_x + v_y; u - v = 0
            """);
        assertEquals(List.of("momentum", "continuity", "equation 3"), equations.stream().map(Equation::name).toList());
        assertEquals("u_t + u*u_x - nu*u_xx", equations.get(0).residual().toString());
        assertEquals("u - v", equations.get(2).residual().toString());
        assertEquals("continuity: u_x + v_y = 0", equations.get(1).toString());
        assertEquals(new Position(2, 11), equations.get(0).positions().get("u_t"));
        assertEquals(new Position(4, 19), equations.get(1).positions().get("v_y"));
    }

    @Test
    void linesGoOnAfterOperatorsAndInParentheses() {
        List<Equation> equations = Equation.parse("u_t +\n  u*u_x -\n nu*(u_xx\n + u_yy\n)\n`my law`: u = 1");
        assertEquals(2, equations.size());
        assertEquals("u_t + u*u_x - nu*(u_xx + u_yy)", equations.get(0).residual().toString());
        assertEquals("my law", equations.get(1).name());
    }

    @Test
    void windowsLineEndsWork() {
        assertEquals(2, Equation.parse("u_x = 1\r\nu_y = 2\r\n").size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"u = v = w | 1 | 7", "a: u; a: v | 1 | 7", "u_x +; v | 1 | 6",
        "a: b: c | 1 | 5", "'   ' | 1 | 4", "# nothing | 1 | 10", "u, v | 1 | 2", "= u | 1 | 1", "a: | 1 | 3"})
    void errorsHaveTheirPlace(final String text, final int line, final int column) {
        var e = assertThrows(SyntaxException.class, () -> Equation.parse(text));
        assertEquals(new Position(line, column), e.position(), e.getMessage());
    }

    @Test
    void errorsOnLaterLines() {
        var e = assertThrows(SyntaxException.class, () -> Equation.parse("u_x = 1\n# comment\n  v_y ? 2"));
        assertEquals(new Position(3, 7), e.position());
    }

    @Test
    void tooManyEquations() {
        var e = assertThrows(SyntaxException.class, () -> Equation.parse("u;".repeat(101)));
        assertTrue(e.getMessage().contains("more than 100"), e.getMessage());
    }
}
