package org.latentrom.knime.tests;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;

/**
 * What the WLSQM Differentiator makes of a field that no other node of ours would give it: with NaN, of one row,
 * without valid pixels. The classes are not public, so this looks into them from outside, as a workflow file does.
 */
final class DifferentiatorProbe {
    private final Object m_derivatives;

    /** @param settings keys and values in turn; all others are defaults */
    DifferentiatorProbe(final Object... settings) {
        final Object parameters = WorkflowDraft.parameters(NodeKind.DIFFERENTIATOR, settings);
        try {
            call(parameters, "check");
            call(parameters, "validate");
            final Constructor<?> constructor = Class
                .forName("org.latentrom.knime.differentiator.FieldDerivatives", true,
                    parameters.getClass().getClassLoader())
                .getDeclaredConstructor(parameters.getClass(), long.class, Progress.class);
            constructor.setAccessible(true);
            m_derivatives = constructor.newInstance(parameters, 3L, Progress.NONE);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object call(final Object object, final String name, final Object... arguments)
        throws ReflectiveOperationException {
        for (Method method : object.getClass().getDeclaredMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                method.setAccessible(true);
                try {
                    return method.invoke(object, arguments);
                } catch (InvocationTargetException e) {
                    if (e.getCause() instanceof RuntimeException r) {
                        throw r;
                    }
                    throw e;
                }
            }
        }
        throw new NoSuchMethodException(name);
    }

    private Object derive(final String row, final Field field) {
        try {
            return call(m_derivatives, "of", row, field);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the field of the new column */
    Field field(final String row, final Field field) {
        try {
            return (Field)call(derive(row, field), "field");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the noise columns */
    double[] noise(final String row, final Field field) {
        try {
            return (double[])call(derive(row, field), "noise");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the warning of the fields so far, "" if there is none */
    String warning() {
        try {
            return ((Optional<?>)call(call(m_derivatives, "warnings"), "text")).map(Object::toString).orElse("");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
