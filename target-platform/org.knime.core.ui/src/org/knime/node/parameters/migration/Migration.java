package org.knime.node.parameters.migration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How older settings of the field (or of the class) are loaded. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface Migration {
    /** Says how. */
    @SuppressWarnings("rawtypes")
    Class<? extends NodeParametersMigration> value();
}
