package org.latentrom.engine.io.matlab;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.array.NumberArray;
import org.latentrom.engine.io.array.RawLayout;

/**
 * What stands before the numbers of a variable: class, lengths of the axes, name, and how the numbers are stored, which
 * may be smaller than their class says.
 *
 * @param type the class of the variable, as in {@link #CLASSES}
 * @param stored type of the numbers in the file, as in {@link #STORED}; 0 if there are none
 * @param bytes of all numbers in the file
 * @param length bytes of this header
 */
record MatHeader(int type, boolean complex, boolean logical, long[] shape, String name, int stored, long bytes,
    int length) {
    private static final String[] CLASSES = {"unknown", "cell array", "structure", "object", "text", "sparse matrix"};

    /** miINT8, miUINT8, ...: kind and bytes; blank for those that are no numbers. */
    private static final String[] STORED =
        {"", "i1", "u1", "i2", "u2", "i4", "u4", "f4", "", "f8", "", "", "i8", "u8"};

    private static final int FIRST_NUMERIC = 6;

    private static final int LAST_NUMERIC = 15;

    private static final int MAX_PART = 4096;

    /** Reads bytes, and counts them. */
    private static final class Counted {
        private final InputStream m_in;

        private final ByteOrder m_order;

        private int m_count;

        Counted(final InputStream in, final ByteOrder order) {
            m_in = in;
            m_order = order;
        }

        ByteBuffer bytes(final int count) throws IOException {
            byte[] b = m_in.readNBytes(count);
            if (b.length < count) {
                throw new EOFException();
            }
            m_count += count;
            return ByteBuffer.wrap(b).order(m_order);
        }
    }

    /** @return the header of the array that begins here; null if it is of a class without the usual parts */
    static MatHeader read(final String file, final InputStream in, final ByteOrder order) throws IOException {
        var c = new Counted(in, order);
        ByteBuffer flags = part(file, c);
        if (flags.remaining() < 8) {
            return null;
        }
        int type = flags.get(flags.position() + (order == ByteOrder.LITTLE_ENDIAN ? 0 : 3)) & 0xff;
        int bits = flags.getInt(flags.position()) >> 8;
        if (type > LAST_NUMERIC) {
            return null; // functions and the objects of newer versions have no lengths
        }
        ByteBuffer lengths = part(file, c);
        var shape = new long[lengths.remaining() / 4];
        for (int k = 0; k < shape.length; k++) {
            shape[k] = lengths.getInt();
            if (shape[k] < 0) {
                throw damaged(file, "has a variable with a negative length");
            }
        }
        ByteBuffer text = part(file, c);
        String name = StandardCharsets.ISO_8859_1.decode(text).toString();
        if (type < FIRST_NUMERIC) {
            return new MatHeader(type, false, false, shape, name, 0, 0, c.m_count);
        }
        ByteBuffer tag = c.bytes(4);
        int word = tag.getInt(0);
        boolean small = word >>> 16 != 0;
        long bytes = small ? word >>> 16 : c.bytes(4).getInt(0) & 0xffffffffL;
        return new MatHeader(type, (bits & 8) != 0, (bits & 2) != 0, shape, name, small ? word & 0xffff : word, bytes,
            c.m_count);
    }

    /** A part of a header: type and number of bytes, then these, filled up to eight; or all of it in eight bytes. */
    private static ByteBuffer part(final String file, final Counted c) throws IOException {
        int word = c.bytes(4).getInt(0);
        if (word >>> 16 != 0) {
            ByteBuffer data = c.bytes(4);
            return data.limit(Math.min(4, word >>> 16));
        }
        long count = c.bytes(4).getInt(0) & 0xffffffffL;
        if (count > MAX_PART) {
            throw damaged(file, "has a variable whose header is too long");
        }
        return c.bytes((int)(count + 7 & ~7L)).limit((int)count);
    }

    boolean isNumeric() {
        return type >= FIRST_NUMERIC && type <= LAST_NUMERIC && !complex;
    }

    /** @return what a variable that is not numeric is */
    String kind() {
        return complex ? "complex numbers" : type < CLASSES.length ? CLASSES[type] : CLASSES[0];
    }

    int itemBytes() {
        return STORED[stored].charAt(1) - '0';
    }

    /**
     * @param file name for messages
     * @param offset where the numbers begin
     */
    RawLayout layout(final String file, final ByteOrder order, final long offset) throws SnapshotFormatException {
        if (stored < 0 || stored >= STORED.length || STORED[stored].isEmpty()) {
            throw damaged(file, "has a variable \"" + SourceFolder.shorten(name)
                + "\" with numbers of the unknown type " + stored);
        }
        char kind = logical && STORED[stored].equals("u1") ? 'b' : STORED[stored].charAt(0);
        return new RawLayout(shape, kind, itemBytes(), order, true, offset);
    }

    /** @throws SnapshotFormatException if the numbers are not as many as the axes say, or more than the limit */
    void requireBytes(final String file, final NumberArray array, final long limit) throws SnapshotFormatException {
        if (array.count() > bytes / itemBytes() || array.count() * itemBytes() != bytes || bytes > limit) {
            throw array.error("has more or fewer bytes than its shape needs, or than the file has",
                "The file is cut off or damaged; save it anew");
        }
    }

    private static SnapshotFormatException damaged(final String file, final String problem) {
        return new SnapshotFormatException(file, "", problem, "Copy the file or save it anew");
    }
}
