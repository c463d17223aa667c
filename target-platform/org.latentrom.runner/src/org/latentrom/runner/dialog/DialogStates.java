package org.latentrom.runner.dialog;

import java.lang.reflect.ParameterizedType;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.updates.StateProvider.StateProviderInitializer;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.message.TextMessage;
import org.latentrom.runner.parameters.ParametersIO;

/** What a dialog with these values would list and say when it has been opened. */
public final class DialogStates {
    private final NodeParametersInput m_input;

    private final Map<String, Class<?>> m_providers = new HashMap<>();

    private final Map<Class<?>, Object> m_values = new HashMap<>();

    private final Map<Class<?>, Object> m_states = new HashMap<>();

    /** @param parameters the values in the dialog */
    public DialogStates(final NodeParameters parameters, final NodeParametersInput input) {
        m_input = input;
        collect(parameters);
    }

    private void collect(final Object group) {
        for (var f : group.getClass().getDeclaredFields()) {
            f.setAccessible(true);
            ChoicesProvider choices = f.getAnnotation(ChoicesProvider.class);
            TextMessage message = f.getAnnotation(TextMessage.class);
            if (choices != null || message != null) {
                m_providers.put(f.getName(), choices != null ? choices.value() : message.value());
            }
            try {
                ValueReference reference = f.getAnnotation(ValueReference.class);
                if (reference != null) {
                    m_values.put(reference.value(), f.get(group));
                }
                if (WidgetGroup.class.isAssignableFrom(f.getType())) {
                    collect(f.get(group));
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e); // made accessible
            }
        }
    }

    /**
     * @return what the provider computes; computed once
     * @throws IllegalStateException if it depends on a field that is not there, or is never to be computed
     */
    @SuppressWarnings("unchecked")
    public <S> S of(final Class<? extends StateProvider<S>> provider) {
        return (S)untyped(provider);
    }

    /**
     * @param field name of a field with choices or a message
     * @return the choices, or the message, if any
     */
    public Object shown(final String field) {
        return untyped(m_providers.get(field));
    }

    Object untyped(final Class<?> type) {
        if (!m_states.containsKey(type)) {
            var provider = (StateProvider<?>)ParametersIO.instance(type);
            var triggers = new Triggers();
            provider.init(triggers);
            if (!triggers.m_any) {
                throw new IllegalStateException(type.getSimpleName() + " is never computed: its init names no "
                    + "occasion");
            }
            triggers.m_closed = true;
            m_states.put(type, provider.computeState(m_input));
        }
        return m_states.get(type);
    }

    /** Notes whether a state is computed at all; its methods may be called by init only. */
    private final class Triggers implements StateProviderInitializer {
        private boolean m_any;

        private boolean m_closed;

        private void open() {
            if (m_closed) {
                throw new IllegalStateException("An initializer was used after init");
            }
        }

        @Override
        public <T> Supplier<T> computeFromValueSupplier(final Class<? extends ParameterReference<T>> reference) {
            m_any = true;
            return getValueSupplier(reference);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> Supplier<T> getValueSupplier(final Class<? extends ParameterReference<T>> reference) {
            open();
            if (!m_values.containsKey(reference)) {
                throw new IllegalStateException("no field has the reference " + reference.getSimpleName());
            }
            T value = (T)m_values.get(reference);
            requireType(reference, value);
            return () -> value;
        }

        private void requireType(final Class<?> reference, final Object value) {
            for (var parent : reference.getGenericInterfaces()) {
                if (parent instanceof ParameterizedType p && p.getActualTypeArguments()[0] instanceof Class<?> c
                    && value != null && !c.isInstance(value)) {
                    throw new IllegalStateException(reference.getSimpleName() + " stands for another type");
                }
            }
        }

        @Override
        public <T> Supplier<T> computeFromProvidedState(final Class<? extends StateProvider<T>> provider) {
            open();
            m_any = true;
            T state = of(provider);
            return () -> state;
        }

        @Override
        public void computeBeforeOpenDialog() {
            open();
            m_any = true;
        }

        @Override
        public void computeAfterOpenDialog() {
            open();
            m_any = true;
        }
    }
}
