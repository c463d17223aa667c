package org.latentrom.engine.pde.expression;

import java.util.ArrayList;
import java.util.List;

import org.latentrom.engine.pde.expression.Token.Kind;

/**
 * Splits a text into tokens. Names are letters, digits and underscores, and brackets with digits as in
 * {@code Velocity[0]}; any other name stands in backquotes, {@code `my field`}, after which a suffix may follow:
 * {@code `my field`_xx}. A comment reaches from # to the end of its line.
 */
final class Lexer {
    /** Far more than anybody types; a hostile text shall not cost memory. */
    static final int MAX_LENGTH = 10_000;

    private final String m_text;

    private int m_at;

    private int m_line = 1;

    private int m_lineStart;

    private Lexer(final String text) {
        m_text = text;
    }

    /** @throws SyntaxException if the text is too long or has a character that no formula has */
    static List<Token> tokens(final String text) {
        if (text.length() > MAX_LENGTH) {
            throw SyntaxException.saying(new Position(1, 1), "",
                "the text has " + text.length() + " characters, more than " + MAX_LENGTH);
        }
        var lexer = new Lexer(text);
        var tokens = new ArrayList<Token>();
        do {
            tokens.add(lexer.next());
        } while (!tokens.get(tokens.size() - 1).is(Kind.END));
        return tokens;
    }

    private Position position() {
        return new Position(m_line, m_at - m_lineStart + 1);
    }

    private Token next() {
        skipBlanks();
        Position position = position();
        if (m_at == m_text.length()) {
            return new Token(Kind.END, "", 0, position);
        }
        char c = m_text.charAt(m_at);
        if (c == '\n') {
            m_at++;
            m_line++;
            m_lineStart = m_at;
            return new Token(Kind.SEPARATOR, "\n", 0, position);
        }
        if (isDigit(m_at) || c == '.' && isDigit(m_at + 1)) {
            return number(position);
        }
        if (c == '`' || Character.isLetter(c) || c == '_') {
            return name(position);
        }
        m_at++;
        return switch (c) {
            case '+', '-', '*', '/', '^' -> new Token(Kind.OPERATOR, String.valueOf(c), 0, position);
            case '\u2212' -> new Token(Kind.OPERATOR, "-", 0, position); // the minus sign of typeset text
            case '(' -> new Token(Kind.OPEN, "(", 0, position);
            case ')' -> new Token(Kind.CLOSE, ")", 0, position);
            case ',' -> new Token(Kind.COMMA, ",", 0, position);
            case ':' -> new Token(Kind.COLON, ":", 0, position);
            case '=' -> new Token(Kind.EQUALS, "=", 0, position);
            case ';' -> new Token(Kind.SEPARATOR, ";", 0, position);
            default -> throw SyntaxException.saying(position, String.valueOf(c), "the character \"" + c
                + "\" has no meaning in a formula; a name with such characters stands in backquotes: `a" + c + "b`");
        };
    }

    private void skipBlanks() {
        while (m_at < m_text.length()) {
            char c = m_text.charAt(m_at);
            if (c == '#') {
                int end = m_text.indexOf('\n', m_at);
                m_at = end < 0 ? m_text.length() : end;
            } else if (c != '\n' && (Character.isWhitespace(c) || Character.isSpaceChar(c))) {
                m_at++;
            } else {
                return;
            }
        }
    }

    private boolean isDigit(final int at) {
        return at < m_text.length() && m_text.charAt(at) >= '0' && m_text.charAt(at) <= '9';
    }

    private int digits(final int from) {
        int at = from;
        while (isDigit(at)) {
            at++;
        }
        return at;
    }

    private Token number(final Position position) {
        int end = digits(m_at);
        if (end < m_text.length() && m_text.charAt(end) == '.') {
            end = digits(end + 1);
        }
        if (end < m_text.length() && (m_text.charAt(end) == 'e' || m_text.charAt(end) == 'E')) {
            boolean sign = end + 1 < m_text.length() && "+-".indexOf(m_text.charAt(end + 1)) >= 0;
            int exponent = end + (sign ? 2 : 1);
            if (isDigit(exponent)) {
                end = digits(exponent);
            }
        }
        String text = m_text.substring(m_at, end);
        m_at = end;
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw SyntaxException.saying(position, text, "the number " + text + " is too large");
        }
        return new Token(Kind.NUMBER, text, value, position);
    }

    private Token name(final Position position) {
        int from = m_at;
        if (m_text.charAt(m_at) == '`') {
            int end = m_text.indexOf('`', m_at + 1);
            int line = m_text.indexOf('\n', m_at);
            if (end < 0 || line >= 0 && line < end || end == m_at + 1) {
                throw SyntaxException.saying(position, "`",
                    "a name in backquotes needs a character and a backquote at its end: `my field`");
            }
            m_at = end + 1;
        }
        while (m_at < m_text.length()) {
            char c = m_text.charAt(m_at);
            int index = c == '[' ? digits(m_at + 1) : 0;
            if (Character.isLetterOrDigit(c) || c == '_') {
                m_at++;
            } else if (index > m_at + 1 && index < m_text.length() && m_text.charAt(index) == ']') {
                m_at = index + 1;
            } else {
                break;
            }
        }
        return new Token(Kind.NAME, m_text.substring(from, m_at), 0, position);
    }
}
