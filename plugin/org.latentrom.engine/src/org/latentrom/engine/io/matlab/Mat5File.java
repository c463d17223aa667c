package org.latentrom.engine.io.matlab;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.array.ArrayMemory;
import org.latentrom.engine.io.array.ArrayNames;
import org.latentrom.engine.io.array.NumberArray;
import org.latentrom.engine.io.array.RawArray;
import org.latentrom.engine.io.array.RawLayout;
import org.latentrom.engine.progress.Progress;

/**
 * A MATLAB file of level 5. Arrays of numbers that are not compressed are read where they stand; compressed ones are
 * inflated, up to what zlib can make of the file. A parser of our own: of the format we need numbers alone, and files
 * may be hostile.
 */
final class Mat5File {
    private static final int COMPRESSED = 15;

    private static final int MATRIX = 14;

    private static final int HEADER = 128;

    /** Deflate cannot do better than 1032 bytes out of one (zlib's documentation). */
    private static final long DEFLATE_RATIO = 1032;

    private static final int MAX_VARIABLES = 10_000;

    private final Path m_path;

    private final String m_file;

    private final List<String> m_wanted;

    private final Progress m_progress;

    private final List<NumberArray> m_arrays = new ArrayList<>();

    private final List<String> m_leftOut = new ArrayList<>();

    private ByteOrder m_order;

    /** @param wanted names of arrays that are inflated; empty for all */
    Mat5File(final Path path, final List<String> wanted, final Progress progress) {
        m_path = path;
        m_file = SourceFolder.nameOf(path);
        m_wanted = wanted;
        m_progress = progress;
    }

    /** @return names of variables that are no arrays of plain numbers */
    List<String> leftOut() {
        return m_leftOut;
    }

    /** @return the arrays of numbers */
    List<NumberArray> read() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(m_path)) {
            ByteBuffer head = bytes(channel, 0, HEADER);
            boolean little = head.get(126) == 'I' && head.get(127) == 'M';
            if (!little && !(head.get(126) == 'M' && head.get(127) == 'I')) {
                throw damaged("has no mark of the byte order", null);
            }
            m_order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            long at = HEADER;
            for (int n = 0; at < channel.size(); n++) {
                m_progress.checkCanceled();
                ByteBuffer tag = bytes(channel, at, 8);
                int type = tag.getInt(0);
                long size = tag.getInt(4) & 0xffffffffL;
                if (size > channel.size() - at - 8 || n > MAX_VARIABLES) {
                    throw damaged("has a variable that is longer than the file", null);
                }
                if (type == MATRIX) {
                    matrix(channel, at + 8, size);
                } else if (type == COMPRESSED) {
                    compressed(channel, at + 8, size);
                } else {
                    throw damaged("has an element of the unknown type " + type, null);
                }
                at += 8 + size;
            }
        } catch (EOFException | ZipException e) {
            throw damaged("ends in the middle of a variable", e);
        }
        return m_arrays;
    }

    private void matrix(final SeekableByteChannel channel, final long at, final long size) throws IOException {
        channel.position(at);
        MatHeader h = MatHeader.read(m_file, Channels.newInputStream(channel), m_order);
        if (h == null || !h.isNumeric()) {
            leaveOut(h);
            return;
        }
        RawLayout layout = h.layout(m_file, m_order, at + h.length());
        RawArray array = RawArray.inFile(m_path, m_file, h.name(), layout);
        h.requireBytes(m_file, array, size - h.length());
        m_arrays.add(array);
    }

    private void compressed(final SeekableByteChannel channel, final long at, final long size) throws IOException {
        if (size > SourceBytes.LIMIT) {
            throw damaged("has a compressed variable of more than " + (SourceBytes.LIMIT >> 20) + " MiB", null);
        }
        byte[] packed = bytes(channel, at, (int)size).array();
        try (var in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            ByteBuffer tag = bytes(in, 8);
            if (tag.getInt(0) != MATRIX) {
                throw damaged("has a compressed element that is no array", null);
            }
            MatHeader h = MatHeader.read(m_file, in, m_order);
            if (h == null || !h.isNumeric()) {
                leaveOut(h);
                return;
            }
            if (!m_wanted.isEmpty() && !m_wanted.contains(h.name()) && ArrayNames.of(h.name()).isEmpty()) {
                return;
            }
            RawArray sized = RawArray.inMemory(m_file, h.name(), h.layout(m_file, m_order, 0), null);
            h.requireBytes(m_file, sized, Math.min(SourceBytes.LIMIT, DEFLATE_RATIO * size));
            int bytes = (int)(sized.count() * h.itemBytes());
            ArrayMemory.require(m_file, "array \"" + SourceFolder.shorten(h.name()) + "\"", bytes);
            var values = new byte[bytes];
            for (int n = 0; n < bytes; ) {
                m_progress.checkCanceled();
                int k = in.readNBytes(values, n, Math.min(1 << 20, bytes - n));
                if (k == 0) {
                    throw new EOFException();
                }
                n += k;
            }
            m_arrays.add(RawArray.inMemory(m_file, h.name(), h.layout(m_file, m_order, 0), values));
        }
    }

    private void leaveOut(final MatHeader h) {
        if (h != null && !h.name().isEmpty()) {
            m_leftOut.add(SourceFolder.shorten(h.name()) + " (" + h.kind() + ")");
        }
    }

    private ByteBuffer bytes(final SeekableByteChannel channel, final long at, final int count) throws IOException {
        channel.position(at);
        return bytes(Channels.newInputStream(channel), count);
    }

    private ByteBuffer bytes(final InputStream in, final int count) throws IOException {
        byte[] b = in.readNBytes(count);
        if (b.length < count) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(b).order(m_order == null ? ByteOrder.LITTLE_ENDIAN : m_order);
    }

    private SnapshotFormatException damaged(final String problem, final Throwable cause) {
        return new SnapshotFormatException(m_file, "", problem, "Copy the file or save it anew", cause);
    }
}
