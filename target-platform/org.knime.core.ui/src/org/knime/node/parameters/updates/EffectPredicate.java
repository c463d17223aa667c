package org.knime.node.parameters.updates;

/** A statement on fields. The stand-in has no dialog: it only asks whether the fields exist. */
public interface EffectPredicate {
    /** Both are true. */
    default EffectPredicate and(final EffectPredicate other) {
        return this;
    }

    /** One is true. */
    default EffectPredicate or(final EffectPredicate other) {
        return this;
    }

    /** The contrary. */
    default EffectPredicate negate() {
        return this;
    }
}
