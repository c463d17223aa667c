package org.knime.node.parameters.widget.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation;

/** How a text is shown and checked in the dialog. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface TextInputWidget {
    /** Shown while the text is empty. */
    String placeholder() default "";

    /** Regular expression that the text must match. */
    Class<? extends PatternValidation> patternValidation() default PatternValidation.class;
}
