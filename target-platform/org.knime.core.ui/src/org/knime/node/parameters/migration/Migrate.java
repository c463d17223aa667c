package org.knime.node.parameters.migration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an absent key of the field loads as. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Migrate {
    /** Whether an absent key loads as the value that a new object has. */
    boolean loadDefaultIfAbsent() default false;
}
