package org.latentrom.knime.tests.workflows;

/** A file of nested configs and typed entries, as KNIME keeps settings. */
final class Xml {
    private static final String NAMESPACE = "http://www.knime.org/2008/09/XMLConfig";

    private final StringBuilder m_text = new StringBuilder();

    private int m_depth = 1;

    private Xml() {
    }

    /** @return the file's text */
    static String of(final String key, final java.util.function.Consumer<Xml> content) {
        final var xml = new Xml();
        xml.m_text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<config xmlns=\"").append(NAMESPACE)
            .append("\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                + "xsi:schemaLocation=\"").append(NAMESPACE)
            .append(" http://www.knime.org/XMLConfig_2008_09.xsd\" key=\"").append(key).append("\">\n");
        content.accept(xml);
        return xml.m_text.append("</config>\n").toString();
    }

    /** An entry; its type follows from the value, null is a text that is not there. */
    void entry(final String key, final Object value) {
        final String type = value instanceof Integer ? "xint" : value instanceof Long ? "xlong"
            : value instanceof Double ? "xdouble" : value instanceof Boolean ? "xboolean" : "xstring";
        indent().append("<entry key=\"").append(escaped(key)).append("\" type=\"").append(type)
            .append(value == null ? "\" isnull=\"true\" value=\"\"/>\n"
                : "\" value=\"" + escaped(value.toString()) + "\"/>\n");
    }

    /** A config without content. */
    void config(final String key) {
        indent().append("<config key=\"").append(escaped(key)).append("\"/>\n");
    }

    /** A config around what {@code content} writes. */
    void config(final String key, final Runnable content) {
        indent().append("<config key=\"").append(escaped(key)).append("\">\n");
        m_depth++;
        content.run();
        m_depth--;
        indent().append("</config>\n");
    }

    /** An array of numbers. */
    void array(final String key, final int... values) {
        config(key, () -> {
            entry("array-size", values.length);
            for (int i = 0; i < values.length; i++) {
                entry(Integer.toString(i), values[i]);
            }
        });
    }

    private StringBuilder indent() {
        return m_text.append("    ".repeat(m_depth));
    }

    /** @return the text with the characters that XML keeps for itself replaced */
    static String escaped(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
            .replace("\n", "&#10;");
    }
}
