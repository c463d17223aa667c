package org.latentrom.runner.dialog;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider.PredicateInitializer;
import org.knime.node.parameters.updates.ParameterReference;

/** Notes which fields a statement needs that are not there, or are of another type. */
final class ReferenceCheck implements PredicateInitializer {
    private static final EffectPredicate ANY = new EffectPredicate() {
    };

    private final Map<Class<?>, Field> m_fields;

    private final List<String> m_problems = new ArrayList<>();

    ReferenceCheck(final Map<Class<?>, Field> fields) {
        m_fields = fields;
    }

    List<String> problems() {
        return m_problems;
    }

    private void check(final Class<?> reference, final Predicate<Class<?>> type) {
        Field field = m_fields.get(reference);
        if (field == null) {
            m_problems.add(reference.getSimpleName() + ", which no field has");
        } else if (!type.test(field.getType())) {
            m_problems.add(reference.getSimpleName() + ", but " + field.getName() + " is of another type");
        }
    }

    @Override
    public StringReference getString(final Class<? extends ParameterReference<String>> reference) {
        check(reference, t -> t == String.class);
        return new StringReference() {
            @Override
            public EffectPredicate isEqualTo(final String value) {
                return ANY;
            }
        };
    }

    @Override
    public BooleanReference getBoolean(final Class<? extends ParameterReference<Boolean>> reference) {
        check(reference, t -> t == boolean.class || t == Boolean.class);
        return new BooleanReference() {
            @Override
            public EffectPredicate isTrue() {
                return ANY;
            }
        };
    }

    @Override
    public <E extends Enum<E>> EnumReference<E> getEnum(final Class<? extends ParameterReference<E>> reference) {
        check(reference, Class::isEnum);
        return new EnumReference<>() {
            @Override
            @SafeVarargs
            public final EffectPredicate isOneOf(final E... values) {
                return ANY;
            }
        };
    }
}
