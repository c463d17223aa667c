package org.latentrom.engine.io.write;

/** Names of fields as values of XML attributes. */
final class XmlText {
    private XmlText() {
    }

    /** @return the text with the five special characters escaped; what XML cannot hold becomes an underscore */
    static String escape(final String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&apos;");
                case '\t', '\n', '\r' -> out.append("&#").append(c).append(';');
                default -> {
                    boolean legal = c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
                    out.appendCodePoint(legal ? c : '_');
                }
            }
        });
        return out.toString();
    }
}
