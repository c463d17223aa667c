package org.knime.core.node.message;

import java.util.List;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;

/** What went wrong (or nearly so) in a node: a summary, details, and what the user can do. */
public final class Message {
    private final String m_summary;

    private final List<String> m_issues;

    private final List<String> m_resolutions;

    Message(final String summary, final List<String> issues, final List<String> resolutions) {
        m_summary = summary;
        m_issues = List.copyOf(issues);
        m_resolutions = List.copyOf(resolutions);
    }

    /** A message of one line. */
    public static Message fromSummary(final String summary) {
        return new Message(summary == null ? "" : summary, List.of(), List.of());
    }

    /** A message with remedies. */
    public static Message fromSummaryWithResolution(final String summary, final String... res) {
        return new Message(summary, List.of(), List.of(res));
    }

    /** A message about one cell. */
    public static Message fromRowIssue(final String summary, final int portIndex, final long row, final int column,
        final String description) {
        return builder().withSummary(summary).addRowIssue(portIndex, column, row, description).build().orElseThrow();
    }

    /** For messages with details. */
    public static MessageBuilder builder() {
        return new MessageBuilder();
    }

    /** The one line. */
    public String getSummary() {
        return m_summary;
    }

    List<String> issues() {
        return m_issues;
    }

    /** What the user can do. */
    public List<String> getResolutions() {
        return m_resolutions;
    }

    /** As an exception. */
    public KNIMEException toKNIMEException() {
        return KNIMEException.of(this);
    }

    /** As an exception. */
    public KNIMEException toKNIMEException(final Throwable cause) {
        return KNIMEException.of(this, cause);
    }

    /** As an exception. */
    public InvalidSettingsException toInvalidSettingsException() {
        return new InvalidSettingsException(m_summary);
    }

    /** As an exception. */
    public InvalidSettingsException toInvalidSettingsException(final Throwable cause) {
        return new InvalidSettingsException(m_summary, cause);
    }

    @Override
    public String toString() {
        return m_summary + (m_issues.isEmpty() ? "" : " " + m_issues)
            + (m_resolutions.isEmpty() ? "" : " " + m_resolutions);
    }
}
