package org.knime.core.data;

/** Name of a row, unique in a table. */
public final class RowKey {
    private final String m_id;

    /** @param id the name, not null */
    public RowKey(final String id) {
        if (id == null) {
            throw new NullPointerException("A row needs a key");
        }
        m_id = id;
    }

    public String getString() {
        return m_id;
    }

    @Override
    public String toString() {
        return m_id;
    }

    @Override
    public boolean equals(final Object o) {
        return o instanceof RowKey other && m_id.equals(other.m_id);
    }

    @Override
    public int hashCode() {
        return m_id.hashCode();
    }
}
