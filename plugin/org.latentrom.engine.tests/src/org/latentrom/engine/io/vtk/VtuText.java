package org.latentrom.engine.io.vtk;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.StringJoiner;
import java.util.zip.Deflater;

/**
 * Writes a small {@code .vtu} file in the ways that VTK, dolfin and deal.II do: two triangles and a quadrilateral over
 * six points, with one point field. Written from the format's description, apart from the reader.
 */
final class VtuText {
    /** How an array is laid out. */
    enum Layout {
        ASCII, BASE64_ONE_RUN, BASE64_HEADER_APART, APPENDED_RAW, APPENDED_BASE64
    }

    /** Who wrote the header of compressed data. */
    enum Compression {
        /** not compressed */
        NONE,
        /** the last block has its own size, 0 if it is full */
        VTK,
        /** the last block's size is always given */
        DEAL_II,
        /** one block; the compressed size is that of a buffer, zeros follow the data */
        DOLFIN
    }

    static final double[] POINTS = {0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 2, 0, 0, 2, 1, 0};

    static final long[] CONNECTIVITY = {0, 1, 2, 0, 2, 3, 1, 4, 5, 2};

    static final long[] OFFSETS = {3, 6, 10};

    static final long[] TYPES = {5, 5, 9};

    private final Layout m_layout;

    private final Compression m_compression;

    private final ByteOrder m_order;

    private final int m_headerBytes;

    private final int m_blockSize;

    private final ByteArrayOutputStream m_appended = new ByteArrayOutputStream();

    VtuText(final Layout layout, final Compression compression, final ByteOrder order, final int headerBytes,
        final int blockSize) {
        m_layout = layout;
        m_compression = compression;
        m_order = order;
        m_headerBytes = headerBytes;
        m_blockSize = blockSize;
    }

    /** @return the file with a point field "f" of a type, six tuples */
    byte[] file(final VtkType type, final double[] values) {
        var head = new StringBuilder("<?xml version='1.0'?>\n")
            .append("<VTKFile type=\"UnstructuredGrid\" version=\"1.0\" byte_order=\"");
        head.append(m_order == ByteOrder.BIG_ENDIAN ? "BigEndian" : "LittleEndian").append('"');
        if (m_headerBytes == 8) {
            head.append(" header_type=\"UInt64\"");
        }
        if (m_compression != Compression.NONE) {
            head.append(" compressor=\"vtkZLibDataCompressor\"");
        }
        head.append(">\n<UnstructuredGrid>\n<Piece NumberOfPoints=\"6\" NumberOfCells=\"3\">\n<PointData>\n");
        head.append(array("f", type, values, values.length / 6)).append("</PointData>\n<Points>\n");
        head.append(array(null, VtkType.FLOAT64, POINTS, 3)).append("</Points>\n<Cells>\n");
        head.append(array("connectivity", VtkType.INT64, doubles(CONNECTIVITY), 1));
        head.append(array("offsets", VtkType.INT32, doubles(OFFSETS), 1));
        head.append(array("types", VtkType.UINT8, doubles(TYPES), 1));
        head.append("</Cells>\n</Piece>\n</UnstructuredGrid>\n");
        if (m_layout == Layout.APPENDED_RAW || m_layout == Layout.APPENDED_BASE64) {
            head.append("<AppendedData encoding=\"").append(m_layout == Layout.APPENDED_RAW ? "raw" : "base64")
                .append("\">\n  _");
            byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
            byte[] end = "\n</AppendedData>\n</VTKFile>\n".getBytes(StandardCharsets.ISO_8859_1);
            return ByteBuffer.allocate(start.length + m_appended.size() + end.length).put(start)
                .put(m_appended.toByteArray()).put(end).array();
        }
        return head.append("</VTKFile>\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    static double[] doubles(final long[] v) {
        return Arrays.stream(v).asDoubleStream().toArray();
    }

    private String array(final String name, final VtkType type, final double[] values, final int components) {
        String[] typeNames = {"Int8", "UInt8", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Float32",
            "Float64"};
        String start = "<DataArray type=\"" + typeNames[type.ordinal()] + "\"" + (name == null ? "" : " Name=\"" + name
            + "\"") + " NumberOfComponents=\"" + components + "\"";
        if (m_layout == Layout.ASCII) {
            var text = new StringJoiner(" ", "\n", "\n");
            for (double v : values) {
                text.add(type.isFloat() ? Double.toString(v) : Long.toString((long)v));
            }
            return start + " format=\"ascii\">" + text + "</DataArray>\n";
        }
        byte[][] headerAndData = m_compression == Compression.NONE ? plain(bytes(type, values))
            : compressed(bytes(type, values));
        var base64 = Base64.getEncoder();
        boolean apart = m_compression != Compression.NONE || m_layout == Layout.BASE64_HEADER_APART;
        byte[] both = concat(headerAndData[0], headerAndData[1]);
        byte[] text = apart ? concat(base64.encode(headerAndData[0]), base64.encode(headerAndData[1]))
            : base64.encode(both);
        if (m_layout == Layout.APPENDED_RAW || m_layout == Layout.APPENDED_BASE64) {
            String offset = " format=\"appended\" offset=\"" + m_appended.size() + "\"/>\n";
            m_appended.writeBytes(m_layout == Layout.APPENDED_RAW ? both : text);
            return start + offset;
        }
        return start + " format=\"binary\">\n   " + new String(text, StandardCharsets.US_ASCII) + "\n</DataArray>\n";
    }

    private static byte[] concat(final byte[] a, final byte[] b) {
        byte[] c = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, c, a.length, b.length);
        return c;
    }

    private byte[] header(final long... numbers) {
        var b = ByteBuffer.allocate(numbers.length * m_headerBytes).order(m_order);
        for (long n : numbers) {
            if (m_headerBytes == 8) {
                b.putLong(n);
            } else {
                b.putInt((int)n);
            }
        }
        return b.array();
    }

    private byte[][] plain(final byte[] data) {
        return new byte[][]{header(data.length), data};
    }

    private byte[][] compressed(final byte[] data) {
        if (m_compression == Compression.DOLFIN) {
            byte[] packed = Arrays.copyOf(deflate(data, 0, data.length), data.length + 60);
            return new byte[][]{header(1, data.length, 0, packed.length), packed};
        }
        int blocks = (data.length + m_blockSize - 1) / m_blockSize;
        int last = data.length - (blocks - 1) * m_blockSize;
        var numbers = new long[3 + blocks];
        numbers[0] = blocks;
        numbers[1] = m_blockSize;
        numbers[2] = last == m_blockSize && m_compression == Compression.VTK ? 0 : last;
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < blocks; i++) {
            byte[] packed = deflate(data, i * m_blockSize, i == blocks - 1 ? last : m_blockSize);
            numbers[3 + i] = packed.length;
            out.writeBytes(packed);
        }
        return new byte[][]{header(numbers), out.toByteArray()};
    }

    private static byte[] deflate(final byte[] data, final int from, final int length) {
        var deflater = new Deflater();
        deflater.setInput(data, from, length);
        deflater.finish();
        var packed = new byte[length + 64];
        int n = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, n);
    }

    private byte[] bytes(final VtkType type, final double[] values) {
        var b = ByteBuffer.allocate(values.length * type.bytes()).order(m_order);
        for (double v : values) {
            switch (type) {
                case INT8, UINT8 -> b.put((byte)(long)v);
                case INT16, UINT16 -> b.putShort((short)(long)v);
                case INT32, UINT32 -> b.putInt((int)(long)v);
                case INT64 -> b.putLong((long)v);
                case UINT64 -> b.putLong(v >= 0x1p63 ? (long)(v - 0x1p63) + Long.MIN_VALUE : (long)v);
                case FLOAT32 -> b.putFloat((float)v);
                default -> b.putDouble(v);
            }
        }
        return b.array();
    }
}
