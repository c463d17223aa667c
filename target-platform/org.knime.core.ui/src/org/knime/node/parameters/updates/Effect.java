package org.knime.node.parameters.updates;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The field is shown or enabled depending on others. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Effect {
    /** What depends. */
    enum EffectType {
        /** Enabled if true. */
        ENABLE,
        /** Disabled if true. */
        DISABLE,
        /** Shown if true. */
        SHOW,
        /** Hidden if true. */
        HIDE
    }

    /** On what it depends. */
    Class<? extends EffectPredicateProvider> predicate();

    /** What depends. */
    EffectType type();
}
