package org.knime.core.node.port;

/** Type of a port: the class of its objects, and whether it must be connected. */
public final class PortType {
    private final Class<? extends PortObject> m_objectClass;

    private final boolean m_optional;

    private final String m_name;

    private final Class<? extends PortObjectSpec> m_specClass;

    PortType(final Class<? extends PortObject> objectClass, final boolean optional, final String name,
        final Class<? extends PortObjectSpec> specClass) {
        m_objectClass = objectClass;
        m_optional = optional;
        m_name = name;
        m_specClass = specClass;
    }

    public String getName() {
        return m_name;
    }

    public Class<? extends PortObjectSpec> getPortObjectSpecClass() {
        return m_specClass;
    }

    /** Whether the port may stay unconnected. */
    public boolean isOptional() {
        return m_optional;
    }

    /** Whether objects of the other type fit. */
    public boolean isSuperTypeOf(final PortType subType) {
        return m_objectClass.isAssignableFrom(subType.m_objectClass);
    }

    /** Whether the object fits. */
    public boolean acceptsPortObject(final PortObject obj) {
        return m_objectClass.isInstance(obj);
    }

    /** Whether the spec fits. */
    public boolean acceptsPortObjectSpec(final PortObjectSpec spec) {
        return m_specClass.isInstance(spec);
    }

    @Override
    public boolean equals(final Object o) {
        return o instanceof PortType t && m_objectClass == t.m_objectClass && m_optional == t.m_optional;
    }

    @Override
    public int hashCode() {
        return m_objectClass.hashCode() + (m_optional ? 1 : 0);
    }

    @Override
    public String toString() {
        return m_name + (m_optional ? " (optional)" : "");
    }
}
