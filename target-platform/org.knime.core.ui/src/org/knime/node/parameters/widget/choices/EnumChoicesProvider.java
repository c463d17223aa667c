package org.knime.node.parameters.widget.choices;

import java.util.List;

import org.knime.node.parameters.NodeParametersInput;

/** Gives constants to choose from; one of the methods is to be overridden. */
public non-sealed interface EnumChoicesProvider<E extends Enum<E>> extends ChoicesStateProvider<EnumChoice<E>> {
    @Override
    default void init(final StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
    }

    /** The constants. */
    default List<E> choices(final NodeParametersInput context) {
        throw new IllegalStateException(getClass() + " gives no choices");
    }

    @Override
    default List<EnumChoice<E>> computeState(final NodeParametersInput context) {
        return choices(context).stream().map(e -> new EnumChoice<>(e, e.name())).toList();
    }
}
