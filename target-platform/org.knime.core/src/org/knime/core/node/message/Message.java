package org.knime.core.node.message;

import java.util.List;

/** What went wrong (or nearly so) in a node: a summary, and what the user can do. */
public final class Message {
    private final String m_summary;

    private final List<String> m_resolutions;

    Message(final String summary, final List<String> resolutions) {
        m_summary = summary;
        m_resolutions = List.copyOf(resolutions);
    }

    public static Message fromSummary(final String summary) {
        return new Message(summary == null ? "" : summary, List.of());
    }

    public static Message fromSummaryWithResolution(final String summary, final String... res) {
        return new Message(summary, List.of(res));
    }

    public String getSummary() {
        return m_summary;
    }

    @Override
    public String toString() {
        return m_summary + (m_resolutions.isEmpty() ? "" : " " + m_resolutions);
    }
}
