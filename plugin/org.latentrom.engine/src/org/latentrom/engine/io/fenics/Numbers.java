package org.latentrom.engine.io.fenics;

import java.lang.reflect.Array;

/** Arrays of numbers of any type as the types that are worked with. */
final class Numbers {
    private Numbers() {
    }

    static double[] doubles(final Object data) {
        if (data instanceof double[] d) {
            return d;
        }
        var values = new double[Array.getLength(data)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Array.getDouble(data, i);
        }
        return values;
    }

    /** @param wrong stands for numbers that are no index, and is refused where indices are checked */
    static int[] integers(final Object data, final int wrong) {
        if (data instanceof int[] n) {
            return n;
        }
        var values = new int[Array.getLength(data)];
        for (int i = 0; i < values.length; i++) {
            double v = Array.getDouble(data, i);
            values[i] = v == (int)v ? (int)v : wrong;
        }
        return values;
    }
}
