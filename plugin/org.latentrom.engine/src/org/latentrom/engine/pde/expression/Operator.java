package org.latentrom.engine.pde.expression;

/** What joins two expressions. */
public enum Operator {
    /** left + right */
    ADD("+", 1),
    /** left - right */
    SUBTRACT("-", 1),
    /** left * right */
    MULTIPLY("*", 2),
    /** left / right */
    DIVIDE("/", 2),
    /** left ^ right; binds to the right: a^b^c is a^(b^c) */
    POWER("^", 4);

    /** A minus in front of an expression binds more loosely than a power: -a^2 is -(a^2). */
    static final int NEGATION_PRECEDENCE = 3;

    private final String m_symbol;

    private final int m_precedence;

    Operator(final String symbol, final int precedence) {
        m_symbol = symbol;
        m_precedence = precedence;
    }

    /** @return how it is written */
    public String symbol() {
        return m_symbol;
    }

    int precedence() {
        return m_precedence;
    }

    /** @return left (operator) right, as float64 arithmetic gives it: division by zero is infinite or NaN */
    public double apply(final double left, final double right) {
        return switch (this) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case POWER -> Math.pow(left, right);
        };
    }
}
