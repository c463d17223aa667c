package org.latentrom.engine.io.vtk;

import java.nio.ByteBuffer;
import java.util.Arrays;

import org.latentrom.engine.io.AsciiNumbers;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.vtk.ByteSource.Bytes;

/**
 * Decodes the arrays of one VTK XML file. The number of values is known beforehand from the counts of the mesh; what
 * the array says of itself must agree, and is held against the bytes that are there before anything is allocated.
 */
final class ArrayDecoder implements AutoCloseable {
    /** dolfin writes linear cells only; a hexahedron has the most nodes. */
    private static final int MAX_NODES = 8;

    private static final String CUT_OFF = "The file is cut off or damaged; export or copy it anew";

    private final VtkHeader m_header;

    private Unpacker m_unpacker;

    ArrayDecoder(final VtkHeader header) {
        m_header = header;
    }

    /** @return the values of an array as float64 */
    double[] doubles(final EncodedArray array, final long count) throws SnapshotFormatException {
        if (array.format() == EncodedArray.Format.ASCII) {
            double[] values = ascii(array).doubles(count);
            if (array.type() == VtkType.FLOAT32) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float)values[i]; // the number that the writer had
                }
            }
            return values;
        }
        return array.type().doubles(bytes(array, count, count), (int)count);
    }

    /** @return the values of an array of whole numbers */
    long[] longs(final EncodedArray array, final long count) throws SnapshotFormatException {
        if (array.type().isFloat()) {
            throw error(array, "holds floating point numbers where whole numbers belong", "Export the file anew");
        }
        if (array.format() == EncodedArray.Format.ASCII) {
            return ascii(array).longs(count);
        }
        return array.type().longs(bytes(array, count, count), (int)count);
    }

    /**
     * As {@link #longs(EncodedArray, long)}, for the cells' offsets: dolfin gives their array the length of the
     * connectivity and fills it with zeros.
     */
    long[] offsets(final EncodedArray array, final long count) throws SnapshotFormatException {
        if (array.type().isFloat() || array.format() == EncodedArray.Format.ASCII) {
            return longs(array, count);
        }
        ByteBuffer bytes = bytes(array, count, MAX_NODES * count);
        int have = bytes.capacity() / array.type().bytes();
        long[] all = array.type().longs(bytes, have);
        for (int i = (int)count; i < have; i++) {
            if (all[i] != 0) {
                throw error(array, "has more than the " + count + " values it needs", "Export the file anew");
            }
        }
        return have == count ? all : Arrays.copyOf(all, (int)count);
    }

    private AsciiNumbers ascii(final EncodedArray a) {
        return new AsciiNumbers(m_header.file(), a.label(), a.bytes(), a.start(), a.end());
    }

    private ByteBuffer bytes(final EncodedArray array, final long count, final long most)
        throws SnapshotFormatException {
        long size = count * array.type().bytes();
        long limit = Math.min(most * array.type().bytes(), Integer.MAX_VALUE - 16L);
        if (count < 0 || count > Integer.MAX_VALUE || size > limit) {
            throw error(array, "would have " + count + " values", "Its counts are wrong; export the file anew");
        }
        ByteSource source = source(array);
        Bytes bytes = m_header.compressor() == null ? plain(array, source, size, limit)
            : unpacked(array, source, size, limit);
        if (array.format() == EncodedArray.Format.BINARY && !source.atEnd()) {
            throw error(array, "has more data than the mesh needs", "Export the file anew");
        }
        return ByteBuffer.wrap(bytes.array(), bytes.start(), bytes.length()).slice().order(m_header.order());
    }

    private ByteSource source(final EncodedArray array) throws SnapshotFormatException {
        if (array.format() == EncodedArray.Format.BINARY) {
            return new Base64Source(array.bytes(), array.start(), array.end());
        }
        AppendedData appended = m_header.appended();
        if (appended == null) {
            throw error(array, "stands in an AppendedData element that is missing", CUT_OFF);
        }
        if (array.offset() < 0 || array.offset() > appended.end() - appended.start()) {
            throw error(array, "begins at offset " + array.offset() + ", outside of the appended data", CUT_OFF);
        }
        int start = (int)(appended.start() + array.offset());
        return appended.base64() ? new Base64Source(appended.bytes(), start, appended.end())
            : new RawSource(appended.bytes(), start, appended.end());
    }

    private Bytes plain(final EncodedArray array, final ByteSource source, final long size, final long limit)
        throws SnapshotFormatException {
        long length = headerNumber(array, source);
        if (length < size || length > limit || length % array.type().bytes() != 0) {
            throw error(array, "says that it has " + Long.toUnsignedString(length) + " bytes, the mesh needs " + size,
                "Counts, header_type or the data are wrong; export the file anew");
        }
        return take(array, source, length);
    }

    private Unpacker unpacker(final EncodedArray array) throws SnapshotFormatException {
        if (m_unpacker == null) {
            m_unpacker = Unpacker.of(m_header.compressor()).orElseThrow(() -> error(array, "is compressed with "
                + m_header.compressor() + ", which is not supported",
                "Write the file with zlib, LZ4 or LZMA, or without compression"));
        }
        return m_unpacker;
    }

    private Bytes unpacked(final EncodedArray array, final ByteSource source, final long size, final long limit)
        throws SnapshotFormatException {
        Unpacker unpacker = unpacker(array);
        long blocks = headerNumber(array, source);
        long blockSize = headerNumber(array, source);
        long lastSize = headerNumber(array, source);
        // a last size of 0 means a full block (VTK on an exact multiple, dolfin always)
        long last = lastSize == 0 ? blockSize : lastSize;
        boolean plausible = blocks >= 0 && blocks <= source.available() && blockSize >= 0 && last >= 0
            && blockSize <= Integer.MAX_VALUE && last <= blockSize;
        long total = plausible ? blocks == 0 ? 0 : (blocks - 1) * blockSize + last : -1;
        if (total < size || total > limit || total % array.type().bytes() != 0) {
            throw error(array, "has a compression header that does not give the " + size + " bytes the mesh needs",
                "Counts, header_type or the data are wrong; export the file anew");
        }
        var packed = new long[(int)blocks];
        long sum = 0;
        for (int i = 0; i < packed.length; i++) {
            packed[i] = headerNumber(array, source);
            sum = packed[i] < 0 || packed[i] > source.available() ? Long.MAX_VALUE / 2 : sum + packed[i];
            if (sum > source.available()
                || !unpacker.isPossible(packed[i], i == packed.length - 1 ? last : blockSize)) {
                throw error(array, "has a compressed block of an impossible size", CUT_OFF);
            }
        }
        var bytes = new byte[(int)total];
        int at = 0;
        try {
            for (int i = 0; i < packed.length; i++) {
                int length = (int)(i == packed.length - 1 ? last : blockSize);
                unpacker.unpack(take(array, source, packed[i]), bytes, at, length);
                at += length;
            }
        } catch (Unpacker.DamagedBlockException e) {
            throw new SnapshotFormatException(m_header.file(), array.label(), e.getMessage(), CUT_OFF, e.getCause());
        }
        return new Bytes(bytes, 0, bytes.length);
    }

    private long headerNumber(final EncodedArray array, final ByteSource source) throws SnapshotFormatException {
        int n = m_header.headerBytes();
        Bytes bytes = take(array, source, n);
        var b = ByteBuffer.wrap(bytes.array(), bytes.start(), n).order(m_header.order());
        return n == 4 ? b.getInt() & 0xffffffffL : b.getLong();
    }

    private Bytes take(final EncodedArray array, final ByteSource source, final long count)
        throws SnapshotFormatException {
        if (count > source.available()) {
            throw error(array, "needs " + count + " bytes, but there are at most " + source.available(), CUT_OFF);
        }
        Bytes bytes = source.take((int)count);
        if (bytes == null) {
            throw error(array, "ends too early or has characters that are no base64", CUT_OFF);
        }
        return bytes;
    }

    private SnapshotFormatException error(final EncodedArray array, final String problem, final String remedy) {
        return new SnapshotFormatException(m_header.file(), array.label(), problem, remedy);
    }

    @Override
    public void close() {
        if (m_unpacker != null) {
            m_unpacker.close();
        }
    }

    /**
     * The appended data of a file.
     *
     * @param bytes the file
     * @param start the first byte after the underscore
     * @param end the first byte after the data
     */
    record AppendedData(byte[] bytes, int start, int end, boolean base64) {
    }
}
