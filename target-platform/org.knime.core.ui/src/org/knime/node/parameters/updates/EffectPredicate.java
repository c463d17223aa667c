package org.knime.node.parameters.updates;

/** A statement on fields. The stand-in has no dialog: it only asks whether the fields exist. */
public interface EffectPredicate {
    default EffectPredicate and(final EffectPredicate other) {
        return this;
    }

    default EffectPredicate or(final EffectPredicate other) {
        return this;
    }

    default EffectPredicate negate() {
        return this;
    }
}
