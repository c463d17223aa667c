package org.latentrom.engine.io.numpy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;

/** A NumPy array of numbers: its bytes are in memory, or in a file that is read where needed. */
final class NpyArray {
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
        if (h.count() < 0 || h.count() * h.itemBytes() != have) {
            throw new SnapshotFormatException(file, "", "has " + have + " bytes of data, its shape "
                + Arrays.toString(h.shape()) + " needs others", "The file is cut off or damaged; save it anew");
        }
        return new NpyArray(file, name, h, path, null);
    }

    static void checkType(final String file, final String element, final NpyHeader h) throws SnapshotFormatException {
        if (h.kind() == '?') {
            throw new SnapshotFormatException(file, element, "has the type " + h.description()
                + ", which is not supported (objects are never unpickled)", "Save it as float32 or float64");
        }
    }

    String name() {
        return m_name;
    }

    int axes() {
        return m_header.shape().length;
    }

    int length(final int axis) {
        return (int)Math.min(Integer.MAX_VALUE, m_header.shape()[axis]);
    }

    long count() {
        return m_header.count();
    }

    boolean isWhole() {
        return m_header.kind() != 'f';
    }

    /** @return like {@code "u" (40, 64, 64)}, for messages */
    String label() {
        String s = Arrays.toString(m_header.shape());
        return "array \"" + SourceFolder.shorten(m_name) + "\" (" + s.substring(1, s.length() - 1) + ")";
    }

    SnapshotFormatException error(final String problem, final String remedy) {
        return new SnapshotFormatException(m_file, label(), problem, remedy);
    }

    /** @return all values, last axis fastest */
    double[] all() throws IOException {
        return strided(m_header.shape(), strides(), 0);
    }

    /**
     * @param axis the axis that is fixed
     * @param index position on that axis
     * @return the values there, the other axes in their order, the last fastest
     */
    double[] slice(final int axis, final int index) throws IOException {
        long[] shape = without(m_header.shape(), axis);
        long[] strides = strides();
        if (axis == 0 && !m_header.fortran() && m_bytes == null) {
            int count = (int)(count() / m_header.shape()[0]);
            long bytes = (long)count * m_header.itemBytes();
            var b = ByteBuffer.wrap(readAt(index * bytes, bytes));
            var values = new double[count];
            for (int i = 0; i < count; i++) {
                values[i] = value(b.order(m_header.order()), i);
            }
            return values;
        }
        return strided(shape, without(strides, axis), index * strides[axis]);
    }

    private static long[] without(final long[] a, final int axis) {
        var left = new long[a.length - 1];
        System.arraycopy(a, 0, left, 0, axis);
        System.arraycopy(a, axis + 1, left, axis, left.length - axis);
        return left;
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

    private double[] strided(final long[] shape, final long[] strides, final long from) throws IOException {
        if (m_bytes == null) {
            // another order than the file's touches all of it anyway
            m_bytes = readAt(0, count() * m_header.itemBytes());
        }
        var b = ByteBuffer.wrap(m_bytes).order(m_header.order());
        int n = 1;
        for (long s : shape) {
            n *= (int)s;
        }
        var values = new double[n];
        var index = new long[shape.length];
        long at = from;
        for (int i = 0; i < n; i++) {
            values[i] = value(b, (int)at);
            for (int k = shape.length - 1; k >= 0; k--) {
                at += strides[k];
                if (++index[k] < shape[k]) {
                    break;
                }
                at -= strides[k] * shape[k];
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
        boolean unsigned = m_header.kind() == 'u';
        if (m_header.kind() == 'f') {
            return n == 8 ? b.getDouble(8 * i) : b.getFloat(4 * i);
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
