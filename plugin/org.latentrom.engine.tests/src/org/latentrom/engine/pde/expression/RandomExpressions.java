package org.latentrom.engine.pde.expression;

import java.util.List;
import java.util.Random;

import org.latentrom.engine.pde.expression.Expression.Call;
import org.latentrom.engine.pde.expression.Expression.Constant;
import org.latentrom.engine.pde.expression.Expression.Negation;
import org.latentrom.engine.pde.expression.Expression.Operation;
import org.latentrom.engine.pde.expression.Expression.Symbol;

/** Makes formulas at random, and computes their values one by one: the judge of {@link Evaluator}. */
final class RandomExpressions {
    static final List<String> SYMBOLS = List.of("a", "b", "c");

    private final Random m_random;

    private final List<Function> m_functions;

    /** @param functions what may be called */
    RandomExpressions(final long seed, final List<Function> functions) {
        m_random = new Random(seed);
        m_functions = functions;
    }

    /** @return a tree of at most that depth */
    Expression next(final int depth) {
        int kind = depth == 0 ? m_random.nextInt(2) : m_random.nextInt(9);
        if (kind == 0) {
            return new Constant((1 + m_random.nextInt(40)) / 8.0);
        }
        if (kind == 1) {
            return new Symbol(SYMBOLS.get(m_random.nextInt(SYMBOLS.size())));
        }
        if (kind == 2) {
            return new Negation(next(depth - 1));
        }
        if (kind == 3) {
            Function f = m_functions.get(m_random.nextInt(m_functions.size()));
            return new Call(f, f.arguments() == 1 ? List.of(next(depth - 1))
                : List.of(next(depth - 1), next(depth - 1)));
        }
        if (kind == 4) {
            return new Operation(Operator.POWER, next(depth - 1), new Constant(m_random.nextInt(4)));
        }
        return new Operation(Operator.values()[m_random.nextInt(4)], next(depth - 1), next(depth - 1));
    }

    double[] values() {
        return m_random.doubles(SYMBOLS.size(), 0.3, 2).toArray();
    }

    static double value(final Expression e, final double[] values) {
        if (e instanceof Constant c) {
            return c.value();
        }
        if (e instanceof Symbol s) {
            return values[SYMBOLS.indexOf(s.name())];
        }
        if (e instanceof Negation n) {
            return -value(n.argument(), values);
        }
        if (e instanceof Operation o) {
            return o.operator().apply(value(o.left(), values), value(o.right(), values));
        }
        var c = (Call)e;
        double first = value(c.arguments().get(0), values);
        return c.function().apply(first, c.arguments().size() == 1 ? first : value(c.arguments().get(1), values));
    }
}
