package org.latentrom.engine.io.write;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.latentrom.engine.progress.Progress;

/**
 * An array of equal items on the local disk, filled in any order: archives want their arrays one after the other, but
 * states come with a piece of each.
 */
final class SpilledArray implements Closeable {
    private static final int BUFFER = 1 << 20;

    private final Path m_file;

    private final SeekableByteChannel m_channel;

    private final int m_itemBytes;

    SpilledArray(final Path folder, final int itemBytes) throws IOException {
        m_itemBytes = itemBytes;
        m_file = Files.createTempFile(folder, "latentrom-", ".array");
        m_channel = Files.newByteChannel(m_file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** @return bytes of an item */
    int itemBytes() {
        return m_itemBytes;
    }

    void put(final int index, final byte[] item) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(item);
        m_channel.position((long)index * m_itemBytes);
        while (bytes.hasRemaining()) {
            m_channel.write(bytes);
        }
    }

    void copyTo(final OutputStream out, final Progress progress) throws IOException {
        m_channel.position(0);
        var buffer = new byte[BUFFER];
        for (int n = m_channel.read(ByteBuffer.wrap(buffer)); n >= 0; n = m_channel.read(ByteBuffer.wrap(buffer))) {
            progress.checkCanceled();
            out.write(buffer, 0, n);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            m_channel.close();
        } finally {
            Files.deleteIfExists(m_file);
        }
    }
}
