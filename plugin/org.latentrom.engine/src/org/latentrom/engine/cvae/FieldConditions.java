package org.latentrom.engine.cvae;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.latentrom.engine.field.Field;

/**
 * The scaled conditions of each field. Batches are lists of fields, so fields are told apart as objects: a list in which
 * one object occurs twice, with other conditions, gets another object of the same values.
 */
final class FieldConditions {
    /** Of models that are not conditional. */
    static final FieldConditions NONE = new FieldConditions(List.of(), new float[0][]);

    private final List<Field> m_fields;

    private final Map<Field, float[]> m_conditions = new IdentityHashMap<>();

    private FieldConditions(final List<Field> fields, final float[][] conditions) {
        m_fields = new ArrayList<>(fields);
        for (int i = 0; i < conditions.length; i++) {
            if (m_conditions.containsKey(fields.get(i))) {
                Field f = fields.get(i);
                m_fields.set(i, new Field(f.shape(), f.values(), f.mask()));
            }
            m_conditions.put(m_fields.get(i), conditions[i]);
        }
    }

    /**
     * @param conditions how they are scaled; without conditions the fields are left as they are
     * @param values {@code [field][condition]}
     */
    static FieldConditions of(final Conditions conditions, final List<Field> fields, final double[][] values) {
        var scaled = new float[conditions.size() == 0 ? 0 : fields.size()][];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = conditions.scaled(values[i]);
        }
        return new FieldConditions(fields, scaled);
    }

    /** @return the fields, each an object of its own if conditions tell them apart */
    List<Field> fields() {
        return m_fields;
    }

    /** @return a field's scaled conditions; empty if there are none */
    float[] of(final Field field) {
        return m_conditions.isEmpty() ? new float[0] : m_conditions.get(field);
    }
}
