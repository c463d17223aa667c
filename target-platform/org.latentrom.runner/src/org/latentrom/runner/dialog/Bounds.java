package org.latentrom.runner.dialog;

import java.lang.reflect.Method;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/** Compares a number with the bounds of a widget, whose methods are protected. */
final class Bounds {
    private Bounds() {
    }

    static boolean below(final double value, final MinValidation min) {
        double bound = bound(min, MinValidation.class, "getMin");
        return min.isExclusive() ? value <= bound : value < bound;
    }

    static boolean above(final double value, final MaxValidation max) {
        double bound = bound(max, MaxValidation.class, "getMax");
        return max.isExclusive() ? value >= bound : value > bound;
    }

    private static double bound(final NumberInputWidgetValidation validation, final Class<?> type, final String name) {
        try {
            Method m = type.getDeclaredMethod(name);
            m.setAccessible(true);
            return (Double)m.invoke(validation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e); // the stand-in's own class has it
        }
    }
}
