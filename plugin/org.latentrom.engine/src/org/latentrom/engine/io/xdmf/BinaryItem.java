package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;

/** How the numbers of a DataItem of the format Binary lie in their file: type, byte order, first byte. */
final class BinaryItem {
    private enum Kind {
        FLOAT, INT, UINT
    }

    private final XdmfDocument m_document;

    private final XmlElement m_item;

    private final Kind m_kind;

    private final int m_size;

    private final ByteOrder m_order;

    private final long m_seek;

    private BinaryItem(final XdmfDocument document, final XmlElement item, final Kind kind, final int size,
        final ByteOrder order, final long seek) {
        m_document = document;
        m_item = item;
        m_kind = kind;
        m_size = size;
        m_order = order;
        m_seek = seek;
    }

    /** @throws SnapshotFormatException if the item's attributes say what is not supported */
    static BinaryItem of(final XmlElement item, final XdmfDocument document) throws SnapshotFormatException {
        String type = item.attribute("NumberType", "DataType").orElse("Float").toUpperCase(Locale.ROOT);
        Kind kind = switch (type) {
            case "FLOAT", "DOUBLE" -> Kind.FLOAT;
            case "INT", "CHAR", "SHORT", "LONG" -> Kind.INT;
            case "UINT", "UCHAR", "USHORT", "ULONG" -> Kind.UINT;
            default -> throw document.error(item, "has numbers of the type " + SourceFolder.shorten(type)
                + ", which is not supported", "Write Float, Int or UInt");
        };
        String usual = switch (type) {
            case "CHAR", "UCHAR" -> "1";
            case "SHORT", "USHORT" -> "2";
            case "DOUBLE", "LONG", "ULONG" -> "8";
            default -> "4";
        };
        String precision = item.attribute("Precision").orElse(usual);
        if (!precision.matches(kind == Kind.FLOAT ? "[48]" : "[1248]")) {
            throw document.error(item, "has numbers of " + SourceFolder.shorten(precision)
                + " bytes, which is not supported", "Write 4 or 8 bytes");
        }
        String compression = item.attribute("Compression").orElse("Raw");
        if (!compression.equalsIgnoreCase("Raw")) {
            throw document.error(item, "is compressed by " + SourceFolder.shorten(compression)
                + ", which is not supported", "Write it without compression, or to HDF5");
        }
        String order = item.attribute("Endian").orElse("Native").toUpperCase(Locale.ROOT);
        if (!order.matches("NATIVE|LITTLE|BIG")) {
            throw document.error(item, "has the byte order " + SourceFolder.shorten(order), "Write Little or Big");
        }
        String seek = item.attribute("Seek").orElse("0");
        if (!seek.matches("[0-9]{1,18}")) {
            throw document.error(item, "begins at byte " + SourceFolder.shorten(seek), "Export the file anew");
        }
        // native is the writer's order, which the file does not tell; machines of today are little endian
        return new BinaryItem(document, item, kind, Integer.parseInt(precision),
            order.equals("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, Long.parseLong(seek));
    }

    /**
     * @param first index of the first value to read
     * @param count number of values to read
     * @param all number of values that the item has; the file must hold them
     * @return {@code int[]} or {@code long[]} if all numbers fit, else {@code double[]} or {@code float[]}
     */
    Object read(final Path file, final long first, final long count, final long all) throws IOException {
        long needed = m_seek + all * m_size;
        if (Files.size(file) < needed || all > Long.MAX_VALUE / 16) {
            throw m_document.error(m_item, "needs " + needed + " bytes of " + SourceFolder.nameOf(file)
                + ", which has " + Files.size(file),
                    "The file is cut off, or Dimensions or Seek are wrong; copy both anew");
        }
        if (count * m_size > SourceBytes.LIMIT) {
            throw m_document.error(m_item, "would have " + count + " values", "Write smaller arrays");
        }
        var bytes = ByteBuffer.allocate((int)count * m_size).order(m_order);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(m_seek + first * m_size);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // to the end
            }
        }
        if (bytes.hasRemaining()) {
            throw m_document.error(m_item, "ends early in " + SourceFolder.nameOf(file), "Copy the file anew");
        }
        return numbers(bytes.flip(), (int)count);
    }

    private Object numbers(final ByteBuffer bytes, final int count) {
        if (m_kind == Kind.FLOAT) {
            if (m_size == 4) {
                var values = new float[count];
                bytes.asFloatBuffer().get(values);
                return values;
            }
            var values = new double[count];
            bytes.asDoubleBuffer().get(values);
            return values;
        }
        if (m_kind == Kind.INT && m_size == 4) {
            var values = new int[count];
            bytes.asIntBuffer().get(values);
            return values;
        }
        var values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = m_kind == Kind.INT ? signed(bytes) : unsigned(bytes);
        }
        return values;
    }

    private long signed(final ByteBuffer bytes) {
        return switch (m_size) {
            case 1 -> bytes.get();
            case 2 -> bytes.getShort();
            default -> bytes.getLong();
        };
    }

    /** Numbers from 2^63 come out negative: as indices they are refused, as values they do not occur. */
    private long unsigned(final ByteBuffer bytes) {
        return switch (m_size) {
            case 1 -> bytes.get() & 0xff;
            case 2 -> bytes.getShort() & 0xffff;
            case 4 -> bytes.getInt() & 0xffffffffL;
            default -> bytes.getLong();
        };
    }
}
