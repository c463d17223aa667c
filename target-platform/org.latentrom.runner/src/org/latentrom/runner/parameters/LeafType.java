package org.latentrom.runner.parameters;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.data.location.FSLocationSerializationUtils;

/** How values of a simple type are saved. */
record LeafType<T>(Loader<T> loader, Saver<T> saver, T empty) {
    interface Loader<T> {
        T load(NodeSettingsRO s, String key) throws InvalidSettingsException;
    }

    interface Saver<T> {
        void save(NodeSettingsWO s, String key, T value);
    }

    private static final Map<Class<?>, LeafType<?>> TYPES = Map.ofEntries(
        type(Integer.class, NodeSettingsRO::getInt, NodeSettingsWO::addInt, 0),
        type(Long.class, NodeSettingsRO::getLong, NodeSettingsWO::addLong, 0L),
        type(Double.class, NodeSettingsRO::getDouble, NodeSettingsWO::addDouble, 0.0),
        type(Float.class, NodeSettingsRO::getFloat, NodeSettingsWO::addFloat, 0f),
        type(Boolean.class, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean, false),
        type(String.class, NodeSettingsRO::getString, NodeSettingsWO::addString, null),
        type(int[].class, NodeSettingsRO::getIntArray, NodeSettingsWO::addIntArray, new int[0]),
        type(long[].class, NodeSettingsRO::getLongArray, NodeSettingsWO::addLongArray, new long[0]),
        type(double[].class, NodeSettingsRO::getDoubleArray, NodeSettingsWO::addDoubleArray, new double[0]),
        type(boolean[].class, NodeSettingsRO::getBooleanArray, NodeSettingsWO::addBooleanArray, new boolean[0]),
        type(String[].class, NodeSettingsRO::getStringArray, NodeSettingsWO::addStringArray, new String[0]),
        type(Void.class, (s, k) -> null, (s, k, v) -> {
            // a message in the dialog: nothing to save
        }, null),
        type(FSLocation.class,
            (s, k) -> FSLocationSerializationUtils.loadFSLocation(s.getNodeSettings(k)),
            (s, k, v) -> FSLocationSerializationUtils.saveFSLocation(v, s.addNodeSettings(k)),
            new FSLocation(FSCategory.LOCAL, "")));

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(int.class, Integer.class, long.class, Long.class,
        double.class, Double.class, float.class, Float.class, boolean.class, Boolean.class);

    private static <T> Map.Entry<Class<?>, LeafType<?>> type(final Class<T> c, final Loader<T> loader,
        final Saver<T> saver, final T empty) {
        return Map.entry(c, new LeafType<>(loader, saver, empty));
    }

    /** How values of a class are saved.
     * @throws IllegalArgumentException if there is no way */
    @SuppressWarnings("unchecked")
    static LeafType<Object> of(final Class<?> c) {
        LeafType<?> result = c.isEnum() ? ofEnum(c) : TYPES.get(BOXES.getOrDefault(c, c));
        if (result == null) {
            throw new IllegalArgumentException("No default persistor available for type '" + c + "'.");
        }
        return (LeafType<Object>)result;
    }

    private static LeafType<Object> ofEnum(final Class<?> c) {
        return new LeafType<>((s, k) -> {
            String name = s.getString(k);
            for (Object constant : c.getEnumConstants()) {
                if (((Enum<?>)constant).name().equals(name)) {
                    return constant;
                }
            }
            throw new InvalidSettingsException("Invalid value '" + name + "'. Possible values: "
                + Arrays.stream(c.getEnumConstants()).map(e -> ((Enum<?>)e).name())
                    .collect(Collectors.joining(", ")));
        }, (s, k, v) -> s.addString(k, v == null ? null : ((Enum<?>)v).name()), null);
    }
}
