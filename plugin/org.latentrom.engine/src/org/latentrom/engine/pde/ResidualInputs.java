package org.latentrom.engine.pde;

import java.util.Map;

/**
 * What the symbols of equations are at one time.
 *
 * @param window the rows that time derivatives are taken from
 * @param values values of each symbol: one a pixel, or one that holds everywhere
 */
record ResidualInputs(TimeWindow window, Map<String, double[]> values) {
    /** @return the values in the order of an evaluator's symbols */
    double[][] inOrder(final java.util.List<String> symbols) {
        return symbols.stream().map(values::get).toArray(double[][]::new);
    }

    /** @return a symbol's value in a pixel */
    double at(final String symbol, final int pixel) {
        double[] v = values.get(symbol);
        return v[v.length == 1 ? 0 : pixel];
    }
}
