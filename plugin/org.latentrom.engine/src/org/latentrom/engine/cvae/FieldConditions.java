package org.latentrom.engine.cvae;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.latentrom.engine.field.Field;

/**
 * The scaled conditions of each field. Batches are lists of fields, so fields are told apart as objects; see
 * {@link CvaeData#apart}.
 */
final class FieldConditions {
    /** Of models that are not conditional. */
    static final FieldConditions NONE = new FieldConditions();

    private final Map<Field, float[]> m_conditions = new IdentityHashMap<>();

    private FieldConditions() {
    }

    /** @param data fields, each an object of its own, with the parameters of these conditions */
    static FieldConditions of(final Conditions conditions, final CvaeData data) {
        if (conditions.size() == 0) {
            return NONE;
        }
        var known = new FieldConditions();
        List<Field> fields = data.fields();
        for (int i = 0; i < fields.size(); i++) {
            known.m_conditions.put(fields.get(i), conditions.scaled(data.parameters()[i]));
        }
        return known;
    }

    /** @return a field's scaled conditions; empty if there are none */
    float[] of(final Field field) {
        return m_conditions.isEmpty() ? new float[0] : m_conditions.get(field);
    }
}
