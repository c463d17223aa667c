package org.knime.core.node.config;

/** Typed values under keys, to be written. */
public interface ConfigWO {
    /** Adds an empty group. */
    ConfigWO addConfig(String key);

    /** Adds a number. */
    void addInt(String key, int value);

    /** Adds a number. */
    void addLong(String key, long value);

    /** Adds a number. */
    void addDouble(String key, double value);

    /** Adds a number. */
    void addFloat(String key, float value);

    /** Adds a truth value. */
    void addBoolean(String key, boolean value);

    /** Adds a text, may be null. */
    void addString(String key, String value);

    /** Adds texts. */
    void addStringArray(String key, String... values);

    /** Adds numbers. */
    void addIntArray(String key, int... values);

    /** Adds numbers. */
    void addLongArray(String key, long... values);

    /** Adds numbers. */
    void addDoubleArray(String key, double... values);

    /** Adds truth values. */
    void addBooleanArray(String key, boolean... values);
}
