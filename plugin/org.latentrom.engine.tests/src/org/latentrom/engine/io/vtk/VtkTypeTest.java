package org.latentrom.engine.io.vtk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes as the numbers that VTK's types say, big end first. */
class VtkTypeTest {
    @ParameterizedTest
    @CsvSource({"INT8, ff, -1", "UINT8, ff, 255", "INT16, 8000, -32768", "UINT16, 8000, 32768",
        "INT32, fffffffe, -2", "UINT32, fffffffe, 4294967294", "INT64, fffffffffffffffe, -2",
        "UINT64, 8000000000000000, 9223372036854775808", "FLOAT32, 3dcccccd, 0.10000000149011612",
        "FLOAT64, 3fb999999999999a, 0.1"})
    void signsAndDigits(final VtkType type, final String hex, final double expected) {
        var b = ByteBuffer.allocate(2 * type.bytes());
        for (int i = 0; i < hex.length(); i += 2) {
            b.put((byte)Integer.parseInt(hex.substring(i, i + 2), 16));
        }
        assertEquals(b.capacity(), hex.length());
        assertArrayEquals(new double[]{expected, 0}, type.doubles(b.rewind(), 2));
    }

    @Test
    void namesOfTypes() {
        assertEquals(Optional.of(VtkType.FLOAT32), VtkType.of(" Float32 "));
        assertEquals(Optional.of(VtkType.UINT8), VtkType.of("uint8"));
        assertEquals(Optional.empty(), VtkType.of("String"));
        assertEquals(Optional.empty(), VtkType.of(null));
    }
}
