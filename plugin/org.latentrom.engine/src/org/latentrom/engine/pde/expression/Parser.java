package org.latentrom.engine.pde.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.latentrom.engine.pde.expression.Expression.Call;
import org.latentrom.engine.pde.expression.Expression.Constant;
import org.latentrom.engine.pde.expression.Expression.Negation;
import org.latentrom.engine.pde.expression.Expression.Operation;
import org.latentrom.engine.pde.expression.Expression.Symbol;
import org.latentrom.engine.pde.expression.Token.Kind;

/**
 * Recursive descent:
 *
 * <pre>
 * equations  = { separator } equation { separator equation } { separator }
 * equation   = [ name ":" ] sum [ "=" sum ]
 * sum        = product { ( "+" | "-" ) product }
 * product    = unary { ( "*" | "/" ) unary }
 * unary      = { "-" | "+" } power
 * power      = primary [ "^" unary ]
 * primary    = number | name | name "(" sum { "," sum } ")" | "(" sum ")"
 * </pre>
 */
final class Parser {
    private static final int MAX_DEPTH = 100;

    /** More than anybody types; formulas are walked by recursion, also the longer ones of derivatives. */
    private static final int MAX_OPERATIONS = 300;

    private static final int MAX_EQUATIONS = 100;

    private static final String POW = "pow";

    private static final List<String> FUNCTIONS =
        Stream.concat(Arrays.stream(Function.values()).map(Function::symbol), Stream.of("ln", POW)).toList();

    private static final String OPERAND = "a number, a name or \"(\"";

    private final List<Token> m_tokens;

    private final Map<String, Position> m_symbols = new HashMap<>();

    private int m_at;

    private int m_depth;

    private int m_operations;

    private int m_parentheses;

    Parser(final String text) {
        m_tokens = Lexer.tokens(text);
    }

    Expression single() {
        skipSeparators();
        Expression e = sum();
        skipSeparators();
        if (!token().is(Kind.END)) {
            throw error("an operator or the end of the formula");
        }
        return e;
    }

    List<Equation> equations() {
        var equations = new ArrayList<Equation>();
        Set<String> names = new HashSet<>();
        for (skipSeparators(); !token().is(Kind.END); skipSeparators()) {
            Position start = token().position();
            if (equations.size() == MAX_EQUATIONS) {
                throw SyntaxException.saying(start, token().text(), "more than " + MAX_EQUATIONS + " equations");
            }
            Equation e = equation(equations.size() + 1);
            if (!names.add(e.name())) {
                throw SyntaxException.saying(start, e.name(), "two equations are named \"" + e.name() + "\"");
            }
            equations.add(e);
        }
        if (equations.isEmpty()) {
            throw error("an equation such as u_t - nu*(u_xx + u_yy)");
        }
        return equations;
    }

    private Equation equation(final int number) {
        String name = "equation " + number;
        m_symbols.clear();
        m_operations = 0;
        if (token().is(Kind.NAME) && m_tokens.get(m_at + 1).is(Kind.COLON)) {
            name = token().text().replace("`", "");
            m_at += 2;
        }
        Expression left = sum();
        if (token().is(Kind.EQUALS)) {
            m_at++;
            Expression right = sum();
            left = Simplified.is(right, 0) ? left : new Operation(Operator.SUBTRACT, left, right);
        }
        if (!token().is(Kind.SEPARATOR) && !token().is(Kind.END)) {
            throw error("an operator, \"=\" or the end of the equation");
        }
        return new Equation(name, left, m_symbols);
    }

    /** The token that is next; inside of parentheses a line may end anywhere. */
    private Token token() {
        while (m_parentheses > 0 && m_tokens.get(m_at).text().equals("\n")) {
            m_at++;
        }
        return m_tokens.get(m_at);
    }

    private void skipSeparators() {
        while (token().is(Kind.SEPARATOR)) {
            m_at++;
        }
    }

    private SyntaxException error(final String expected) {
        return new SyntaxException(token().position(), token().words(), expected);
    }

    private Expression sum() {
        Expression left = product();
        while (token().isOperator("+") || token().isOperator("-")) {
            Operator operator = token().isOperator("+") ? Operator.ADD : Operator.SUBTRACT;
            m_at++;
            left = operation(operator, left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = unary();
        while (token().isOperator("*") || token().isOperator("/")) {
            Token t = token();
            m_at++;
            if (token().isOperator("*")) {
                throw SyntaxException.saying(t.position(), "\"**\"", "a power is written ^, not **");
            }
            Expression right = unary();
            if (t.isOperator("/") && right.symbols().isEmpty() && right.value() == 0) {
                throw SyntaxException.saying(t.position(), "\"/\"", "division by zero: " + right + " is 0");
            }
            left = operation(t.isOperator("*") ? Operator.MULTIPLY : Operator.DIVIDE, left, right);
        }
        return left;
    }

    private Expression operation(final Operator operator, final Expression left, final Expression right) {
        count();
        return new Operation(operator, left, right);
    }

    private void count() {
        if (++m_operations > MAX_OPERATIONS) {
            throw SyntaxException.saying(token().position(), token().words(),
                "the equation has more than " + MAX_OPERATIONS + " operations");
        }
    }

    private Expression unary() {
        // a line goes on after an operator
        while (token().text().equals("\n")) {
            m_at++;
        }
        if (token().isOperator("+") || token().isOperator("-")) {
            boolean minus = token().isOperator("-");
            m_at++;
            Expression argument = deeper(this::unary);
            return minus ? new Negation(argument) : argument;
        }
        return power();
    }

    private Expression power() {
        Expression base = primary();
        if (token().isOperator("^")) {
            m_at++;
            return operation(Operator.POWER, base, deeper(this::unary));
        }
        return base;
    }

    private Expression deeper(final java.util.function.Supplier<Expression> rule) {
        if (++m_depth > MAX_DEPTH) {
            throw SyntaxException.saying(token().position(), token().words(),
                "the formula is nested more than " + MAX_DEPTH + " deep");
        }
        Expression e = rule.get();
        m_depth--;
        return e;
    }

    private Expression primary() {
        Token t = token();
        if (t.is(Kind.NUMBER)) {
            m_at++;
            return new Constant(t.value());
        }
        if (t.is(Kind.OPEN)) {
            return parenthesized().get(0);
        }
        if (!t.is(Kind.NAME)) {
            throw error(OPERAND);
        }
        m_at++;
        if (m_tokens.get(m_at).is(Kind.OPEN)) {
            return call(t);
        }
        if (t.text().equals("pi")) {
            return new Constant(Math.PI);
        }
        if (Function.named(t.text()).isPresent() || t.text().equals(POW)) {
            throw error("\"(\" after the function " + t.text());
        }
        m_symbols.putIfAbsent(t.text(), t.position());
        return new Symbol(t.text());
    }

    private Expression call(final Token name) {
        boolean pow = name.text().equals(POW);
        Function function = pow ? null : Function.named(name.text())
            .orElseThrow(() -> SyntaxException.saying(name.position(), name.words(), "there is no function \""
                + name.text() + "\"" + Suggestion.words(name.text(), FUNCTIONS)
                + " A product is written with *; functions are " + String.join(", ", FUNCTIONS)));
        count();
        List<Expression> arguments = parenthesized();
        int expected = pow ? 2 : function.arguments();
        if (arguments.size() != expected) {
            throw SyntaxException.saying(name.position(), name.words(), name.text() + " takes " + expected
                + (expected == 1 ? " argument" : " arguments") + ", not " + arguments.size());
        }
        return pow ? new Operation(Operator.POWER, arguments.get(0), arguments.get(1))
            : new Call(function, arguments);
    }

    /** At "(": what stands in it, separated by commas; without a call more than one thing is an error. */
    private List<Expression> parenthesized() {
        boolean call = m_at > 0 && m_tokens.get(m_at - 1).is(Kind.NAME);
        m_at++;
        m_parentheses++;
        var inside = new ArrayList<Expression>();
        inside.add(deeper(this::sum));
        while (call && token().is(Kind.COMMA)) {
            m_at++;
            inside.add(deeper(this::sum));
        }
        if (!token().is(Kind.CLOSE)) {
            throw error(call ? "an operator, \",\" or \")\"" : "an operator or \")\"");
        }
        m_at++;
        m_parentheses--;
        return inside;
    }
}
