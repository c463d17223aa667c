package org.latentrom.engine.io.vtk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Base64 with the habits of VTK files, against the JDK's encoder. */
class Base64SourceTest {
    private static Base64Source source(final String text) {
        byte[] b = text.getBytes(StandardCharsets.US_ASCII);
        return new Base64Source(b, 0, b.length);
    }

    private static String encode(final byte[] b) {
        return Base64.getEncoder().encodeToString(b);
    }

    @Test
    void partsEncodedApartOrTogetherGiveTheSameBytes() {
        var random = new Random(5);
        for (int n = 0; n < 40; n++) {
            var head = new byte[4 + 4 * (n % 2)];
            var data = new byte[n];
            random.nextBytes(head);
            random.nextBytes(data);
            byte[] both = Arrays.copyOf(head, head.length + n);
            System.arraycopy(data, 0, both, head.length, n);
            String apart = encode(head) + encode(data);
            String spaced = "\n  " + encode(both).replaceAll("(.{5})", "$1\r\n ") + "\t";
            for (String text : new String[]{apart, encode(both), spaced}) {
                Base64Source s = source(text);
                var h = new byte[head.length];
                var d = new byte[n];
                assertTrue(s.read(h, h.length));
                assertTrue(s.read(d, n));
                assertArrayEquals(head, h);
                assertArrayEquals(data, d);
                assertTrue(s.atEnd(), text);
            }
        }
    }

    @Test
    void tooFewAndForeignCharactersAreNoticed() {
        assertFalse(source("AAAA").read(new byte[4], 4));
        assertFalse(source("AA?A").read(new byte[3], 3));
        assertFalse(source("").read(new byte[1], 1));
        Base64Source more = source("AAAABBBB");
        assertTrue(more.read(new byte[3], 3));
        assertFalse(more.atEnd());
    }

    @Test
    void boundOfWhatIsLeftIsNeverTooSmall() {
        for (int n = 0; n < 50; n++) {
            assertTrue(source(encode(new byte[n])).available() >= n);
        }
        assertEquals(8, source("AAAAAAAA").available());
    }
}
