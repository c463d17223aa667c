package org.latentrom.engine.pde.expression;

import org.latentrom.engine.pde.expression.Expression.Call;
import org.latentrom.engine.pde.expression.Expression.Constant;
import org.latentrom.engine.pde.expression.Expression.Negation;
import org.latentrom.engine.pde.expression.Expression.Operation;
import org.latentrom.engine.pde.expression.Expression.Symbol;

/** Writes expressions with no more parentheses than parsing the text again needs. */
final class Printer {
    private static final int ATOM = 9;

    private final StringBuilder m_text = new StringBuilder();

    private Printer() {
    }

    static String print(final Expression e) {
        var printer = new Printer();
        printer.write(e);
        return printer.m_text.toString();
    }

    private static int precedence(final Expression e) {
        if (e instanceof Operation o) {
            return o.operator().precedence();
        }
        boolean minus = e instanceof Negation || e instanceof Constant c && (c.value() < 0 || 1 / c.value() < 0);
        return minus ? Operator.NEGATION_PRECEDENCE : ATOM;
    }

    private void write(final Expression e) {
        if (e instanceof Constant c) {
            boolean whole = c.value() == Math.rint(c.value()) && Math.abs(c.value()) < 1e9;
            m_text.append(whole && c.value() != 0 ? String.valueOf((long)c.value())
                : c.value() == 0 ? "0" : String.valueOf(c.value()));
        } else if (e instanceof Symbol s) {
            m_text.append(s.name());
        } else if (e instanceof Negation n) {
            m_text.append('-');
            write(n.argument(), Operator.NEGATION_PRECEDENCE);
        } else if (e instanceof Operation o) {
            int own = o.operator().precedence();
            boolean power = o.operator() == Operator.POWER;
            boolean loose = own == Operator.ADD.precedence();
            write(o.left(), power ? own + 1 : own);
            m_text.append(loose ? " " + o.operator().symbol() + " " : o.operator().symbol());
            write(o.right(), power ? Operator.NEGATION_PRECEDENCE : own + 1);
        } else if (e instanceof Call c) {
            m_text.append(c.function().symbol()).append('(');
            for (int i = 0; i < c.arguments().size(); i++) {
                m_text.append(i == 0 ? "" : ", ");
                write(c.arguments().get(i));
            }
            m_text.append(')');
        }
    }

    private void write(final Expression e, final int least) {
        boolean open = precedence(e) < least;
        m_text.append(open ? "(" : "");
        write(e);
        m_text.append(open ? ")" : "");
    }
}
