package org.knime.node.parameters.updates;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who changes the field in a dialog. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface ValueProvider {
    /** Who. */
    @SuppressWarnings("rawtypes")
    Class<? extends StateProvider> value();
}
