package org.latentrom.engine.pde;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.pde.expression.Equation;
import org.latentrom.engine.pde.expression.Evaluator;
import org.latentrom.engine.pde.expression.Expression;
import org.latentrom.engine.progress.Progress;

/**
 * Fields that are formulas of x, y and t, so that all derivatives are known exactly.
 *
 * @param formulas a formula a channel, with numbers in place of all parameters
 */
record ExactFields(Map<String, Expression> formulas) {
    /** @param texts channel, formula, channel, formula, … */
    static ExactFields of(final String... texts) {
        var formulas = new TreeMap<String, Expression>();
        for (int i = 0; i < texts.length; i += 2) {
            formulas.put(texts[i], Expression.parse(texts[i + 1]));
        }
        return new ExactFields(formulas);
    }

    List<String> channels() {
        return List.copyOf(formulas.keySet());
    }

    static FieldShape grid(final int height, final int width, final Extent extent) {
        return new FieldShape(List.of("any"), height, width, extent);
    }

    /** @return the channels in alphabetical order, in float64 */
    double[][] state(final FieldShape grid, final double time) {
        return formulas.values().stream().map(f -> values(f, grid, time)).toArray(double[][]::new);
    }

    Field field(final FieldShape grid, final double time) {
        double[][] state = state(grid, time);
        var values = new float[state.length * grid.pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float)state[i / grid.pixels()][i % grid.pixels()];
        }
        return new Field(grid.withChannels(channels()), values);
    }

    static double[] values(final Expression formula, final FieldShape grid, final double time) {
        var evaluator = new Evaluator(List.of(formula));
        var inputs = new ArrayList<double[]>();
        for (String symbol : evaluator.symbols()) {
            var values = new double[grid.pixels()];
            for (int i = 0; i < values.length; i++) {
                values[i] = switch (symbol) {
                    case "x" -> grid.x(i % grid.width());
                    case "y" -> grid.y(i / grid.width());
                    case "t" -> time;
                    default -> throw new IllegalArgumentException(symbol);
                };
            }
            inputs.add(values);
        }
        return evaluator.evaluate(inputs.toArray(double[][]::new), grid.pixels(), Progress.NONE)[0];
    }

    /** @return the equation's residual by symbolic differentiation */
    double[] residual(final PdeSystem system, final Equation equation, final FieldShape grid, final double time) {
        var evaluator = new Evaluator(List.of(equation.residual()));
        double[][] inputs = evaluator.symbols().stream().map(s -> {
            Variable v = system.variable(s);
            if (v instanceof Variable.Constant c) {
                return new double[]{c.value()};
            }
            if (v instanceof Variable.Channel c) {
                Expression f = formulas.get(c.channel());
                for (int i = 0; i < c.x() + c.y() + c.t(); i++) {
                    f = f.derivative(i < c.x() ? "x" : i < c.x() + c.y() ? "y" : "t");
                }
                return values(f, grid, time);
            }
            return values(new Expression.Symbol(s), grid, time);
        }).toArray(double[][]::new);
        return evaluator.evaluate(inputs, grid.pixels(), Progress.NONE)[0];
    }
}
