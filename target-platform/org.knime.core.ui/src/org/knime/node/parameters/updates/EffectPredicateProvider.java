package org.knime.node.parameters.updates;

import java.util.function.Predicate;

import org.knime.node.parameters.NodeParametersInput;

/** Makes a statement on fields. */
@FunctionalInterface
public interface EffectPredicateProvider {
    /** Makes the statement. */
    EffectPredicate init(PredicateInitializer i);

    /** Both are true. */
    default EffectPredicate and(final EffectPredicate... predicates) {
        return predicates[0];
    }

    /** One is true. */
    default EffectPredicate or(final EffectPredicate... predicates) {
        return predicates[0];
    }

    /** The contrary. */
    default EffectPredicate not(final EffectPredicate predicate) {
        return predicate;
    }

    /** Gives the fields. */
    interface PredicateInitializer {
        /** A text. */
        StringReference getString(Class<? extends ParameterReference<String>> reference);

        /** A truth value. */
        BooleanReference getBoolean(Class<? extends ParameterReference<Boolean>> reference);

        /** A constant of an enum. */
        <E extends Enum<E>> EnumReference<E> getEnum(Class<? extends ParameterReference<E>> reference);

        /** Whether the field is not part of these parameters. */
        boolean isMissing(Class<? extends ParameterReference<?>> reference);

        /** A statement on the inputs. */
        EffectPredicate getConstant(Predicate<NodeParametersInput> predicate);

        /** Another statement. */
        EffectPredicate getPredicate(Class<? extends EffectPredicateProvider> predicateProviderClass);

        /** Never true. */
        default EffectPredicate never() {
            return getConstant(c -> false);
        }

        /** Always true. */
        default EffectPredicate always() {
            return getConstant(c -> true);
        }

        /** Statements on a text. */
        interface StringReference {
            /** It is this. */
            EffectPredicate isEqualTo(String value);

            /** It matches a regular expression. */
            EffectPredicate matchesPattern(String pattern);
        }

        /** Statements on a truth value. */
        interface BooleanReference {
            /** It is true. */
            EffectPredicate isTrue();

            /** It is false. */
            EffectPredicate isFalse();
        }

        /** Statements on a constant. */
        interface EnumReference<E extends Enum<E>> {
            /** It is one of these. */
            @SuppressWarnings("unchecked")
            EffectPredicate isOneOf(E... values);
        }
    }
}
