package org.knime.core.node.config;

import java.util.Iterator;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;

/**
 * Typed values under keys, read only. A getter without a default throws where the key is absent or of another type; one
 * with a default returns it then.
 */
public interface ConfigRO extends Iterable<String> {
    String getKey();
    boolean containsKey(String key);
    Set<String> keySet();

    @Override
    default Iterator<String> iterator() {
        return keySet().iterator();
    }

    ConfigRO getConfig(String key) throws InvalidSettingsException;
    int getInt(String key) throws InvalidSettingsException;
    int getInt(String key, int def);
    long getLong(String key) throws InvalidSettingsException;
    long getLong(String key, long def);
    double getDouble(String key) throws InvalidSettingsException;
    float getFloat(String key) throws InvalidSettingsException;
    boolean getBoolean(String key) throws InvalidSettingsException;
    boolean getBoolean(String key, boolean def);
    String getString(String key) throws InvalidSettingsException;
    String getString(String key, String def);
    String[] getStringArray(String key) throws InvalidSettingsException;
    int[] getIntArray(String key) throws InvalidSettingsException;
    int[] getIntArray(String key, int... def);
    long[] getLongArray(String key) throws InvalidSettingsException;
    double[] getDoubleArray(String key) throws InvalidSettingsException;
    boolean[] getBooleanArray(String key) throws InvalidSettingsException;
}
