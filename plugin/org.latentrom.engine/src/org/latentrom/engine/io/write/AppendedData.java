package org.latentrom.engine.io.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

import org.latentrom.engine.progress.Progress;

/**
 * The raw appended section of a VTK XML file (VTK user's guide, "XML file formats"): each array is a header of UInt64
 * numbers and its bytes. Uncompressed, the header is the number of bytes; with zlib it is the number of blocks, their
 * size, the size of the last one, and their compressed sizes.
 */
final class AppendedData {
    private static final int BLOCK = 1 << 18;

    private final boolean m_compressed;

    private final List<byte[]> m_arrays = new ArrayList<>();

    private long m_offset;

    AppendedData(final boolean compressed) {
        m_compressed = compressed;
    }

    /** @return an array as it stands in the file, to be added as often as it is needed */
    static byte[] encode(final byte[] raw, final boolean compressed, final Progress progress) {
        if (!compressed) {
            return header(raw.length).put(raw).array();
        }
        int blocks = (raw.length + BLOCK - 1) / BLOCK;
        var header = new long[3 + blocks];
        header[0] = blocks;
        header[1] = BLOCK;
        header[2] = raw.length % BLOCK; // 0 if the last one is full
        var bytes = new ByteArrayOutputStream(raw.length / 4 + 64);
        // the fastest level: the mantissas of floating point numbers hardly shrink, whatever the effort
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            var buffer = new byte[BLOCK / 4];
            for (int b = 0; b < blocks; b++) {
                progress.checkCanceled();
                int before = bytes.size();
                deflater.reset();
                deflater.setInput(raw, b * BLOCK, Math.min(BLOCK, raw.length - b * BLOCK));
                deflater.finish();
                while (!deflater.finished()) {
                    bytes.write(buffer, 0, deflater.deflate(buffer));
                }
                header[3 + b] = bytes.size() - before;
            }
        } finally {
            deflater.end();
        }
        ByteBuffer all =
            ByteBuffer.allocate(Long.BYTES * header.length + bytes.size()).order(ByteOrder.LITTLE_ENDIAN);
        all.asLongBuffer().put(header);
        return all.position(Long.BYTES * header.length).put(bytes.toByteArray()).array();
    }

    private static ByteBuffer header(final int length) {
        return ByteBuffer.allocate(Long.BYTES + length).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    }

    /** @return the array's place, for its {@code offset} */
    long add(final byte[] encoded) {
        long offset = m_offset;
        m_arrays.add(encoded);
        m_offset += encoded.length;
        return offset;
    }

    /**
     * @param type the VTK type, such as {@code Float64}
     * @param attributes further attributes, each with a blank in front
     * @return the element of an array that is added with it
     */
    String element(final String type, final String name, final String attributes, final byte[] encoded) {
        return "<DataArray type=\"" + type + "\" Name=\"" + XmlText.escape(name) + "\"" + attributes
            + " format=\"appended\" offset=\"" + add(encoded) + "\"/>\n";
    }

    /** @return the attributes of the root element that say how the arrays are encoded */
    String attributes() {
        return "byte_order=\"LittleEndian\" header_type=\"UInt64\""
            + (m_compressed ? " compressor=\"vtkZLibDataCompressor\"" : "");
    }

    /** Writes a file: the XML before the section, the section, the end of the root element. */
    void write(final String xml, final OutputStream out) throws IOException {
        out.write((xml + "<AppendedData encoding=\"raw\">\n_").getBytes(StandardCharsets.UTF_8));
        for (byte[] array : m_arrays) {
            out.write(array);
        }
        out.write("\n</AppendedData>\n</VTKFile>\n".getBytes(StandardCharsets.UTF_8));
    }
}
