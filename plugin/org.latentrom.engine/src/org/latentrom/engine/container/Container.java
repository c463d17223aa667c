package org.latentrom.engine.container;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a saved model consists of: what kind of model it is, the version of that kind, a header in JSON that describes
 * it, and named arrays of numbers. Immutable as far as its arrays are left alone; they are not copied.
 *
 * @see ContainerFormat
 */
public final class Container {
    private final String m_kind;

    private final int m_version;

    private final String m_header;

    private final Map<String, Object> m_arrays;

    private Container(final String kind, final int version, final String header, final Map<String, Object> arrays) {
        m_kind = kind;
        m_version = version;
        m_header = header;
        m_arrays = arrays;
    }

    /**
     * @param kind name of the kind of model, such as {@code cvae}: letters, digits, '-', '.', '/', at most 64
     * @param version version of that kind's header and arrays, at least 1
     * @param header the description, JSON by convention
     * @return a container without arrays
     * @throws IllegalArgumentException if the kind is not such a name or the version not positive
     */
    public static Container of(final String kind, final int version, final String header) {
        if (!kind.matches("[A-Za-z0-9./-]{1,64}")) {
            throw new IllegalArgumentException("not the name of a kind of model: \"" + kind + "\"");
        }
        if (version < 1) {
            throw new IllegalArgumentException("the version of " + kind + " must be positive, not " + version);
        }
        return new Container(kind, version, header, Map.of());
    }

    /** @return this container with one more array; a name that is there already is replaced */
    public Container with(final String name, final float[] array) {
        return and(name, array);
    }

    /** @return this container with one more array; a name that is there already is replaced */
    public Container with(final String name, final double[] array) {
        return and(name, array);
    }

    /** @return this container with one more array; a name that is there already is replaced */
    public Container with(final String name, final long[] array) {
        return and(name, array);
    }

    Container and(final String name, final Object array) {
        if (!name.matches("[A-Za-z0-9_. /-]{1,128}")) {
            throw new IllegalArgumentException("not the name of an array: \"" + name + "\"");
        }
        var arrays = new LinkedHashMap<>(m_arrays);
        arrays.put(name, array);
        return new Container(m_kind, m_version, m_header, Collections.unmodifiableMap(arrays));
    }

    /** @return the kind of model */
    public String kind() {
        return m_kind;
    }

    /** @return the version of the kind, at least 1 */
    public int version() {
        return m_version;
    }

    /** @return the description, JSON by convention */
    public String header() {
        return m_header;
    }

    /** @return the arrays in their order: {@code float[]}, {@code double[]} or {@code long[]} */
    public Map<String, Object> arrays() {
        return m_arrays;
    }

    /**
     * @param length the number of values that the header promises
     * @return a float32 array
     * @throws ContainerException if there is none of that name, type and length
     */
    public float[] floats(final String name, final long length) throws ContainerException {
        return array(name, float[].class, length);
    }

    /**
     * @param length the number of values that the header promises
     * @return a float64 array
     * @throws ContainerException if there is none of that name, type and length
     */
    public double[] doubles(final String name, final long length) throws ContainerException {
        return array(name, double[].class, length);
    }

    /**
     * @param length the number of values that the header promises
     * @return an array of 64-bit integers
     * @throws ContainerException if there is none of that name, type and length
     */
    public long[] longs(final String name, final long length) throws ContainerException {
        return array(name, long[].class, length);
    }

    private <T> T array(final String name, final Class<T> type, final long length) throws ContainerException {
        Object array = m_arrays.get(name);
        if (!type.isInstance(array)) {
            throw new ContainerException(
                "the " + m_kind + " model has no " + type.getSimpleName() + " \"" + name + "\"");
        }
        if (java.lang.reflect.Array.getLength(array) != length) {
            throw new ContainerException("the " + m_kind + " model's \"" + name + "\" has "
                + java.lang.reflect.Array.getLength(array) + " values, its header needs " + length);
        }
        return type.cast(array);
    }
}
