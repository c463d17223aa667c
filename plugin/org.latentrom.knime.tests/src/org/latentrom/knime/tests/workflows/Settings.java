package org.latentrom.knime.tests.workflows;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.node.parameters.NodeParameters;

/** A node's parameters as the entries of a settings file, all of them, so that a later default changes no workflow. */
final class Settings {
    private Settings() {
    }

    /**
     * Sets a parameter.
     *
     * @param parameters the parameters
     * @param key its key in the settings: the field's name without {@code m_}; that of a group's parameter behind the
     *            group's, with a slash between them
     * @param value the value; an enum constant by its name
     */
    static void set(final Object parameters, final String key, final Object value) {
        try {
            final int slash = key.indexOf('/');
            final Field field =
                parameters.getClass().getDeclaredField("m_" + (slash < 0 ? key : key.substring(0, slash)));
            field.setAccessible(true);
            if (slash >= 0) {
                set(field.get(parameters), key.substring(slash + 1), value);
                return;
            }
            if (field.getType().isEnum()) {
                for (Object constant : field.getType().getEnumConstants()) {
                    if (((Enum<?>)constant).name().equals(value)) {
                        field.set(parameters, constant);
                        return;
                    }
                }
                throw new IllegalArgumentException(key + " has no value " + value);
            }
            if (value instanceof FSLocation location && field.getType() == FileSelection.class) {
                field.set(parameters, new FileSelection(location));
                return;
            }
            if (value instanceof FSLocation location) {
                final Field file = field.getType().getDeclaredField("m_file");
                file.setAccessible(true);
                file.set(field.get(parameters), new FileSelection(location));
                return;
            }
            field.set(parameters, field.getType() == Optional.class ? Optional.of(value) : value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no parameter " + key + " in " + parameters.getClass(), e);
        }
    }

    /** Writes all parameters as entries of a config. */
    static void write(final Object parameters, final Xml xml) {
        for (Field field : parameters.getClass().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) || field.isSynthetic()
                || field.getType() == Void.class) {
                continue; // a Void is a message in the dialog
            }
            field.setAccessible(true);
            final String key = field.getName().substring(2);
            try {
                write(key, field, field.get(parameters), xml);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void write(final String key, final Field field, final Object value, final Xml xml) {
        if (value instanceof Optional<?> optional) {
            final var type = ((ParameterizedType)field.getGenericType()).getActualTypeArguments()[0];
            if (type != Double.class) {
                throw new IllegalStateException("not written yet: Optional of " + type);
            }
            xml.entry(key, optional.isPresent() ? optional.get() : 0.0);
            xml.entry(key + "_is_present", optional.isPresent());
        } else if (value instanceof FileSelection selection) {
            xml.config(key, () -> xml.config("path", () -> location(selection.getFSLocation(), xml)));
        } else if (value instanceof String[] texts) {
            xml.config(key, () -> {
                xml.entry("array-size", texts.length);
                for (int i = 0; i < texts.length; i++) {
                    xml.entry(Integer.toString(i), texts[i]);
                }
            });
        } else if (value instanceof NodeParameters nested) {
            xml.config(key, () -> write(nested, xml));
        } else {
            xml.entry(key, value instanceof Enum<?> constant ? constant.name() : value);
        }
    }

    private static void location(final FSLocation location, final Xml xml) {
        xml.entry("location_present", true);
        xml.entry("file_system_type", location.getFileSystemCategory());
        location.getFileSystemSpecifier().ifPresent(s -> xml.entry("file_system_specifier", s));
        xml.entry("path", location.getPath());
    }

    /** @return keys of all parameters, for documentation and tests */
    static List<String> keys(final Object parameters) {
        final List<String> keys = new ArrayList<>();
        for (Field field : parameters.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()
                && field.getType() != Void.class) {
                keys.add(field.getName().substring(2));
            }
        }
        return keys;
    }
}
