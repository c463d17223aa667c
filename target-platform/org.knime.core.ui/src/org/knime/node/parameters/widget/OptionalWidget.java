package org.knime.node.parameters.widget;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.StateProvider;

/** What an Optional field becomes when it is switched on. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface OptionalWidget {
    /** Gives the value. */
    Class<? extends DefaultValueProvider<?>> defaultProvider();

    /** Gives the value. */
    interface DefaultValueProvider<T> extends StateProvider<T> {
        @Override
        default void init(final StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
        }

        @Override
        T computeState(NodeParametersInput parametersInput);
    }
}
