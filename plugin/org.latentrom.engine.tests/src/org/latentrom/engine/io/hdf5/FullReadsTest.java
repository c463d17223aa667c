package org.latentrom.engine.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullReadsTest {
    /** Gives two bytes a read, as a slow network might. */
    private static SeekableByteChannel slow(final Path file) throws IOException {
        SeekableByteChannel fast = Files.newByteChannel(file);
        return new SeekableByteChannel() {
            @Override
            public int read(final ByteBuffer target) throws IOException {
                var two = ByteBuffer.allocate(Math.min(2, target.remaining()));
                int n = fast.read(two);
                target.put(two.flip());
                return n;
            }

            @Override
            public int write(final ByteBuffer source) {
                throw new UnsupportedOperationException();
            }

            @Override
            public long position() throws IOException {
                return fast.position();
            }

            @Override
            public SeekableByteChannel position(final long position) throws IOException {
                fast.position(position);
                return this;
            }

            @Override
            public long size() throws IOException {
                return fast.size();
            }

            @Override
            public SeekableByteChannel truncate(final long size) {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean isOpen() {
                return fast.isOpen();
            }

            @Override
            public void close() throws IOException {
                fast.close();
            }
        };
    }

    @Test
    void slowChannelsGiveEverythingThatIsAskedFor(@TempDir final Path folder) throws IOException {
        Path file = Files.write(folder.resolve("f"), new byte[]{1, 2, 3, 4, 5, 6, 7});
        var channel = new FullReads(slow(file));
        var five = ByteBuffer.allocate(5);
        assertEquals(5, channel.read(five));
        assertArrayEquals(new byte[]{1, 2, 3, 4, 5}, five.array());
        assertEquals(5, channel.position());
        assertEquals(7, channel.size());
        assertEquals(2, channel.read(ByteBuffer.allocate(5)), "the end of the file");
        assertEquals(-1, channel.read(ByteBuffer.allocate(5)));
        channel.position(1);
        assertEquals(1, channel.read(ByteBuffer.allocate(1)));
        assertThrows(UnsupportedOperationException.class, () -> channel.write(five));
        assertThrows(UnsupportedOperationException.class, () -> channel.truncate(0));
        channel.close();
        assertFalse(channel.isOpen());
    }
}
