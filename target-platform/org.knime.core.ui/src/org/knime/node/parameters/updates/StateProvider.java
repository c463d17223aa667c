package org.knime.node.parameters.updates;

import java.util.function.Supplier;

import org.knime.node.parameters.NodeParametersInput;

/** Computes something for a dialog. */
public interface StateProvider<S> {
    /** Says when to compute. */
    void init(StateProviderInitializer initializer);

    /** Computes. */
    S computeState(NodeParametersInput parametersInput);

    /** Takes when to compute. */
    interface StateProviderInitializer {
        /** The value of a field; computed anew when it changes. */
        <T> Supplier<T> computeFromValueSupplier(Class<? extends ParameterReference<T>> ref);

        /** The value of a field. */
        <T> Supplier<T> getValueSupplier(Class<? extends ParameterReference<T>> ref);

        /** Computed anew when a field changes. */
        <T> void computeOnValueChange(Class<? extends ParameterReference<T>> id);

        /** Computed before the dialog opens. */
        void computeBeforeOpenDialog();

        /** Computed after the dialog opened. */
        void computeAfterOpenDialog();
    }
}
