package org.latentrom.engine.pde.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The functions that a formula can call, with their derivatives as formulas. Angles are in radians. */
public enum Function {
    /** sine */
    SIN(Math::sin, "cos(a)"),
    /** cosine */
    COS(Math::cos, "-sin(a)"),
    /** tangent */
    TAN(Math::tan, "1 + tan(a)^2"),
    /** arc sine, of -1 to 1 */
    ASIN(Math::asin, "1/sqrt(1 - a^2)"),
    /** arc cosine, of -1 to 1 */
    ACOS(Math::acos, "-1/sqrt(1 - a^2)"),
    /** arc tangent */
    ATAN(Math::atan, "1/(1 + a^2)"),
    /** hyperbolic sine */
    SINH(Math::sinh, "cosh(a)"),
    /** hyperbolic cosine */
    COSH(Math::cosh, "sinh(a)"),
    /** hyperbolic tangent */
    TANH(Math::tanh, "1 - tanh(a)^2"),
    /** exponential */
    EXP(Math::exp, "exp(a)"),
    /** natural logarithm */
    LOG(Math::log, "1/a"),
    /** logarithm to the base 10 */
    LOG10(Math::log10, "1/(a*log(10))"),
    /** square root */
    SQRT(Math::sqrt, "0.5/sqrt(a)"),
    /** absolute value; its derivative at 0 is taken as 0 */
    ABS(Math::abs, "sign(a)"),
    /** -1, 0 or 1; its derivative is 0 */
    SIGN(Math::signum, "0"),
    /** the lesser of two; where they are equal, its derivative is the mean of theirs */
    MIN(Math::min, "(1 - sign(a - b))/2", "(1 + sign(a - b))/2"),
    /** the greater of two; where they are equal, its derivative is the mean of theirs */
    MAX(Math::max, "(1 + sign(a - b))/2", "(1 - sign(a - b))/2");

    private final DoubleBinaryOperator m_value;

    private final List<String> m_derivatives;

    Function(final DoubleUnaryOperator value, final String derivative) {
        m_value = (a, b) -> value.applyAsDouble(a);
        m_derivatives = List.of(derivative);
    }

    Function(final DoubleBinaryOperator value, final String first, final String second) {
        m_value = value;
        m_derivatives = List.of(first, second);
    }

    /** @return the function of a name as it is written, {@code ln} being {@code log}; or nothing */
    static Optional<Function> named(final String name) {
        String known = name.equals("ln") ? "log" : name;
        return Arrays.stream(values()).filter(f -> f.symbol().equals(known)).findFirst();
    }

    /** @return how it is written */
    public String symbol() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return number of arguments, 1 or 2 */
    public int arguments() {
        return m_derivatives.size();
    }

    /** @return the value; NaN where it is not defined; the second argument is ignored if there is one only */
    public double apply(final double first, final double second) {
        return m_value.applyAsDouble(first, second);
    }

    /** @return the derivative with respect to an argument, counted from 0 */
    Expression derivative(final List<Expression> arguments, final int index) {
        return Simplified.substitute(Expression.parse(m_derivatives.get(index)), arguments);
    }
}
