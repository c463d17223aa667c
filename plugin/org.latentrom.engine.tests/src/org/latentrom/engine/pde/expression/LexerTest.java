package org.latentrom.engine.pde.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.pde.expression.Token.Kind;

class LexerTest {
    private static String texts(final String text) {
        return Lexer.tokens(text).stream().map(Token::text).collect(Collectors.joining("|"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"u_x+v_y; u_x|+|v_y|", "2*u-1e-3; 2|*|u|-|1e-3|", "1.e2u; 1.e2|u|",
        "1e+; 1|e|+|", "p_rgh/rho; p_rgh|/|rho|", "Velocity[0]_x; Velocity[0]_x|", "U[12][3]; U[12][3]|",
        "`a b`_xx^2; `a b`_xx|^|2|", "f(a,b):c=d; f|(|a|,|b|)|:|c|=|d|", "a # b + c; a|",
        "\u03bd*\u00fc; \u03bd|*|\u00fc|", "a\u00a0+\tb; a|+|b|", "x1y2; x1y2|", "_a; _a|"})
    void splits(final String text, final String expected) {
        assertEquals(expected, texts(text));
    }

    @Test
    void kindsAndPositions() {
        List<Token> tokens = Lexer.tokens("a: b\n  + 2.5; c");
        assertEquals(List.of(Kind.NAME, Kind.COLON, Kind.NAME, Kind.SEPARATOR, Kind.OPERATOR, Kind.NUMBER,
            Kind.SEPARATOR, Kind.NAME, Kind.END), tokens.stream().map(Token::kind).toList());
        assertEquals("line 1, column 4", tokens.get(2).position().toString());
        assertEquals(new Position(2, 3), tokens.get(4).position());
        assertEquals(new Position(2, 5), tokens.get(5).position());
        assertEquals(2.5, tokens.get(5).value());
        assertEquals(new Position(2, 11), tokens.get(8).position());
        assertEquals("the end of the text", tokens.get(8).words());
        assertEquals("the end of the line", tokens.get(3).words());
        assertEquals("\"+\"", tokens.get(4).words());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a ? b", "a & b", "$x", "\"u\"", "U[a]", "U[]", "{a}", "a\u0000b", "a < b", "u\u2082?"})
    void otherCharactersAreRefused(final String text) {
        var e = assertThrows(SyntaxException.class, () -> Lexer.tokens(text));
        assertTrue(e.getMessage().contains("has no meaning"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"`a", "``", "a + `b\nc`", "`"})
    void backquotesCloseOnTheirLine(final String text) {
        var e = assertThrows(SyntaxException.class, () -> Lexer.tokens(text));
        assertTrue(e.getMessage().contains("backquote"), e.getMessage());
    }

    @Test
    void longTextsAreRefused() {
        assertEquals(2, Lexer.tokens("a".repeat(Lexer.MAX_LENGTH)).size());
        var e = assertThrows(SyntaxException.class, () -> Lexer.tokens("a".repeat(Lexer.MAX_LENGTH + 1)));
        assertTrue(e.getMessage().contains("10001 characters"), e.getMessage());
    }

    @Test
    void foundTextsAreShortened() {
        var e = assertThrows(SyntaxException.class, () -> Expression.parse("a " + "b".repeat(500)));
        assertTrue(e.getMessage().contains("b".repeat(29) + "\u2026 where") && e.getMessage().length() < 150,
            e.getMessage());
        assertEquals(502, e.found().length());
    }
}
