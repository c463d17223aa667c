package org.latentrom.knime.tests;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes arrays in NumPy's format, version 1.0. */
final class Npy {
    private static final int ALIGNMENT = 64;

    private Npy() {
    }

    /** @return the bytes of a float64 array of this shape, values in C order */
    static byte[] of(final double[] values, final int... shape) {
        final String lengths = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        final String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + lengths + ",), }";
        final int start = (10 + header.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT;
        final var bytes = ByteBuffer.allocate(start + Double.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[]{(byte)0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short)(start - 10));
        bytes.put((header + " ".repeat(start - 11 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        Arrays.stream(values).forEach(bytes::putDouble);
        return bytes.array();
    }
}
