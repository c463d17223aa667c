package org.latentrom.engine.io.xdmf;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * The function of a DataItem, such as {@code JOIN($0, $1, 0 * $0)}: numbers, the arrays {@code $n}, the operators + -
 * * / and ^ value by value, functions of one array, and JOIN, which makes vectors of scalars. An array of one value
 * joins with any other.
 */
final class ItemFunction {
    private static final int LONGEST = 1000;

    private static final int DEEPEST = 50;

    private final String m_text;

    private final List<double[]> m_arguments;

    private final long m_limit;

    private int m_at;

    private int m_depth;

    /**
     * @param arguments the arrays that $0, $1, ... stand for; not changed
     * @param limit number of values that the function has to have
     */
    ItemFunction(final String text, final List<double[]> arguments, final long limit) {
        m_text = text;
        m_arguments = arguments;
        m_limit = limit;
    }

    /** @throws IllegalArgumentException if the text is no such function, or arrays do not fit; says why */
    double[] value() {
        if (m_text.isBlank() || m_text.length() > LONGEST) {
            throw new IllegalArgumentException("has no function, or one that is too long");
        }
        double[] value = sum();
        if (peek() != 0) {
            throw unexpected();
        }
        return value;
    }

    private double[] sum() {
        if (++m_depth > DEEPEST) {
            throw new IllegalArgumentException("has a function that is nested too deeply");
        }
        double[] value = product();
        for (char c = peek(); c == '+' || c == '-'; c = peek()) {
            m_at++;
            value = c == '+' ? each(value, product(), (a, b) -> a + b) : each(value, product(), (a, b) -> a - b);
        }
        m_depth--;
        return value;
    }

    private double[] product() {
        double[] value = power();
        for (char c = peek(); c == '*' || c == '/'; c = peek()) {
            m_at++;
            value = c == '*' ? each(value, power(), (a, b) -> a * b) : each(value, power(), (a, b) -> a / b);
        }
        return value;
    }

    private double[] power() {
        boolean negative = false;
        for (; peek() == '-' || peek() == '+'; m_at++) {
            negative ^= peek() == '-';
        }
        double[] value = operand();
        if (peek() == '^') {
            m_at++;
            boolean inverse = peek() == '-';
            m_at += inverse ? 1 : 0;
            value = each(value, operand(), inverse ? (a, b) -> Math.pow(a, -b) : Math::pow);
        }
        return negative ? each(value, a -> -a) : value;
    }

    private double[] operand() {
        char c = peek();
        if (c == '(') {
            m_at++;
            double[] value = sum();
            expect(')');
            return value;
        }
        if (c == '$') {
            m_at++;
            String n = word("[0-9]");
            if (n.isEmpty() || n.length() > 4 || Integer.parseInt(n) >= m_arguments.size()) {
                throw new IllegalArgumentException("uses $" + n + ", but has " + m_arguments.size() + " DataItems");
            }
            return m_arguments.get(Integer.parseInt(n));
        }
        if (Character.isLetter(c)) {
            return function(word("[A-Za-z0-9_]").toUpperCase(Locale.ROOT));
        }
        return new double[]{number()};
    }

    private double number() {
        int start = m_at;
        word("[0-9.]");
        if (m_at < m_text.length() && "eE".indexOf(m_text.charAt(m_at)) >= 0) {
            m_at++;
            m_at += m_at < m_text.length() && "+-".indexOf(m_text.charAt(m_at)) >= 0 ? 1 : 0;
            word("[0-9]");
        }
        try {
            return Double.parseDouble(m_text.substring(start, m_at));
        } catch (NumberFormatException e) {
            m_at = start;
            throw unexpected();
        }
    }

    private double[] function(final String name) {
        expect('(');
        if (name.equals("JOIN")) {
            return join();
        }
        DoubleUnaryOperator f = switch (name) {
            case "ABS", "ABS_TOKEN" -> Math::abs;
            case "SQRT" -> Math::sqrt;
            case "EXP" -> Math::exp;
            case "LOG" -> Math::log;
            case "SIN" -> Math::sin;
            case "COS" -> Math::cos;
            case "TAN" -> Math::tan;
            case "ASIN" -> Math::asin;
            case "ACOS" -> Math::acos;
            case "ATAN" -> Math::atan;
            default -> throw new IllegalArgumentException("uses the function " + name + ", which is not supported");
        };
        double[] value = each(sum(), f);
        expect(')');
        return value;
    }

    private double[] join() {
        double[][] parts = {sum()};
        while (peek() == ',') {
            m_at++;
            parts = Arrays.copyOf(parts, parts.length + 1);
            parts[parts.length - 1] = sum();
        }
        expect(')');
        int n = 1;
        for (double[] p : parts) {
            n = Math.max(n, p.length);
        }
        if ((long)n * parts.length > m_limit) {
            throw new IllegalArgumentException("has more than the " + m_limit + " values that it says");
        }
        var value = new double[n * parts.length];
        for (int k = 0; k < parts.length; k++) {
            fits(parts[k].length, n);
            for (int i = 0; i < n; i++) {
                value[i * parts.length + k] = parts[k][parts[k].length == 1 ? 0 : i];
            }
        }
        return value;
    }

    private static double[] each(final double[] a, final DoubleUnaryOperator f) {
        var value = new double[a.length];
        Arrays.setAll(value, i -> f.applyAsDouble(a[i]));
        return value;
    }

    private static double[] each(final double[] a, final double[] b, final DoubleBinaryOperator f) {
        int n = Math.max(a.length, b.length);
        fits(a.length, n);
        fits(b.length, n);
        var value = new double[n];
        Arrays.setAll(value, i -> f.applyAsDouble(a[a.length == 1 ? 0 : i], b[b.length == 1 ? 0 : i]));
        return value;
    }

    private static void fits(final int length, final int others) {
        if (length != others && length != 1) {
            throw new IllegalArgumentException("joins arrays of " + length + " and " + others + " values");
        }
    }

    private String word(final String characters) {
        int start = m_at;
        while (m_at < m_text.length() && m_text.substring(m_at, m_at + 1).matches(characters)) {
            m_at++;
        }
        return m_text.substring(start, m_at);
    }

    /** @return the next character that is no space, 0 at the end */
    private char peek() {
        while (m_at < m_text.length() && Character.isWhitespace(m_text.charAt(m_at))) {
            m_at++;
        }
        return m_at < m_text.length() ? m_text.charAt(m_at) : 0;
    }

    private void expect(final char c) {
        if (peek() != c) {
            throw unexpected();
        }
        m_at++;
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("has a function that is not understood at \""
            + m_text.substring(m_at, Math.min(m_text.length(), m_at + 20)) + "\"");
    }
}
