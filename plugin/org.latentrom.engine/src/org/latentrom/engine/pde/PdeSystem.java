package org.latentrom.engine.pde;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.latentrom.engine.pde.expression.Equation;
import org.latentrom.engine.pde.expression.Position;

/** Equations whose symbols are known. Immutable. */
public final class PdeSystem {
    private final List<Equation> m_equations;

    private final Map<String, Variable> m_variables;

    private PdeSystem(final List<Equation> equations, final Map<String, Variable> variables) {
        m_equations = List.copyOf(equations);
        m_variables = variables;
    }

    /**
     * @param equations the equations, at least one
     * @param names what their symbols can stand for
     * @throws IllegalArgumentException if a symbol stands for nothing or for a derivative of too high an order; the
     *             message names equation, line and column, the nearest name and all others
     */
    public static PdeSystem of(final List<Equation> equations, final Names names) {
        var variables = new LinkedHashMap<String, Variable>();
        for (Equation e : equations) {
            Comparator<String> byPlace = Comparator.comparingInt((String s) -> e.positions().get(s).line())
                .thenComparingInt(s -> e.positions().get(s).column());
            for (String symbol : e.residual().symbols().stream().sorted(byPlace).toList()) {
                variables.put(symbol, variable(e, symbol, names));
            }
        }
        return new PdeSystem(equations, variables);
    }

    private static Variable variable(final Equation e, final String symbol, final Names names) {
        Position at = e.positions().get(symbol);
        String place = "equation \"" + e.name() + "\", " + at + ": ";
        try {
            return names.find(symbol).orElseThrow(() -> new IllegalArgumentException(names.unknown(symbol)));
        } catch (IllegalArgumentException x) {
            throw new IllegalArgumentException(place + x.getMessage(), x);
        }
    }

    /** @return the equations */
    public List<Equation> equations() {
        return m_equations;
    }

    /** @return names of the equations */
    public List<String> names() {
        return m_equations.stream().map(Equation::name).toList();
    }

    /** @return all symbols of the equations */
    Set<String> symbols() {
        return m_variables.keySet();
    }

    /** @return what a symbol stands for */
    public Variable variable(final String symbol) {
        return m_variables.get(symbol);
    }

    /** @return whether a symbol stands for this */
    public boolean uses(final Variable variable) {
        return m_variables.containsValue(variable);
    }

    private Stream<Variable.Channel> derivatives() {
        return m_variables.values().stream().filter(Variable.Channel.class::isInstance)
            .map(Variable.Channel.class::cast);
    }

    /** @return the channels that the equations use, in alphabetical order: the order of a state's arrays */
    public List<String> channels() {
        return List.copyOf(derivatives().map(Variable.Channel::channel)
            .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
    }

    /** @return the parameters that each row must have, in alphabetical order */
    public List<String> parameters() {
        return List.copyOf(m_variables.values().stream().filter(Variable.Parameter.class::isInstance)
            .map(v -> ((Variable.Parameter)v).name())
            .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
    }

    /** @return the highest order of a spatial derivative, 0 to 4; 0 if there is none */
    public int order() {
        return derivatives().mapToInt(Variable.Channel::order).max().orElse(0);
    }

    /** @return the highest order of a time derivative, 0 to 2; 0 if there is none */
    public int timeOrder() {
        return derivatives().mapToInt(Variable.Channel::t).max().orElse(0);
    }

    /** @return a symbol of that spatial order, for messages */
    String symbolOfOrder(final int order) {
        return m_variables.entrySet().stream()
            .filter(e -> e.getValue() instanceof Variable.Channel c && c.order() == order).map(Map.Entry::getKey)
            .findFirst().orElseThrow();
    }
}
