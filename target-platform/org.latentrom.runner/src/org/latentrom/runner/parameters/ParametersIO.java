package org.latentrom.runner.parameters;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.migration.ConfigMigration;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.persistence.NodeParametersPersistor;
import org.knime.node.parameters.persistence.Persistor;

/** Makes, saves and loads parameters by the rules of KNIME's default persistence. */
public final class ParametersIO {
    private static final String PRESENT = "_is_present";

    private ParametersIO() {
    }

    /** New parameters; from the inputs if the class has a constructor for them. */
    public static NodeParameters create(final Class<? extends NodeParameters> c, final NodeParametersInput input) {
        if (input != null) {
            for (Constructor<?> constructor : c.getDeclaredConstructors()) {
                if (List.of(constructor.getParameterTypes()).equals(List.of(NodeParametersInput.class))) {
                    return c.cast(invoke(constructor, input));
                }
            }
        }
        return c.cast(instance(c));
    }

    public static NodeParameters load(final Class<? extends NodeParameters> c, final NodeSettingsRO settings)
        throws InvalidSettingsException {
        var result = c.cast(loadGroup(c, settings));
        result.validate();
        return result;
    }

    public static void save(final Object group, final NodeSettingsWO settings) {
        Persistor persistor = group.getClass().getAnnotation(Persistor.class);
        if (persistor != null) {
            persistor(persistor).save(group, settings);
            return;
        }
        for (ParameterField f : ParameterField.of(group.getClass())) {
            saveField(f, f.get(group), settings);
        }
    }

    private static void saveField(final ParameterField f, final Object value, final NodeSettingsWO settings) {
        Persistor persistor = f.field().getAnnotation(Persistor.class);
        if (persistor != null) {
            persistor(persistor).save(value, settings);
        } else if (f.groupElement() != null) {
            NodeSettingsWO list = settings.addNodeSettings(f.key());
            int n = value == null ? 0 : value instanceof List<?> l ? l.size() : Array.getLength(value);
            for (int i = 0; i < n; i++) {
                save(value instanceof List<?> l ? l.get(i) : Array.get(value, i),
                    list.addNodeSettings(Integer.toString(i)));
            }
        } else if (f.isOptional()) {
            LeafType<Object> type = LeafType.of(f.valueType());
            var optional = (Optional<?>)value;
            type.saver().save(settings, f.key(), optional.isPresent() ? optional.get() : type.empty());
            settings.addBoolean(f.key() + PRESENT, optional.isPresent());
        } else if (ParameterField.isGroup(f.valueType())) {
            save(value, settings.addNodeSettings(f.key()));
        } else {
            LeafType.of(f.valueType()).saver().save(settings, f.key(), value);
        }
    }

    private static Object loadGroup(final Class<?> c, final NodeSettingsRO settings) throws InvalidSettingsException {
        Migration migration = c.getAnnotation(Migration.class);
        Optional<Object> migrated = migrate(migration, settings, false);
        if (migrated.isPresent()) {
            return migrated.get();
        }
        Persistor persistor = c.getAnnotation(Persistor.class);
        if (persistor != null) {
            return persistor(persistor).load(settings);
        }
        Object result = instance(c);
        for (ParameterField f : ParameterField.of(c)) {
            boolean absent = isAbsent(f, settings);
            if (absent && f.loadsDefaultIfAbsent()) {
                continue; // keeps the value of the new object
            }
            Optional<Object> value = migrate(f.field().getAnnotation(Migration.class), settings, absent);
            f.set(result, value.isPresent() ? value.get() : loadField(f, settings));
        }
        return result;
    }

    private static boolean isAbsent(final ParameterField f, final NodeSettingsRO settings) {
        Persistor persistor = f.field().getAnnotation(Persistor.class);
        if (persistor == null) {
            return !settings.containsKey(f.key());
        }
        for (String[] path : persistor(persistor).getConfigPaths()) {
            if (hasPath(settings, path)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasPath(final NodeSettingsRO settings, final String[] path) {
        NodeSettingsRO at = settings;
        for (int i = 0; i < path.length; i++) {
            if (!at.containsKey(path[i])) {
                return false;
            }
            if (i < path.length - 1) {
                try {
                    at = at.getNodeSettings(path[i]);
                } catch (InvalidSettingsException e) { // a value, no group
                    return false;
                }
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked")
    private static Optional<Object> migrate(final Migration migration, final NodeSettingsRO settings,
        final boolean absent) throws InvalidSettingsException {
        if (migration == null) {
            return Optional.empty();
        }
        var ways = ((org.knime.node.parameters.migration.NodeParametersMigration<Object>)instance(migration.value()))
            .getConfigMigrations();
        for (ConfigMigration<Object> way : ways) {
            if (way.standInApplies(settings, absent)) {
                return Optional.of(way.getLoader().load(settings));
            }
        }
        return Optional.empty();
    }

    private static Object loadField(final ParameterField f, final NodeSettingsRO settings)
        throws InvalidSettingsException {
        Persistor persistor = f.field().getAnnotation(Persistor.class);
        if (persistor != null) {
            return persistor(persistor).load(settings);
        }
        if (f.groupElement() != null) {
            return loadList(f, settings.getNodeSettings(f.key()));
        }
        if (f.isOptional()) {
            return settings.getBoolean(f.key() + PRESENT, true)
                ? Optional.ofNullable(LeafType.of(f.valueType()).loader().load(settings, f.key())) : Optional.empty();
        }
        if (ParameterField.isGroup(f.valueType())) {
            return loadGroup(f.valueType(), settings.getNodeSettings(f.key()));
        }
        return LeafType.of(f.valueType()).loader().load(settings, f.key());
    }

    private static Object loadList(final ParameterField f, final NodeSettingsRO list) throws InvalidSettingsException {
        List<Object> items = new ArrayList<>();
        long n = list.keySet().stream().filter(k -> k.matches("\\d+")).count();
        for (int i = 0; i < n; i++) {
            items.add(loadGroup(f.groupElement(), list.getNodeSettings(Integer.toString(i))));
        }
        return f.field().getType().isArray()
            ? items.toArray((Object[])Array.newInstance(f.groupElement(), items.size())) : items;
    }

    @SuppressWarnings("unchecked")
    private static NodeParametersPersistor<Object> persistor(final Persistor annotation) {
        return (NodeParametersPersistor<Object>)instance(annotation.value());
    }

    /** An object of a class, which may be hidden. */
    public static Object instance(final Class<?> c) {
        try {
            return invoke(c.getDeclaredConstructor());
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(c.getName() + " has no constructor without arguments", e);
        }
    }

    private static Object invoke(final Constructor<?> constructor, final Object... arguments) {
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The constructor of " + constructor.getDeclaringClass().getName()
                + " failed: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot create " + constructor.getDeclaringClass().getName(), e);
        }
    }
}
