package org.latentrom.engine.pde;

import java.util.HashMap;
import java.util.Map;

import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.ImageWlsqm;

/** Computes what the symbols of equations are: only the derivatives that occur, each fit once. */
final class SymbolValues {
    /** One fit gives all spatial derivatives of a channel's time derivative. */
    private record Source(int channel, int t) {
    }

    private final PdeSystem m_system;

    private final FieldShape m_shape;

    private final ImageWlsqm m_fits;

    private final Progress m_progress;

    private final Map<Source, double[][]> m_known = new HashMap<>();

    /** @param fits null if there is no spatial derivative */
    SymbolValues(final PdeSystem system, final FieldShape shape, final ImageWlsqm fits, final Progress progress) {
        m_system = system;
        m_shape = shape;
        m_fits = fits;
        m_progress = progress;
    }

    /** @throws IllegalArgumentException if there are not as many states as rows, or values as parameters */
    ResidualInputs of(final double[][][] states, final TimeWindow window, final double[] parameters) {
        if (states.length != window.rows() || parameters.length != m_system.parameters().size()) {
            throw new IllegalArgumentException(states.length + " states for " + window.rows() + " rows, "
                + parameters.length + " values for the parameters " + m_system.parameters());
        }
        var values = new HashMap<String, double[]>();
        for (String symbol : m_system.symbols()) {
            Variable v = m_system.variable(symbol);
            if (v instanceof Variable.Constant c) {
                values.put(symbol, new double[]{c.value()});
            } else if (v instanceof Variable.Parameter p) {
                values.put(symbol, new double[]{parameters[m_system.parameters().indexOf(p.name())]});
            } else if (v instanceof Variable.Channel c) {
                values.put(symbol, channel(c, states, window));
            } else {
                values.put(symbol, coordinate((Variable.Coordinate)v, window));
            }
        }
        return new ResidualInputs(window, values);
    }

    private double[] channel(final Variable.Channel c, final double[][][] states, final TimeWindow window) {
        int channel = m_system.channels().indexOf(c.channel());
        if (c.order() == 0) {
            return inTime(states, channel, c.t(), window);
        }
        return m_known.computeIfAbsent(new Source(channel, c.t()),
            s -> m_fits.fit(inTime(states, channel, c.t(), window), m_progress))[c.derivative().ordinal()];
    }

    private static double[] inTime(final double[][][] states, final int channel, final int order,
        final TimeWindow window) {
        if (order == 0) {
            return states[window.at()][channel];
        }
        double[] weights = window.weights(order);
        var sum = new double[states[0][channel].length];
        for (int k = 0; k < weights.length; k++) {
            double[] values = states[k][channel];
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weights[k] * values[i];
            }
        }
        return sum;
    }

    private double[] coordinate(final Variable.Coordinate coordinate, final TimeWindow window) {
        if (coordinate == Variable.Coordinate.T) {
            return new double[]{window.times()[window.at()]};
        }
        var values = new double[m_shape.pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = coordinate == Variable.Coordinate.X ? m_shape.x(i % m_shape.width())
                : m_shape.y(i / m_shape.width());
        }
        return values;
    }
}
