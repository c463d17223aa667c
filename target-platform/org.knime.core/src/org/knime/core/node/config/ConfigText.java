package org.knime.core.node.config;

/** Control characters of texts are written as %%00000 with five decimal digits, as XML 1.0 cannot hold them. */
final class ConfigText {
    private static final int DIGITS = 5;

    private ConfigText() {
    }

    static String encode(final String s) {
        var b = new StringBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c < ' ') {
                b.append("%%").append(String.format(java.util.Locale.ROOT, "%05d", (int)c));
            } else {
                b.append(c);
            }
        }
        return b.toString();
    }

    static String decode(final String s) {
        int at = s.indexOf("%%");
        if (at < 0) {
            return s;
        }
        var b = new StringBuilder(s.length());
        int from = 0;
        for (; at >= 0; at = s.indexOf("%%", from)) {
            int end = at + 2 + DIGITS;
            if (end > s.length() || !s.substring(at + 2, end).chars().allMatch(Character::isDigit)) {
                break;
            }
            b.append(s, from, at).append((char)Integer.parseInt(s.substring(at + 2, end)));
            from = end;
        }
        return b.append(s.substring(from)).toString();
    }
}
