package org.knime.node.parameters.persistence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Under which key the field is saved. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Persist {
    /** The key; empty for the field's name without "m_". */
    String configKey() default "";

    /** Whether "_Internals" is added to the key. */
    boolean hidden() default false;
}
