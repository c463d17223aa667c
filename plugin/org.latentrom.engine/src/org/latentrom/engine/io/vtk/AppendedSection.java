package org.latentrom.engine.io.vtk;

import java.nio.charset.StandardCharsets;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.vtk.ArrayDecoder.AppendedData;

/**
 * Cuts a VTK file before its AppendedData element, whose raw bytes are no XML.
 *
 * @param xml the file up to the element, and the closing tags
 * @param data the element's content, or null if the file has no such element
 */
record AppendedSection(byte[] xml, AppendedData data) {
    private static final byte[] OPEN = ascii("<AppendedData");

    private static final byte[] CLOSE = ascii("</AppendedData");

    private static final byte[] TAIL = ascii("</VTKFile>");

    private static final int LONGEST_TAG = 1000;

    private static byte[] ascii(final String s) {
        return s.getBytes(StandardCharsets.US_ASCII);
    }

    /** @throws SnapshotFormatException if the element is there but not complete */
    static AppendedSection of(final String file, final byte[] bytes) throws SnapshotFormatException {
        int open = indexOf(bytes, OPEN, 0);
        if (open < 0) {
            return new AppendedSection(bytes, null);
        }
        int tagEnd = open;
        while (tagEnd < bytes.length && tagEnd - open < LONGEST_TAG && bytes[tagEnd] != '>') {
            tagEnd++;
        }
        int underscore = tagEnd + 1;
        while (underscore < bytes.length && bytes[underscore] <= ' ' && bytes[underscore] > 0) {
            underscore++;
        }
        if (underscore >= bytes.length || bytes[underscore] != '_') {
            throw new SnapshotFormatException(file, "AppendedData", "does not begin with an underscore",
                "The file is cut off or damaged; export or copy it anew");
        }
        int close = lastIndexOf(bytes, CLOSE);
        if (close < underscore) {
            throw new SnapshotFormatException(file, "AppendedData", "has no end",
                "The file is cut off; export or copy it anew");
        }
        String tag = new String(bytes, open, tagEnd - open, StandardCharsets.ISO_8859_1);
        boolean raw = tag.matches("(?s).*encoding\\s*=\\s*[\"']raw[\"'].*");
        var xml = new byte[open + TAIL.length];
        System.arraycopy(bytes, 0, xml, 0, open);
        System.arraycopy(TAIL, 0, xml, open, TAIL.length);
        return new AppendedSection(xml, new AppendedData(bytes, underscore + 1, close, !raw));
    }

    private static int indexOf(final byte[] bytes, final byte[] word, final int from) {
        for (int i = from; i <= bytes.length - word.length; i++) {
            if (bytes[i] == '<' && matches(bytes, word, i)) {
                return i;
            }
        }
        return -1;
    }

    private static int lastIndexOf(final byte[] bytes, final byte[] word) {
        for (int i = bytes.length - word.length; i >= 0; i--) {
            if (bytes[i] == '<' && matches(bytes, word, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(final byte[] bytes, final byte[] word, final int at) {
        for (int k = 0; k < word.length; k++) {
            if (bytes[at + k] != word[k]) {
                return false;
            }
        }
        return true;
    }
}
