package org.latentrom.engine.io.numpy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.latentrom.engine.io.HalfFloat;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.array.NumberArray;

/** A NumPy array of numbers: its bytes are in memory, or in a file that is read where needed. */
final class NpyArray implements NumberArray {
    private final String m_file;

    private final String m_name;

    private final NpyHeader m_header;

    private final Path m_path;

    private byte[] m_bytes;

    private NpyArray(final String file, final String name, final NpyHeader header, final Path path,
        final byte[] bytes) {
        m_file = file;
        m_name = name;
        m_header = header;
        m_path = path;
        m_bytes = bytes;
    }

    /** An array of an archive. @param bytes the values */
    static NpyArray inMemory(final String file, final String name, final NpyHeader header, final byte[] bytes) {
        return new NpyArray(file, name, header, null, bytes);
    }

    /** @throws SnapshotFormatException if the file is not a NumPy array of numbers with exactly its values */
    static NpyArray ofFile(final Path path, final String name) throws IOException {
        String file = SourceFolder.nameOf(path);
        NpyHeader h;
        try (var in = Files.newInputStream(path)) {
            h = NpyHeader.read(file, "", in);
        }
        checkType(file, "", h);
        long have = Files.size(path) - h.length();
        var array = new NpyArray(file, name, h, path, null);
        if (array.count() > have / h.itemBytes() || array.count() * h.itemBytes() != have) {
            throw new SnapshotFormatException(file, "", "has " + have + " bytes of data, its shape "
                + Arrays.toString(h.shape()) + " needs others", "The file is cut off or damaged; save it anew");
        }
        return array;
    }

    static void checkType(final String file, final String element, final NpyHeader h) throws SnapshotFormatException {
        if (h.kind() == '?') {
            boolean complex = h.typeName().contains("complex");
            throw new SnapshotFormatException(file, element, "has the type " + h.typeName() + ", which is not supported"
                + (complex ? "" : " (objects are never unpickled)"), complex
                    ? "Save the real and the imaginary part as arrays of their own" : "Save it as float32 or float64");
        }
    }

    @Override
    public String name() {
        return m_name;
    }

    @Override
    public long[] shape() {
        return m_header.shape();
    }

    @Override
    public boolean isWhole() {
        return m_header.kind() != 'f';
    }

    @Override
    public boolean isLogical() {
        return m_header.kind() == 'b';
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
            int size = m_header.itemBytes();
            return values(ByteBuffer.wrap(readAt(start * size, n * size)), 0, (int)n);
        }
        if (m_bytes == null) {
            // another order than the file's touches all of it anyway
            m_bytes = readAt(0, count() * m_header.itemBytes());
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
            if (m_header.fortran() || count[j] != m_header.shape()[j]) {
                return false;
            }
        }
        return !m_header.fortran() || k == 0 || k == count.length;
    }

    private double[] values(final ByteBuffer bytes, final int from, final int count) {
        bytes.order(m_header.order());
        var values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = value(bytes, from + i);
        }
        return values;
    }

    private long[] strides() {
        long[] shape = m_header.shape();
        var strides = new long[shape.length];
        long step = 1;
        for (int k = 0; k < shape.length; k++) {
            int axis = m_header.fortran() ? k : shape.length - 1 - k;
            strides[axis] = step;
            step *= shape[axis];
        }
        return strides;
    }

    private double[] strided(final long from, final int[] count, final long[] strides, final int n) {
        var b = ByteBuffer.wrap(m_bytes).order(m_header.order());
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
            channel.position(m_header.length() + offset);
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
        int n = m_header.itemBytes();
        boolean unsigned = m_header.kind() != 'i';
        if (m_header.kind() == 'f') {
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
