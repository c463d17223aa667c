package org.knime.filehandling.core.connections;

import java.util.Arrays;

/** What a relative location is relative to. */
public enum RelativeTo {
    SPACE("knime.space", "Current Hub Space"),
    MOUNTPOINT("knime.mountpoint", "Current mountpoint"),
    WORKFLOW("knime.workflow", "Current workflow"),
    /** The folder "data" in the workflow. */
    WORKFLOW_DATA("knime.workflow.data", "Current workflow data area");

    private final String m_settingsValue;

    private final String m_label;

    RelativeTo(final String settingsValue, final String label) {
        m_settingsValue = settingsValue;
        m_label = label;
    }

    public String getLabel() {
        return m_label;
    }

    public String getSettingsValue() {
        return m_settingsValue;
    }

    public static RelativeTo fromSettingsValue(final String string) {
        return Arrays.stream(values()).filter(r -> r.m_settingsValue.equals(string)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("\"" + string + "\" is nothing to be relative to"));
    }

    @Override
    public String toString() {
        return m_label;
    }
}
