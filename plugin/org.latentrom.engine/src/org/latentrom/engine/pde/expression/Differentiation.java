package org.latentrom.engine.pde.expression;

import static org.latentrom.engine.pde.expression.Simplified.call;
import static org.latentrom.engine.pde.expression.Simplified.constant;
import static org.latentrom.engine.pde.expression.Simplified.difference;
import static org.latentrom.engine.pde.expression.Simplified.negation;
import static org.latentrom.engine.pde.expression.Simplified.product;
import static org.latentrom.engine.pde.expression.Simplified.quotient;
import static org.latentrom.engine.pde.expression.Simplified.sum;

import java.util.IdentityHashMap;
import java.util.Map;

import org.latentrom.engine.pde.expression.Expression.Call;
import org.latentrom.engine.pde.expression.Expression.Constant;
import org.latentrom.engine.pde.expression.Expression.Negation;
import org.latentrom.engine.pde.expression.Expression.Operation;
import org.latentrom.engine.pde.expression.Expression.Symbol;

/** The rules of differentiation with respect to one symbol; a part that occurs twice is derived once. */
final class Differentiation {
    private final String m_symbol;

    private final Map<Expression, Expression> m_known = new IdentityHashMap<>();

    Differentiation(final String symbol) {
        m_symbol = symbol;
    }

    Expression of(final Expression e) {
        Expression known = m_known.get(e);
        if (known == null) {
            known = derive(e);
            m_known.put(e, known);
        }
        return known;
    }

    private Expression derive(final Expression e) {
        if (e instanceof Constant) {
            return constant(0);
        }
        if (e instanceof Symbol s) {
            return constant(s.name().equals(m_symbol) ? 1 : 0);
        }
        if (e instanceof Negation n) {
            return negation(of(n.argument()));
        }
        if (e instanceof Operation o) {
            return derive(o);
        }
        var c = (Call)e;
        Expression result = constant(0);
        for (int i = 0; i < c.arguments().size(); i++) {
            Expression inner = of(c.arguments().get(i));
            if (!Simplified.is(inner, 0)) {
                result = sum(result, product(inner, c.function().derivative(c.arguments(), i)));
            }
        }
        return result;
    }

    private Expression derive(final Operation o) {
        Expression a = o.left();
        Expression b = o.right();
        Expression da = of(a);
        Expression db = of(b);
        return switch (o.operator()) {
            case ADD -> sum(da, db);
            case SUBTRACT -> difference(da, db);
            case MULTIPLY -> sum(product(da, b), product(a, db));
            case DIVIDE -> Simplified.is(db, 0) ? quotient(da, b)
                : quotient(difference(product(da, b), product(a, db)), Simplified.power(b, constant(2)));
            case POWER -> power(o, a, b, da, db);
        };
    }

    /** (a^b)' = b a^(b-1) a' + a^b log(a) b'; a logarithm appears only if the exponent depends on the symbol. */
    private static Expression power(final Operation o, final Expression a, final Expression b, final Expression da,
        final Expression db) {
        Expression base = product(product(b, Simplified.power(a, difference(b, constant(1)))), da);
        return Simplified.is(db, 0) ? base : sum(base, product(product(o, call(Function.LOG, a)), db));
    }
}
