package org.latentrom.engine.pde.expression;

import java.util.ArrayList;
import java.util.List;

import org.latentrom.engine.pde.expression.Expression.Call;
import org.latentrom.engine.pde.expression.Expression.Constant;
import org.latentrom.engine.pde.expression.Expression.Negation;
import org.latentrom.engine.pde.expression.Expression.Operation;
import org.latentrom.engine.pde.expression.Expression.Symbol;

/**
 * Builds expressions and leaves out what does nothing: 0 + a, 1 * a, 0 * a, a ^ 1. A product with 0 is 0 also where the
 * other factor is not finite: a derivative's term that does not exist shall not make the others NaN.
 */
final class Simplified {
    private Simplified() {
    }

    static Expression constant(final double value) {
        return new Constant(value);
    }

    static boolean is(final Expression e, final double value) {
        return e instanceof Constant c && c.value() == value;
    }

    static Expression negation(final Expression a) {
        if (a instanceof Constant c) {
            return constant(-c.value());
        }
        return a instanceof Negation n ? n.argument() : new Negation(a);
    }

    static Expression sum(final Expression a, final Expression b) {
        if (is(a, 0)) {
            return b;
        }
        if (is(b, 0)) {
            return a;
        }
        return b instanceof Negation n ? difference(a, n.argument()) : joined(Operator.ADD, a, b);
    }

    static Expression difference(final Expression a, final Expression b) {
        if (is(a, 0)) {
            return negation(b);
        }
        if (is(b, 0)) {
            return a;
        }
        return b instanceof Negation n ? sum(a, n.argument()) : joined(Operator.SUBTRACT, a, b);
    }

    static Expression product(final Expression a, final Expression b) {
        if (is(a, 0) || is(b, 0)) {
            return constant(0);
        }
        if (is(a, 1)) {
            return b;
        }
        if (is(b, 1)) {
            return a;
        }
        if (is(a, -1) || is(b, -1)) {
            return negation(is(a, -1) ? b : a);
        }
        if (a instanceof Negation n) {
            return negation(product(n.argument(), b));
        }
        if (b instanceof Negation n) {
            return negation(product(a, n.argument()));
        }
        if (b instanceof Constant && !(a instanceof Constant)) {
            return product(b, a);
        }
        if (a instanceof Constant && b instanceof Operation o && o.operator() == Operator.MULTIPLY
            && o.left() instanceof Constant) {
            return product(joined(Operator.MULTIPLY, a, o.left()), o.right());
        }
        return joined(Operator.MULTIPLY, a, b);
    }

    static Expression quotient(final Expression a, final Expression b) {
        if (is(b, 1) || is(a, 0) && !is(b, 0)) {
            return a;
        }
        return a instanceof Negation n ? negation(quotient(n.argument(), b)) : joined(Operator.DIVIDE, a, b);
    }

    static Expression power(final Expression a, final Expression b) {
        if (is(b, 0)) {
            return constant(1);
        }
        return is(b, 1) ? a : joined(Operator.POWER, a, b);
    }

    static Expression call(final Function f, final Expression argument) {
        return new Call(f, List.of(argument));
    }

    /** Joins two constants, if the result is a number. */
    private static Expression joined(final Operator operator, final Expression a, final Expression b) {
        if (a instanceof Constant x && b instanceof Constant y) {
            double value = operator.apply(x.value(), y.value());
            if (Double.isFinite(value)) {
                return constant(value);
            }
        }
        return new Operation(operator, a, b);
    }

    /** @return the formula with the arguments in place of a and b */
    static Expression substitute(final Expression formula, final List<Expression> arguments) {
        if (formula instanceof Symbol s) {
            return arguments.get(s.name().charAt(0) - 'a');
        }
        if (formula instanceof Negation n) {
            return negation(substitute(n.argument(), arguments));
        }
        if (formula instanceof Operation o) {
            return joined(o.operator(), substitute(o.left(), arguments), substitute(o.right(), arguments));
        }
        return formula instanceof Call c ? call(c.function(), substitute(c.arguments().get(0), arguments)) : formula;
    }

    static List<Expression> terms(final Expression e) {
        var terms = new ArrayList<Expression>();
        collect(e, false, terms);
        return terms;
    }

    private static void collect(final Expression e, final boolean negative, final List<Expression> terms) {
        if (e instanceof Negation n) {
            collect(n.argument(), !negative, terms);
        } else if (e instanceof Operation o && (o.operator() == Operator.ADD || o.operator() == Operator.SUBTRACT)) {
            collect(o.left(), negative, terms);
            collect(o.right(), negative ^ o.operator() == Operator.SUBTRACT, terms);
        } else if (!is(e, 0)) {
            terms.add(negative ? negation(e) : e);
        }
    }
}
