package org.latentrom.engine.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * Reads as much as is asked for: jHDF takes what one read gives for all there is, and channels of remote file systems
 * give less.
 *
 * @param channel the file
 */
record FullReads(SeekableByteChannel channel) implements SeekableByteChannel {
    @Override
    public int read(final ByteBuffer target) throws IOException {
        int all = 0;
        while (target.hasRemaining()) {
            int n = channel.read(target);
            if (n < 0) {
                return all == 0 ? -1 : all;
            }
            all += n;
        }
        return all;
    }

    @Override
    public int write(final ByteBuffer source) {
        throw new UnsupportedOperationException("the file is only read");
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public SeekableByteChannel position(final long position) throws IOException {
        channel.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public SeekableByteChannel truncate(final long size) {
        throw new UnsupportedOperationException("the file is only read");
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
