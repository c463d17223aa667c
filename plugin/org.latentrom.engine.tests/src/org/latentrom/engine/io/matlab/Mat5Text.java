package org.latentrom.engine.io.matlab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;

/** Writes MATLAB files of level 5 by "MAT-File Format" (MathWorks), apart from the reader. */
final class Mat5Text {
    static final int DOUBLE = 6;

    private static final String STORED = " bBsSiIf d  lL";

    private final ByteOrder m_order;

    private final ByteArrayOutputStream m_out = new ByteArrayOutputStream();

    Mat5Text(final ByteOrder order) {
        m_order = order;
        var b = ByteBuffer.allocate(128).order(order);
        b.put("MATLAB 5.0 MAT-file, by a test".getBytes(StandardCharsets.US_ASCII)).position(124);
        b.putShort((short)0x100).putShort((short)('M' << 8 | 'I'));
        m_out.writeBytes(b.array());
    }

    private ByteBuffer buffer(final int size) {
        return ByteBuffer.allocate(size).order(m_order);
    }

    /** A part: as small as the format allows. */
    private byte[] part(final int type, final byte[] data) {
        if (data.length <= 4 && data.length > 0) {
            return buffer(8).putInt(data.length << 16 | type).put(data).array();
        }
        return buffer(8 + (data.length + 7 & ~7)).putInt(type).putInt(data.length).put(data).array();
    }

    private byte[] numbers(final int stored, final double... values) {
        var b = buffer(8 * values.length);
        for (double v : values) {
            switch (STORED.charAt(stored)) {
                case 'b', 'B' -> b.put((byte)v);
                case 's', 'S' -> b.putShort((short)v);
                case 'i', 'I' -> b.putInt((int)v);
                case 'f' -> b.putFloat((float)v);
                case 'd' -> b.putDouble(v);
                default -> b.putLong((long)v);
            }
        }
        return java.util.Arrays.copyOf(b.array(), b.position());
    }

    /**
     * @param type the class, 6 for double
     * @param flags 8 complex, 2 logical
     * @param stored 1 int8, 2 uint8, ..., 7 single, 9 double, 12 int64, 13 uint64
     */
    byte[] matrix(final String name, final int type, final int flags, final int stored, final int[] shape,
        final double... values) {
        var inner = new ByteArrayOutputStream();
        inner.writeBytes(buffer(16).putInt(6).putInt(8).putInt(flags << 8 | type).putInt(0).array());
        var lengths = buffer(4 * shape.length);
        for (int s : shape) {
            lengths.putInt(s);
        }
        inner.writeBytes(part(5, lengths.array()));
        inner.writeBytes(part(1, name.getBytes(StandardCharsets.ISO_8859_1)));
        inner.writeBytes(part(stored, numbers(stored, values)));
        return buffer(8 + inner.size()).putInt(14).putInt(inner.size()).put(inner.toByteArray()).array();
    }

    Mat5Text put(final byte[] element) {
        m_out.writeBytes(element);
        return this;
    }

    /** Puts an array of doubles. */
    Mat5Text put(final String name, final int[] shape, final double... values) {
        return put(matrix(name, DOUBLE, 0, 9, shape, values));
    }

    /** Puts an element with zlib around it, of which bytes are cut off at the end. */
    Mat5Text packed(final byte[] element, final int cut) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes)) {
            out.write(element);
        }
        byte[] data = java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() - cut);
        return put(buffer(8 + data.length).putInt(15).putInt(data.length).put(data).array());
    }

    Path write(final Path file) throws IOException {
        return Files.write(file, m_out.toByteArray());
    }
}
