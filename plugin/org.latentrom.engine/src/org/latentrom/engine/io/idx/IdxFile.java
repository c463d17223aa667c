package org.latentrom.engine.io.idx;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.progress.Progress;

/** An IDX file. A plain one is read where needed, one packed with gzip is unpacked in memory. */
final class IdxFile {
    /** Deflate cannot do better than 1032 bytes out of one (zlib's documentation). */
    private static final long DEFLATE_RATIO = 1032;

    private static final int CHUNK = 1 << 20;

    private final Path m_path;

    private final String m_name;

    private final IdxHeader m_header;

    private final byte[] m_unpacked;

    private IdxFile(final Path path, final IdxHeader header, final byte[] unpacked) {
        m_path = path;
        m_name = SourceFolder.nameOf(path);
        m_header = header;
        m_unpacked = unpacked;
    }

    /** @return true if a file that begins so is packed with gzip */
    static boolean isPacked(final byte[] head) {
        return head.length >= 2 && head[0] == 0x1f && (head[1] & 0xff) == 0x8b;
    }

    /**
     * @throws SnapshotFormatException if it is no IDX file, or has more or fewer bytes than its header says
     * @throws java.util.concurrent.CancellationException if cancelled while it is unpacked
     */
    static IdxFile open(final Path path, final Progress progress) throws IOException {
        String name = SourceFolder.nameOf(path);
        if (isPacked(SourceBytes.head(path, 2))) {
            return unpack(path, name, progress);
        }
        IdxHeader h;
        try (var in = Files.newInputStream(path)) {
            h = IdxHeader.read(name, in);
        }
        long have = Files.size(path) - h.length();
        if (have != h.bytes()) {
            throw sizeError(name, h, have < h.bytes());
        }
        return new IdxFile(path, h, null);
    }

    private static IdxFile unpack(final Path path, final String name, final Progress progress) throws IOException {
        long limit = Math.min(SourceBytes.LIMIT, DEFLATE_RATIO * Files.size(path));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path), CHUNK / 16)) {
            IdxHeader h = IdxHeader.read(name, in);
            if (h.bytes() > limit) {
                throw new SnapshotFormatException(name, "", "would unpack to " + (h.bytes() >> 20) + " MiB, more than "
                    + "its size or memory allows", "Unpack it: plain files are read image by image");
            }
            var bytes = new byte[(int)h.bytes()];
            for (int at = 0; at < bytes.length;) {
                progress.checkCanceled();
                int n = in.readNBytes(bytes, at, Math.min(CHUNK, bytes.length - at));
                if (n == 0) {
                    throw sizeError(name, h, true);
                }
                at += n;
            }
            if (in.read() >= 0) {
                throw sizeError(name, h, false);
            }
            return new IdxFile(path, h, bytes);
        } catch (ZipException | EOFException e) {
            throw new SnapshotFormatException(name, "", "is a damaged gzip file", "Copy it anew", e);
        }
    }

    private static SnapshotFormatException sizeError(final String name, final IdxHeader h, final boolean less) {
        return new SnapshotFormatException(name, "", "has " + (less ? "fewer" : "more") + " bytes than the "
            + shape(h) + " numbers of its header need", "It is cut off or damaged; copy it anew");
    }

    private static String shape(final IdxHeader h) {
        var text = new StringBuilder();
        for (int n : h.shape()) {
            text.append(text.isEmpty() ? "" : " x ").append(n);
        }
        return text.toString();
    }

    String name() {
        return m_name;
    }

    IdxHeader header() {
        return m_header;
    }

    /** @return lengths of the axes for messages, such as 60000 x 28 x 28 */
    String shape() {
        return shape(m_header);
    }

    /** @return the numbers of consecutive entries of the first axis, as they stand in the file */
    double[] values(final int from, final int count) throws IOException {
        long bytes = m_header.itemBytes() * count;
        ByteBuffer b = m_unpacked == null ? readAt(m_header.length() + m_header.itemBytes() * from, bytes)
            : ByteBuffer.wrap(m_unpacked, (int)(m_header.itemBytes() * from), (int)bytes).slice();
        var values = new double[(int)(bytes / m_header.type().bytes())];
        for (int i = 0; i < values.length; i++) {
            values[i] = m_header.type().value(b, i);
        }
        return values;
    }

    private ByteBuffer readAt(final long position, final long bytes) throws IOException {
        var b = ByteBuffer.allocate((int)bytes);
        try (var channel = Files.newByteChannel(m_path)) {
            channel.position(position);
            while (b.hasRemaining() && channel.read(b) >= 0) {
                // a channel may give less than asked for
            }
        }
        if (b.hasRemaining()) {
            throw new SnapshotFormatException(m_name, "", "has become shorter while it was read",
                "Do not write to the file while it is read");
        }
        return b.flip();
    }
}
