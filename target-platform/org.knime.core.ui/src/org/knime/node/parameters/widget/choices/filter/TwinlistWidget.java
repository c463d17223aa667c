package org.knime.node.parameters.widget.choices.filter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An array of texts is shown as two lists beside each other. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface TwinlistWidget {
    /** Heading of the right list. */
    String includedLabel() default "";

    /** Heading of the left list. */
    String excludedLabel() default "";
}
