package org.latentrom.runner.parameters;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.persistence.Persist;
import org.knime.node.parameters.persistence.Persistable;

/** A field of a class of parameters: its key, and its type with Optional and arrays taken apart. */
record ParameterField(Field field, String key) {
    /** Fields in the order of declaration, those of super classes first. */
    static List<ParameterField> of(final Class<?> c) {
        List<ParameterField> result = new ArrayList<>();
        if (c.getSuperclass() != null && c.getSuperclass() != Object.class) {
            result.addAll(of(c.getSuperclass()));
        }
        for (Field f : c.getDeclaredFields()) {
            int m = f.getModifiers();
            if (!Modifier.isStatic(m) && !Modifier.isTransient(m) && !f.isSynthetic()) {
                f.setAccessible(true);
                result.add(new ParameterField(f, key(f)));
            }
        }
        return result;
    }

    private static String key(final Field f) {
        String name = f.getName().startsWith("m_") ? f.getName().substring(2) : f.getName();
        Persist persist = f.getAnnotation(Persist.class);
        if (persist == null) {
            return name;
        }
        return (persist.configKey().isEmpty() ? name : persist.configKey()) + (persist.hidden() ? "_Internals" : "");
    }

    static boolean isGroup(final Class<?> c) {
        return Persistable.class.isAssignableFrom(c) || WidgetGroup.class.isAssignableFrom(c);
    }

    boolean isOptional() {
        return field.getType() == Optional.class;
    }

    /** Type of the value; that of the content for an Optional. */
    Class<?> valueType() {
        return isOptional() ? argument() : field.getType();
    }

    /** Class of the elements of an array or list of groups, null for other fields. */
    Class<?> groupElement() {
        Class<?> element = field.getType().isArray() ? field.getType().getComponentType()
            : List.class.isAssignableFrom(field.getType()) ? argument() : null;
        return element != null && isGroup(element) ? element : null;
    }

    private Class<?> argument() {
        Type t = ((ParameterizedType)field.getGenericType()).getActualTypeArguments()[0];
        return (Class<?>)t;
    }

    boolean loadsDefaultIfAbsent() {
        Migrate migrate = field.getAnnotation(Migrate.class);
        return migrate != null && migrate.loadDefaultIfAbsent()
            || field.getDeclaringClass().isAnnotationPresent(LoadDefaultsForAbsentFields.class)
                && !field.isAnnotationPresent(Migration.class);
    }

    Object get(final Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // made accessible above
        }
    }

    void set(final Object owner, final Object value) {
        try {
            field.set(owner, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The field " + field + " cannot be set; it must not be final", e);
        }
    }
}
