package org.knime.core.node.config;

import java.util.Iterator;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;

/**
 * Typed values under keys, read only. A getter without a default throws where the key is absent or of another type; one
 * with a default returns it then.
 */
public interface ConfigRO extends Iterable<String> {
    /** Key of this group in its parent. */
    String getKey();

    /** Whether there is a value or a group of this key. */
    boolean containsKey(String key);

    /** All keys in order. */
    Set<String> keySet();

    @Override
    default Iterator<String> iterator() {
        return keySet().iterator();
    }

    /** Group of this key. */
    ConfigRO getConfig(String key) throws InvalidSettingsException;

    /** 32-bit number. */
    int getInt(String key) throws InvalidSettingsException;

    /** 32-bit number or the default. */
    int getInt(String key, int def);

    /** 64-bit number. */
    long getLong(String key) throws InvalidSettingsException;

    /** 64-bit number or the default. */
    long getLong(String key, long def);

    /** Double. */
    double getDouble(String key) throws InvalidSettingsException;

    /** Double or the default. */
    double getDouble(String key, double def);

    /** Float. */
    float getFloat(String key) throws InvalidSettingsException;

    /** Float or the default. */
    float getFloat(String key, float def);

    /** Truth value. */
    boolean getBoolean(String key) throws InvalidSettingsException;

    /** Truth value or the default. */
    boolean getBoolean(String key, boolean def);

    /** Text, may be null. */
    String getString(String key) throws InvalidSettingsException;

    /** Text or the default. */
    String getString(String key, String def);

    /** Texts. */
    String[] getStringArray(String key) throws InvalidSettingsException;

    /** Texts or the default. */
    String[] getStringArray(String key, String... def);

    /** 32-bit numbers. */
    int[] getIntArray(String key) throws InvalidSettingsException;

    /** 32-bit numbers or the default. */
    int[] getIntArray(String key, int... def);

    /** 64-bit numbers. */
    long[] getLongArray(String key) throws InvalidSettingsException;

    /** Doubles. */
    double[] getDoubleArray(String key) throws InvalidSettingsException;

    /** Doubles or the default. */
    double[] getDoubleArray(String key, double... def);

    /** Truth values. */
    boolean[] getBooleanArray(String key) throws InvalidSettingsException;
}
