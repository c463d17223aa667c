package org.latentrom.engine.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of all sizes, to the bit, over streams of all manners. */
class ContainerPropertiesTest {
    /** Lengths about those of the pieces in which arrays are written. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 65_535, 65_536, 65_537, 131_073})
    void everyBitComesBack(final int length) throws IOException {
        var random = new Random(length);
        var floats = new float[length];
        var doubles = new double[length];
        var longs = new long[length];
        for (int i = 0; i < length; i++) {
            floats[i] = Float.intBitsToFloat(random.nextInt());
            doubles[i] = Double.longBitsToDouble(random.nextLong());
            longs[i] = random.nextLong();
        }
        Container c = Container.of("k", 1, "").with("f", floats).with("d", doubles).with("l", longs);
        Container again = ContainerFormat.read(new Trickle(ContainerFormat.toBytes(c)), "k", 1);
        for (int i = 0; i < length; i++) {
            assertEquals(Float.floatToIntBits(floats[i]), Float.floatToIntBits(again.floats("f", length)[i]));
            assertEquals(Double.doubleToLongBits(doubles[i]), Double.doubleToLongBits(again.doubles("d", length)[i]));
        }
        assertArrayEquals(longs, again.longs("l", length));
    }

    /** Gives a few bytes at a time, as a network does. */
    private static final class Trickle extends InputStream {
        private final ByteArrayInputStream m_bytes;

        Trickle(final byte[] bytes) {
            m_bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return m_bytes.read();
        }

        @Override
        public int read(final byte[] target, final int from, final int count) {
            return m_bytes.read(target, from, Math.min(count, 1013));
        }
    }

    @Test
    void aNameIsReplacedInItsPlace() {
        Container c = Container.of("k", 1, "").with("a", new long[]{1}).with("b", new long[0]).with("a", new float[2]);
        assertEquals("[a, b]", c.arrays().keySet().toString());
        assertEquals(float[].class, c.arrays().get("a").getClass());
    }

    @Test
    void aContainerDoesNotChange() {
        Container c = Container.of("k", 1, "h");
        c.with("a", new long[1]);
        assertEquals(0, c.arrays().size());
        assertThrows(UnsupportedOperationException.class, () -> c.arrays().put("a", new long[1]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\0", "\u00e4", "a\n", "0123456789012345678901234567890123456789"
        + "0123456789012345678901234"})
    void kindsAreShortPlainNames(final String kind) {
        assertThrows(IllegalArgumentException.class, () -> Container.of(kind, 1, ""));
    }

    @Test
    void failuresOfTheStreamAreNotDamage() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        var e = assertThrows(IOException.class, () -> ContainerFormat.read(broken, "k", 1));
        assertEquals("the disk is gone", e.getMessage());
    }
}
