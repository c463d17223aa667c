package org.knime.core.node.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Collects the parts of a {@link Message}. */
public final class MessageBuilder {
    private final List<String> m_issues = new ArrayList<>();

    private final List<String> m_resolutions = new ArrayList<>();

    private String m_summary;

    MessageBuilder() {
    }

    /** The one line. */
    public MessageBuilder withSummary(final String summary) {
        m_summary = summary;
        return this;
    }

    /** A detail. */
    public MessageBuilder addTextIssue(final String description) {
        m_issues.add(description);
        return this;
    }

    /** A detail about a row. */
    public MessageBuilder addRowIssue(final int portIndex, final long rowIndex, final String description) {
        return addTextIssue("Port " + portIndex + ", row " + rowIndex + ": " + description);
    }

    /** A detail about a cell. */
    public MessageBuilder addRowIssue(final int portIndex, final int columnIndex, final long rowIndex,
        final String description) {
        return addTextIssue("Port " + portIndex + ", row " + rowIndex + ", column " + columnIndex + ": " + description);
    }

    /** What the user can do. */
    public MessageBuilder addResolutions(final String... res) {
        m_resolutions.addAll(Arrays.asList(res));
        return this;
    }

    /** Number of details. */
    public long getIssueCount() {
        return m_issues.size();
    }

    /** The first detail. */
    public Optional<String> getFirstIssue() {
        return m_issues.stream().findFirst();
    }

    /** The message, if there is a summary. */
    public Optional<Message> build() {
        return Optional.ofNullable(m_summary).map(s -> new Message(s, m_issues, m_resolutions));
    }
}
