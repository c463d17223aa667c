package org.latentrom.knime.data;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/**
 * A piece of a store file: where it lies, how long it is and what its bytes must sum to.
 *
 * @param offset first byte, not negative
 * @param length number of bytes, not negative
 * @param crc CRC-32 of the bytes
 */
record Block(long offset, int length, int crc) {
    /** @throws IllegalArgumentException if the place is negative */
    Block {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("a block at " + offset + " of " + length + " bytes");
        }
    }

    /** @return the CRC-32 of all bytes of a buffer; the buffer's position is left alone */
    static int crc(final ByteBuffer bytes) {
        var crc = new CRC32();
        crc.update(bytes.duplicate());
        return (int)crc.getValue();
    }

    void write(final DataOutput out) throws IOException {
        out.writeLong(offset);
        out.writeInt(length);
        out.writeInt(crc);
    }

    /** @throws IOException if the numbers cannot be a block */
    static Block read(final DataInput in) throws IOException {
        final long offset = in.readLong();
        final int length = in.readInt();
        if (offset < 0 || length < 0) {
            throw new IOException("A saved cell is damaged: it names a block at " + offset + " of " + length + " "
                + "bytes.");
        }
        return new Block(offset, length, in.readInt());
    }

    /**
     * Reads and checks the bytes. The file's size is checked before memory is taken.
     *
     * @return the bytes, little-endian, ready to be read
     * @throws IOException if the file is missing, too short or damaged; the message names it
     */
    ByteBuffer read(final Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (offset + length > channel.size()) {
                throw new IOException(file.getFileName() + " ends early: " + (offset + length) + " bytes are needed, "
                    + "it has "
                    + channel.size() + ". Reset and execute the node that made the data.");
            }
            final var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            for (long at = offset; bytes.hasRemaining();) {
                final int n = channel.read(bytes, at);
                if (n < 0) {
                    throw new IOException(file.getFileName() + " ends early. Reset and execute the node that made "
                        + "the data.");
                }
                at += n;
            }
            bytes.flip();
            if (crc(bytes) != crc) {
                throw new IOException(file.getFileName() + " is damaged at byte " + offset
                    + ". Reset and execute the node that made the data.");
            }
            return bytes;
        }
    }
}
