package org.knime.node.parameters.widget.choices;

/** A text to choose: what is saved, and what is shown. */
public record StringChoice(String id, String text) {
    public static StringChoice fromId(final String id) {
        return new StringChoice(id, id);
    }
}
