package org.latentrom.engine.image;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.pde.expression.Evaluator;
import org.latentrom.engine.pde.expression.Expression;
import org.latentrom.engine.pde.expression.Suggestion;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.Derivative;

/** A formula of x and y whose derivatives are taken symbolically, and computed in float64. Immutable. */
public final class FormulaTruth {
    private static final List<Derivative> DERIVATIVES = List.of(Derivative.F, Derivative.FX, Derivative.FY,
        Derivative.FXX, Derivative.FXY, Derivative.FYY);

    private final Evaluator m_evaluator;

    private FormulaTruth(final Evaluator evaluator) {
        m_evaluator = evaluator;
    }

    /**
     * @param text such as {@code exp(-t)*sin(x)*cos(y)}
     * @param parameters names that it may use besides x and y
     * @throws IllegalArgumentException if it is no formula or uses another name; the message says where or which
     */
    public static FormulaTruth of(final String text, final Collection<String> parameters) {
        Expression formula = Expression.parse(text);
        Set<String> known = new TreeSet<>(parameters);
        known.addAll(List.of("x", "y"));
        for (String symbol : formula.symbols()) {
            if (!known.contains(plain(symbol))) {
                throw new IllegalArgumentException("the name \"" + symbol + "\" is not known"
                    + Suggestion.of(symbol, known).map(k -> "; did you mean \"" + k + "\"?").orElse(".")
                    + " It can use " + String.join(", ", known));
            }
        }
        return new FormulaTruth(new Evaluator(DERIVATIVES.stream().map(d -> derived(formula, d)).toList()));
    }

    private static Expression derived(final Expression formula, final Derivative derivative) {
        Expression e = formula;
        for (int i = 0; i < derivative.x(); i++) {
            e = e.derivative("x");
        }
        for (int i = 0; i < derivative.y(); i++) {
            e = e.derivative("y");
        }
        return e;
    }

    private static String plain(final String symbol) {
        return symbol.replace("`", "");
    }

    /** @return the names besides x and y that the formula and its derivatives need */
    public Set<String> parameters() {
        Set<String> names = new TreeSet<>();
        m_evaluator.symbols().forEach(s -> names.add(plain(s)));
        names.removeAll(List.of("x", "y"));
        return names;
    }

    /**
     * @param grid where the values are wanted: at the centres of its pixels
     * @param parameters values of at least {@link #parameters()}
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public TrueDerivatives on(final FieldShape grid, final Map<String, Double> parameters, final Progress progress) {
        var x = new double[grid.pixels()];
        var y = new double[grid.pixels()];
        for (int i = 0; i < x.length; i++) {
            x[i] = grid.x(i % grid.width());
            y[i] = grid.y(i / grid.width());
        }
        double[][] inputs = m_evaluator.symbols().stream().map(FormulaTruth::plain).map(
            s -> s.equals("x") ? x : s.equals("y") ? y : new double[]{parameters.get(s)}).toArray(double[][]::new);
        double[][] values = m_evaluator.evaluate(inputs, grid.pixels(), progress);
        Map<Derivative, double[]> results = new EnumMap<>(Derivative.class);
        DERIVATIVES.forEach(d -> results.put(d, values[DERIVATIVES.indexOf(d)]));
        return new TrueDerivatives(grid, Mask.full(grid.height(), grid.width()), results::get);
    }
}
