package org.knime.core.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Notes on a column: names with texts. */
public final class DataColumnProperties {
    private final Map<String, String> m_properties;

    public DataColumnProperties() {
        this(Map.of());
    }

    public DataColumnProperties(final Map<String, String> content) {
        m_properties = Collections.unmodifiableMap(new LinkedHashMap<>(content));
    }

    /** @return null if there is none of that name */
    public String getProperty(final String key) {
        return m_properties.get(key);
    }

    Map<String, String> content() {
        return m_properties;
    }

    @Override
    public boolean equals(final Object o) {
        return o instanceof DataColumnProperties p && m_properties.equals(p.m_properties);
    }

    @Override
    public int hashCode() {
        return m_properties.hashCode();
    }
}
