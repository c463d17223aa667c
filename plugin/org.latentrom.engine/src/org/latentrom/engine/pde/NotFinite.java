package org.latentrom.engine.pde;

import java.util.List;
import java.util.stream.Collectors;

import org.latentrom.engine.pde.expression.Evaluator;
import org.latentrom.engine.pde.expression.Expression;
import org.latentrom.engine.progress.Progress;

/** Finds the part of a formula that is not finite although what it is made of is: 1/u where u is 0. */
final class NotFinite {
    private final ResidualInputs m_inputs;

    private final int m_pixel;

    NotFinite(final ResidualInputs inputs, final int pixel) {
        m_inputs = inputs;
        m_pixel = pixel;
    }

    /** @return the part, its value, and the values of its symbols */
    String explain(final Expression formula) {
        Expression cause = cause(formula);
        String symbols = cause.symbols().stream().map(s -> s + " = " + m_inputs.at(s, m_pixel))
            .collect(Collectors.joining(", "));
        return cause + " is " + value(cause) + (symbols.isEmpty() ? "" : " where " + symbols);
    }

    private Expression cause(final Expression e) {
        return e.operands().stream().filter(o -> !Double.isFinite(value(o))).findFirst().map(this::cause).orElse(e);
    }

    private double value(final Expression e) {
        var evaluator = new Evaluator(List.of(e));
        double[][] inputs = evaluator.symbols().stream().map(s -> new double[]{m_inputs.at(s, m_pixel)})
            .toArray(double[][]::new);
        return evaluator.evaluate(inputs, 1, Progress.NONE)[0][0];
    }
}
