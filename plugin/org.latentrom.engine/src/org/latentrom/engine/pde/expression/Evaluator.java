package org.latentrom.engine.pde.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.latentrom.engine.progress.Progress;

/**
 * Computes formulas over arrays, in float64. Formulas become one list of steps, in which what occurs twice is computed
 * once; each step is a pass over a block that fits the processor's cache. Immutable, usable by several threads.
 */
public final class Evaluator {
    private static final int BLOCK = 512;

    private final List<String> m_symbols;

    private final List<Step> m_steps;

    private final int[] m_results;

    /** @param expressions what is computed, at least one */
    public Evaluator(final List<Expression> expressions) {
        var names = new TreeSet<String>();
        expressions.forEach(e -> names.addAll(e.symbols()));
        m_symbols = List.copyOf(names);
        var compiler = new Compiler(m_symbols);
        m_results = expressions.stream().mapToInt(compiler::register).toArray();
        m_steps = compiler.steps();
    }

    /** @return the names of all formulas, in alphabetical order: the order of the inputs */
    public List<String> symbols() {
        return m_symbols;
    }

    /**
     * @param inputs the values of each symbol, in the order of {@link #symbols()}: {@code count} numbers, or one that
     *            holds everywhere
     * @param count how many values to compute
     * @param progress asked in every block whether to stop
     * @return for each formula {@code count} numbers; infinite or NaN where it is not defined
     * @throws IllegalArgumentException if the number or length of the inputs is wrong
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public double[][] evaluate(final double[][] inputs, final int count, final Progress progress) {
        if (inputs.length != m_symbols.size()) {
            throw new IllegalArgumentException(inputs.length + " inputs for the symbols " + m_symbols);
        }
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i].length != 1 && inputs[i].length != count) {
                throw new IllegalArgumentException(m_symbols.get(i) + " has " + inputs[i].length + " values, expected "
                    + count);
            }
        }
        var results = new double[m_results.length][count];
        var registers = new ArrayList<double[]>();
        m_steps.forEach(s -> registers.add(new double[Math.min(BLOCK, count)]));
        for (int from = 0; from < count; from += BLOCK) {
            progress.checkCanceled();
            int length = Math.min(BLOCK, count - from);
            for (int i = 0; i < m_steps.size(); i++) {
                m_steps.get(i).run(registers, registers.get(i), inputs, from, length);
            }
            for (int r = 0; r < m_results.length; r++) {
                System.arraycopy(registers.get(m_results[r]), 0, results[r], from, length);
            }
        }
        return results;
    }
}
