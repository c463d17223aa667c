package org.latentrom.engine.pde.expression;

import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.latentrom.engine.progress.Progress;

/**
 * A formula as an immutable tree. Parsing keeps what was typed; derivatives come simplified (terms that are 0, factors
 * that are 1, constants joined). A derivative shares parts with its original, so that it costs memory in proportion to
 * the formula's size.
 */
public sealed interface Expression {
    /**
     * A number.
     *
     * @param value any finite number
     */
    record Constant(double value) implements Expression {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * A name; what it stands for is known elsewhere.
     *
     * @param name as it was typed, with its backquotes and suffix if it has them
     */
    record Symbol(String name) implements Expression {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * A minus in front.
     *
     * @param argument what is negated
     */
    record Negation(Expression argument) implements Expression {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * Two expressions and what joins them.
     *
     * @param operator the operation
     * @param left left operand
     * @param right right operand
     */
    record Operation(Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * A function call.
     *
     * @param function the function
     * @param arguments as many as it takes
     */
    record Call(Function function, List<Expression> arguments) implements Expression {
        /** @throws IllegalArgumentException if the number of arguments is wrong */
        public Call {
            arguments = List.copyOf(arguments);
            if (arguments.size() != function.arguments()) {
                throw new IllegalArgumentException(function.symbol() + " takes " + function.arguments()
                    + " arguments, not " + arguments.size());
            }
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * Numbers (also 1e-3), names, + - * / ^, parentheses, the constant {@code pi}, the functions of {@link Function}
     * and {@code pow(a, b)}. A power binds to the right and tighter than a minus in front.
     *
     * @param text one formula
     * @return its tree
     * @throws SyntaxException if the text is no formula; the message says where and what is expected
     */
    static Expression parse(final String text) {
        return new Parser(text).single();
    }

    /** @return what this node is made of, in order */
    default List<Expression> operands() {
        if (this instanceof Negation n) {
            return List.of(n.argument());
        }
        if (this instanceof Operation o) {
            return List.of(o.left(), o.right());
        }
        return this instanceof Call c ? c.arguments() : List.of();
    }

    /** @return the names in the formula, in alphabetical order */
    default Set<String> symbols() {
        var names = new TreeSet<String>();
        var seen = new IdentityHashMap<Expression, Boolean>();
        var todo = new java.util.ArrayDeque<Expression>(List.of(this));
        while (!todo.isEmpty()) {
            Expression e = todo.pop();
            if (seen.put(e, true) == null) {
                if (e instanceof Symbol s) {
                    names.add(s.name());
                }
                e.operands().forEach(todo::push);
            }
        }
        return new LinkedHashSet<>(names);
    }

    /**
     * @param symbol a name of the formula; of any other name the derivative is 0
     * @return the derivative with respect to it, all other names being constants; simplified
     */
    default Expression derivative(final String symbol) {
        return new Differentiation(symbol).of(this);
    }

    /**
     * @return the value of a formula without symbols; not finite where it is not defined
     * @throws IllegalStateException if there are symbols; the message names them
     */
    default double value() {
        if (!symbols().isEmpty()) {
            throw new IllegalStateException("the value of " + this + " depends on " + String.join(", ", symbols()));
        }
        return new Evaluator(List.of(this)).evaluate(new double[0][], 1, Progress.NONE)[0][0];
    }

    /** @return the terms that this is a sum of, with their signs: a - (b - c) gives a, -b, c */
    default List<Expression> terms() {
        return Simplified.terms(this);
    }
}
