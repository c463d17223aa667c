package org.knime.core.node.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.knime.core.node.InvalidSettingsException;

/** A group of typed values and groups, in the order in which they were added. */
public abstract class Config implements ConfigRO, ConfigWO {
    private static final String SIZE = "array-size";

    private static final int MOST = 10_000_000;

    private final String m_key;

    private final Map<String, Object> m_content = new LinkedHashMap<>(); // ConfigEntry or Config

    protected Config(final String key) {
        m_key = Objects.requireNonNull(key, "A group needs a key");
    }

    /** An empty group of the same class. */
    public abstract Config getInstance(String key);

    @Override
    public String getKey() {
        return m_key;
    }

    @Override
    public boolean containsKey(final String key) {
        return m_content.containsKey(key);
    }

    @Override
    public Set<String> keySet() {
        return Collections.unmodifiableSet(m_content.keySet());
    }

    Object get(final String key) {
        return m_content.get(key);
    }

    /** Adds a value or group; an older one of the key is replaced, as in KNIME. */
    final void put(final String key, final Object entryOrConfig) {
        m_content.put(key, entryOrConfig);
    }

    protected final void addEntry(final Config group) {
        put(group.getKey(), group);
    }

    @Override
    public Config addConfig(final String key) {
        Config c = getInstance(key);
        put(key, c);
        return c;
    }

    @Override
    public Config getConfig(final String key) throws InvalidSettingsException {
        if (m_content.get(key) instanceof Config c) {
            return c;
        }
        throw new InvalidSettingsException("Config for key \"" + key + "\" not found.");
    }

    private Object value(final String key, final ConfigEntry.Type type) throws InvalidSettingsException {
        if (m_content.get(key) instanceof ConfigEntry e && e.type() == type) {
            return e.value();
        }
        throw new InvalidSettingsException(type.label() + " for key \"" + key + "\" not found.");
    }

    private <T> T valueOr(final String key, final ConfigEntry.Type type, final T def, final Class<T> javaType) {
        return m_content.get(key) instanceof ConfigEntry e && e.type() == type ? javaType.cast(e.value()) : def;
    }

    @Override
    public int getInt(final String key) throws InvalidSettingsException {
        return (Integer)value(key, ConfigEntry.Type.XINT);
    }

    @Override
    public int getInt(final String key, final int def) {
        return valueOr(key, ConfigEntry.Type.XINT, def, Integer.class);
    }

    @Override
    public long getLong(final String key) throws InvalidSettingsException {
        return (Long)value(key, ConfigEntry.Type.XLONG);
    }

    @Override
    public long getLong(final String key, final long def) {
        return valueOr(key, ConfigEntry.Type.XLONG, def, Long.class);
    }

    @Override
    public double getDouble(final String key) throws InvalidSettingsException {
        return (Double)value(key, ConfigEntry.Type.XDOUBLE);
    }

    @Override
    public float getFloat(final String key) throws InvalidSettingsException {
        return (Float)value(key, ConfigEntry.Type.XFLOAT);
    }

    @Override
    public boolean getBoolean(final String key) throws InvalidSettingsException {
        return (Boolean)value(key, ConfigEntry.Type.XBOOLEAN);
    }

    @Override
    public boolean getBoolean(final String key, final boolean def) {
        return valueOr(key, ConfigEntry.Type.XBOOLEAN, def, Boolean.class);
    }

    @Override
    public String getString(final String key) throws InvalidSettingsException {
        return (String)value(key, ConfigEntry.Type.XSTRING);
    }

    @Override
    public String getString(final String key, final String def) {
        return valueOr(key, ConfigEntry.Type.XSTRING, def, String.class);
    }

    private interface ArrayReader<T> {
        void read(Config group, T array, int index) throws InvalidSettingsException;
    }

    private <T> T array(final String key, final IntFunction<T> make, final ArrayReader<T> reader)
        throws InvalidSettingsException {
        Config group = getConfig(key);
        int n = group.getInt(SIZE);
        if (n < 0 || n > MOST) {
            throw new InvalidSettingsException("The array \"" + key + "\" cannot have " + n + " elements");
        }
        T result = make.apply(n);
        for (int i = 0; i < n; i++) {
            reader.read(group, result, i);
        }
        return result;
    }

    private interface Getter<T> {
        T get(String key) throws InvalidSettingsException;
    }

    private static <T> T orDefault(final Getter<T> getter, final String key, final T def) {
        try {
            return getter.get(key);
        } catch (InvalidSettingsException e) { // the caller has a value for this case
            return def;
        }
    }

    @Override
    public String[] getStringArray(final String key) throws InvalidSettingsException {
        return array(key, String[]::new, (g, a, i) -> a[i] = g.getString(Integer.toString(i)));
    }

    @Override
    public int[] getIntArray(final String key) throws InvalidSettingsException {
        return array(key, int[]::new, (g, a, i) -> a[i] = g.getInt(Integer.toString(i)));
    }

    @Override
    public int[] getIntArray(final String key, final int... def) {
        return orDefault(this::getIntArray, key, def);
    }

    @Override
    public long[] getLongArray(final String key) throws InvalidSettingsException {
        return array(key, long[]::new, (g, a, i) -> a[i] = g.getLong(Integer.toString(i)));
    }

    @Override
    public double[] getDoubleArray(final String key) throws InvalidSettingsException {
        return array(key, double[]::new, (g, a, i) -> a[i] = g.getDouble(Integer.toString(i)));
    }

    @Override
    public boolean[] getBooleanArray(final String key) throws InvalidSettingsException {
        return array(key, boolean[]::new, (g, a, i) -> a[i] = g.getBoolean(Integer.toString(i)));
    }

    private void add(final String key, final ConfigEntry.Type type, final Object value) {
        put(key, new ConfigEntry(type, value));
    }

    @Override
    public void addInt(final String key, final int value) {
        add(key, ConfigEntry.Type.XINT, value);
    }

    @Override
    public void addLong(final String key, final long value) {
        add(key, ConfigEntry.Type.XLONG, value);
    }

    @Override
    public void addDouble(final String key, final double value) {
        add(key, ConfigEntry.Type.XDOUBLE, value);
    }

    @Override
    public void addFloat(final String key, final float value) {
        add(key, ConfigEntry.Type.XFLOAT, value);
    }

    @Override
    public void addBoolean(final String key, final boolean value) {
        add(key, ConfigEntry.Type.XBOOLEAN, value);
    }

    @Override
    public void addString(final String key, final String value) {
        add(key, ConfigEntry.Type.XSTRING, value);
    }

    private void addArray(final String key, final int n, final ConfigEntry.Type type, final IntFunction<Object> at) {
        Config group = addConfig(key);
        group.addInt(SIZE, n);
        for (int i = 0; i < n; i++) {
            group.add(Integer.toString(i), type, at.apply(i));
        }
    }

    @Override
    public void addStringArray(final String key, final String... values) {
        addArray(key, values.length, ConfigEntry.Type.XSTRING, i -> values[i]);
    }

    @Override
    public void addIntArray(final String key, final int... values) {
        addArray(key, values.length, ConfigEntry.Type.XINT, i -> values[i]);
    }

    @Override
    public void addLongArray(final String key, final long... values) {
        addArray(key, values.length, ConfigEntry.Type.XLONG, i -> values[i]);
    }

    @Override
    public void addDoubleArray(final String key, final double... values) {
        addArray(key, values.length, ConfigEntry.Type.XDOUBLE, i -> values[i]);
    }

    @Override
    public void addBooleanArray(final String key, final boolean... values) {
        addArray(key, values.length, ConfigEntry.Type.XBOOLEAN, i -> values[i]);
    }

    /** Adds all values and groups of this one to another; groups are copied. */
    protected final void copyContent(final Config to) {
        Function<Config, Config> copy = c -> {
            Config n = to.getInstance(c.getKey());
            c.copyContent(n);
            return n;
        };
        m_content.forEach((k, v) -> to.put(k, v instanceof Config c ? copy.apply(c) : v));
    }

    @Override
    public boolean equals(final Object o) {
        return o instanceof Config c && m_key.equals(c.m_key) && m_content.equals(c.m_content);
    }

    @Override
    public int hashCode() {
        return 31 * m_key.hashCode() + m_content.keySet().hashCode();
    }

    @Override
    public String toString() {
        return m_key + "=" + m_content;
    }
}
