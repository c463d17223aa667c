package org.knime.core.data;

/** Makes columns. */
public final class DataColumnSpecCreator {
    private String m_name;

    private DataType m_type;

    private DataColumnDomain m_domain;

    private DataColumnProperties m_properties;

    /** A column of which only name and type are known. */
    public DataColumnSpecCreator(final String name, final DataType type) {
        m_name = name;
        m_type = type;
        m_domain = new DataColumnDomainCreator().createDomain();
        m_properties = new DataColumnProperties();
        check();
    }

    public DataColumnSpecCreator(final DataColumnSpec cspec) {
        m_name = cspec.getName();
        m_type = cspec.getType();
        m_domain = cspec.getDomain();
        m_properties = cspec.getProperties();
    }

    private void check() {
        if (m_name == null || m_type == null) {
            throw new NullPointerException("A column needs a name and a type");
        }
        if (m_name.isEmpty()) {
            m_name = "<empty>";
        }
    }

    /** Sets what is known of the values, null for nothing. */
    public void setDomain(final DataColumnDomain domain) {
        m_domain = domain == null ? new DataColumnDomainCreator().createDomain() : domain;
    }

    public void setProperties(final DataColumnProperties props) {
        m_properties = props;
    }

    public DataColumnSpec createSpec() {
        return new DataColumnSpec(m_name, m_type, m_domain, m_properties);
    }
}
