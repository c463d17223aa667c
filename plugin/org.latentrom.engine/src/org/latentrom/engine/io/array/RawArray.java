package org.latentrom.engine.io.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

import org.latentrom.engine.io.HalfFloat;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceBytes;

/** An array whose numbers stand one after the other, in memory or in a file that is read where needed. */
public final class RawArray implements NumberArray {
    private final String m_file;

    private final String m_name;

    private final RawLayout m_layout;

    private final Path m_path;

    private byte[] m_bytes;

    private RawArray(final String file, final String name, final RawLayout layout, final Path path,
        final byte[] bytes) {
        m_file = file;
        m_name = name;
        m_layout = layout;
        m_path = path;
        m_bytes = bytes;
    }

    /** An array of an archive. @param bytes the values, from the offset of the layout on */
    public static RawArray inMemory(final String file, final String name, final RawLayout layout, final byte[] bytes) {
        return new RawArray(file, name, layout, null, bytes);
    }

    /** An array of a file, which must have all its bytes. */
    public static RawArray inFile(final Path path, final String file, final String name, final RawLayout layout) {
        return new RawArray(file, name, layout, path, null);
    }

    @Override
    public String name() {
        return m_name;
    }

    @Override
    public long[] shape() {
        return m_layout.shape();
    }

    @Override
    public boolean isWhole() {
        return m_layout.kind() != 'f';
    }

    @Override
    public boolean isLogical() {
        return m_layout.kind() == 'b';
    }

    @Override
    public SnapshotFormatException error(final String problem, final String remedy) {
        return new SnapshotFormatException(m_file, label(), problem, remedy);
    }

    @Override
    public double[] block(final long[] from, final int[] count) throws IOException {
        long[] strides = strides();
        long start = 0;
        long n = 1;
        for (int k = 0; k < from.length; k++) {
            start += from[k] * strides[k];
            n *= count[k];
        }
        if (n > SourceBytes.LIMIT / 8) {
            throw error("needs more than " + (SourceBytes.LIMIT >> 20) + " MiB at once", "Save fewer values");
        }
        if (m_bytes == null && isOnePiece(count)) {
            int size = m_layout.itemBytes();
            return values(ByteBuffer.wrap(readAt(start * size, n * size)), 0, (int)n);
        }
        if (m_bytes == null) {
            // another order than the file's touches all of it anyway
            m_bytes = readAt(0, count() * m_layout.itemBytes());
        }
        return strided(start, count, strides, (int)n);
    }

    /** @return true if a block lies in one piece: one position, then a range, then whole axes */
    private boolean isOnePiece(final int[] count) {
        int k = 0;
        while (k < count.length && count[k] == 1) {
            k++;
        }
        for (int j = k + 1; j < count.length; j++) {
            if (m_layout.firstFastest() || count[j] != m_layout.shape()[j]) {
                return false;
            }
        }
        return !m_layout.firstFastest() || k == 0 || k == count.length;
    }

    private double[] values(final ByteBuffer bytes, final int from, final int count) {
        bytes.order(m_layout.order());
        var values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = value(bytes, from + i);
        }
        return values;
    }

    private long[] strides() {
        long[] shape = m_layout.shape();
        var strides = new long[shape.length];
        long step = 1;
        for (int k = 0; k < shape.length; k++) {
            int axis = m_layout.firstFastest() ? k : shape.length - 1 - k;
            strides[axis] = step;
            step *= shape[axis];
        }
        return strides;
    }

    private double[] strided(final long from, final int[] count, final long[] strides, final int n) {
        var b = ByteBuffer.wrap(m_bytes).order(m_layout.order());
        var values = new double[n];
        var index = new int[count.length];
        long at = from;
        for (int i = 0; i < n; i++) {
            values[i] = value(b, (int)at);
            for (int k = count.length - 1; k >= 0; k--) {
                at += strides[k];
                if (++index[k] < count[k]) {
                    break;
                }
                at -= strides[k] * count[k];
                index[k] = 0;
            }
        }
        return values;
    }

    private byte[] readAt(final long offset, final long count) throws IOException {
        if (count > SourceBytes.LIMIT) {
            throw error("needs more than " + (SourceBytes.LIMIT >> 20) + " MiB at once",
                "Save the time as the first axis in C order, or fewer values");
        }
        var b = ByteBuffer.allocate((int)count);
        try (var channel = Files.newByteChannel(m_path)) {
            channel.position(m_layout.offset() + offset);
            while (b.hasRemaining() && channel.read(b) >= 0) {
                // a channel may give less than asked for
            }
        }
        if (b.hasRemaining()) {
            throw error("has become shorter while it was read", "Do not write to the file while it is read");
        }
        return b.array();
    }

    private double value(final ByteBuffer b, final int i) {
        int n = m_layout.itemBytes();
        boolean unsigned = m_layout.kind() != 'i';
        if (m_layout.kind() == 'f') {
            return n == 8 ? b.getDouble(8 * i) : n == 4 ? b.getFloat(4 * i) : HalfFloat.of(b.getShort(2 * i));
        }
        return switch (n) {
            case 1 -> unsigned ? b.get(i) & 0xff : b.get(i);
            case 2 -> unsigned ? b.getShort(2 * i) & 0xffff : b.getShort(2 * i);
            case 4 -> unsigned ? b.getInt(4 * i) & 0xffffffffL : b.getInt(4 * i);
            default -> {
                long v = b.getLong(8 * i);
                yield unsigned && v < 0 ? (v >>> 1) * 2.0 : v;
            }
        };
    }
}
