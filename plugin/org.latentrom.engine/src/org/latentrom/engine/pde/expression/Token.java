package org.latentrom.engine.pde.expression;

/**
 * A piece of a formula's text.
 *
 * @param kind what it is
 * @param text its characters; the end and line ends have none
 * @param value the number, if it is one
 * @param position where it begins
 */
record Token(Kind kind, String text, double value, Position position) {
    /** What a piece can be. */
    enum Kind {
        NUMBER, NAME, OPERATOR, OPEN, CLOSE, COMMA, COLON, EQUALS, SEPARATOR, END
    }

    boolean is(final Kind k) {
        return kind == k;
    }

    boolean isOperator(final String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    /** @return the piece as a message shows it */
    String words() {
        if (kind == Kind.END) {
            return "the end of the text";
        }
        return text.equals("\n") ? "the end of the line" : "\"" + text + "\"";
    }
}
