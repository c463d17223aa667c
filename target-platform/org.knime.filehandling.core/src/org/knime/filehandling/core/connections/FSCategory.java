package org.knime.filehandling.core.connections;

/** Kinds of file systems that a location can name. */
public enum FSCategory {
    /** Files of this computer. */
    LOCAL("Local File System"),
    /** Relative to the workflow, its data area, the space or the mountpoint. */
    RELATIVE("Relative to"),
    /** A mountpoint. */
    MOUNTPOINT("Mountpoint"),
    /** A space of a hub. */
    HUB_SPACE("Hub Space"),
    /** Any URL. */
    CUSTOM_URL("Custom/KNIME URL"),
    /** The file system at an input port. */
    CONNECTED("");

    private final String m_label;

    FSCategory(final String label) {
        m_label = label;
    }

    /** Name as users see it. */
    public String getLabel() {
        return m_label;
    }
}
