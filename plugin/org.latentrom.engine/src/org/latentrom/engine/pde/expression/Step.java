package org.latentrom.engine.pde.expression;

import java.util.Arrays;
import java.util.List;

/**
 * One pass over a block. A step's result goes to the register of its own number; two equal steps compute the same.
 *
 * @param code what is done
 * @param first number of the first operand's register, or of the input
 * @param second number of the second operand's register, or the whole exponent
 * @param value the number, of a constant
 * @param function the function, of a call
 */
record Step(Code code, int first, int second, double value, Function function) {
    /** What a step can do. */
    enum Code {
        CONSTANT, INPUT, NEGATE, ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, WHOLE_POWER, CALL
    }

    static Step of(final Code code, final int first, final int second) {
        return new Step(code, first, second, 0, null);
    }

    /** Computes {@code length} numbers. */
    void run(final List<double[]> registers, final double[] to, final double[][] inputs, final int from,
        final int length) {
        if (code == Code.CONSTANT) {
            Arrays.fill(to, 0, length, value);
        } else if (code == Code.INPUT) {
            double[] input = inputs[first];
            if (input.length == 1) {
                Arrays.fill(to, 0, length, input[0]);
            } else {
                System.arraycopy(input, from, to, 0, length);
            }
        } else if (code == Code.WHOLE_POWER) {
            wholePower(registers.get(first), to, length);
        } else {
            compute(registers.get(first), registers.get(Math.max(0, second)), to, length);
        }
    }

    private void compute(final double[] a, final double[] b, final double[] to, final int length) {
        // one loop an operation: the compiler turns each into vector instructions
        switch (code) {
            case NEGATE -> {
                for (int i = 0; i < length; i++) {
                    to[i] = -a[i];
                }
            }
            case ADD -> {
                for (int i = 0; i < length; i++) {
                    to[i] = a[i] + b[i];
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < length; i++) {
                    to[i] = a[i] - b[i];
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < length; i++) {
                    to[i] = a[i] * b[i];
                }
            }
            case DIVIDE -> {
                for (int i = 0; i < length; i++) {
                    to[i] = a[i] / b[i];
                }
            }
            case POWER -> {
                for (int i = 0; i < length; i++) {
                    to[i] = Math.pow(a[i], b[i]);
                }
            }
            case CALL -> {
                for (int i = 0; i < length; i++) {
                    to[i] = function.apply(a[i], b[i]);
                }
            }
            default -> throw new IllegalStateException(code.toString());
        }
    }

    /** By repeated squaring; much faster than the general power. */
    private void wholePower(final double[] a, final double[] to, final int length) {
        for (int i = 0; i < length; i++) {
            double result = 1;
            double square = a[i];
            for (int e = Math.abs(second); e > 0; e >>= 1) {
                result = (e & 1) == 1 ? result * square : result;
                square *= square;
            }
            to[i] = second < 0 ? 1 / result : result;
        }
    }
}
