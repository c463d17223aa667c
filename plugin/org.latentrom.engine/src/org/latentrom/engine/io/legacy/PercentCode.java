package org.latentrom.engine.io.legacy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Names in legacy files: blanks, quotes and percent signs stand as % and two hexadecimal digits. */
final class PercentCode {
    private static final int HEX = 16;

    private PercentCode() {
    }

    /** @return the name; a percent sign without two digits behind it stands for itself */
    static String decode(final String coded) {
        if (coded.indexOf('%') < 0) {
            return coded;
        }
        byte[] bytes = coded.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], HEX) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], HEX) : -1;
            if (low >= 0) {
                out.write(HEX * high + low);
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
