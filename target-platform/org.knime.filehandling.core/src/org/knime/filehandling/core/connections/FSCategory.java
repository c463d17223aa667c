package org.knime.filehandling.core.connections;

/** Kinds of file systems that a location can name. */
public enum FSCategory {
    LOCAL("Local File System"),
    /** Relative to the workflow, its data area, the space or the mountpoint. */
    RELATIVE("Relative to"),
    MOUNTPOINT("Mountpoint"),
    HUB_SPACE("Hub Space"),
    CUSTOM_URL("Custom/KNIME URL"),
    CONNECTED("");

    private final String m_label;

    FSCategory(final String label) {
        m_label = label;
    }

    public String getLabel() {
        return m_label;
    }
}
