package org.latentrom.engine.pde.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.latentrom.engine.pde.expression.Expression.Call;
import org.latentrom.engine.pde.expression.Expression.Constant;
import org.latentrom.engine.pde.expression.Expression.Negation;
import org.latentrom.engine.pde.expression.Expression.Operation;
import org.latentrom.engine.pde.expression.Expression.Symbol;
import org.latentrom.engine.pde.expression.Step.Code;

/** Numbers the different values that occur in expressions (local value numbering), operands before what uses them. */
final class Compiler {
    /** Beyond this, rounding of repeated products exceeds that of {@link Math#pow}. */
    private static final int GREATEST_WHOLE_POWER = 16;

    private final List<String> m_symbols;

    private final Map<Step, Integer> m_numbers = new HashMap<>();

    private final Map<Expression, Integer> m_known = new IdentityHashMap<>();

    private final List<Step> m_steps = new ArrayList<>();

    Compiler(final List<String> symbols) {
        m_symbols = symbols;
    }

    List<Step> steps() {
        return List.copyOf(m_steps);
    }

    /** @return number of the register that will hold the value */
    int register(final Expression e) {
        Integer known = m_known.get(e);
        if (known == null) {
            Step step = step(e);
            known = m_numbers.computeIfAbsent(step, s -> {
                m_steps.add(s);
                return m_steps.size() - 1;
            });
            m_known.put(e, known);
        }
        return known;
    }

    private Step step(final Expression e) {
        if (e instanceof Constant c) {
            return new Step(Code.CONSTANT, 0, 0, c.value(), null);
        }
        if (e instanceof Symbol s) {
            return Step.of(Code.INPUT, m_symbols.indexOf(s.name()), 0);
        }
        if (e instanceof Negation n) {
            return Step.of(Code.NEGATE, register(n.argument()), 0);
        }
        if (e instanceof Call c) {
            int second = c.arguments().size() == 1 ? 0 : register(c.arguments().get(1));
            return new Step(Code.CALL, register(c.arguments().get(0)), second, 0, c.function());
        }
        var o = (Operation)e;
        return switch (o.operator()) {
            case ADD -> Step.of(Code.ADD, register(o.left()), register(o.right()));
            case SUBTRACT -> Step.of(Code.SUBTRACT, register(o.left()), register(o.right()));
            case MULTIPLY -> Step.of(Code.MULTIPLY, register(o.left()), register(o.right()));
            case DIVIDE -> Step.of(Code.DIVIDE, register(o.left()), register(o.right()));
            case POWER -> power(o);
        };
    }

    private Step power(final Operation o) {
        double exponent = o.right() instanceof Constant c ? c.value()
            : o.right() instanceof Negation n && n.argument() instanceof Constant c ? -c.value() : Double.NaN;
        boolean whole = exponent == Math.rint(exponent) && Math.abs(exponent) <= GREATEST_WHOLE_POWER;
        return whole ? Step.of(Code.WHOLE_POWER, register(o.left()), (int)exponent)
            : Step.of(Code.POWER, register(o.left()), register(o.right()));
    }
}
