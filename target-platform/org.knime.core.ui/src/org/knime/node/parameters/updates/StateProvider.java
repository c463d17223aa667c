package org.knime.node.parameters.updates;

import java.util.function.Supplier;

import org.knime.node.parameters.NodeParametersInput;

/** Computes something for a dialog: values to choose from, a message, or what other providers begin with. */
public interface StateProvider<S> {
    /** Says what the state depends on, and when it is to be computed. */
    interface StateProviderInitializer {
        /** The state is computed anew whenever this field changes. */
        <T> Supplier<T> computeFromValueSupplier(Class<? extends ParameterReference<T>> reference);

        <T> Supplier<T> getValueSupplier(Class<? extends ParameterReference<T>> reference);

        /** The state is computed anew whenever that other state is. */
        <T> Supplier<T> computeFromProvidedState(Class<? extends StateProvider<T>> provider);

        void computeBeforeOpenDialog();

        void computeAfterOpenDialog();
    }

    void init(StateProviderInitializer initializer);

    S computeState(NodeParametersInput parametersInput);
}
