package org.latentrom.knime.data;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A block that many cells refer to: a mesh or a mask. It is known by the digest of its bytes, so that the same content
 * is one object in memory wherever it was read.
 *
 * @param block the place in the store file
 * @param digest SHA-256 of the bytes, in hexadecimal digits
 */
record SharedBlock(Block block, String digest) {
    private static final int DIGEST_BYTES = 32;

    /** @return the SHA-256 of all bytes of a buffer; the buffer's position is left alone */
    static String digest(final ByteBuffer bytes) {
        try {
            final var sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes.duplicate());
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void write(final DataOutput out) throws IOException {
        block.write(out);
        out.write(HexFormat.of().parseHex(digest));
    }

    static SharedBlock read(final DataInput in) throws IOException {
        final var block = Block.read(in);
        final byte[] digest = new byte[DIGEST_BYTES];
        in.readFully(digest);
        return new SharedBlock(block, HexFormat.of().formatHex(digest));
    }
}
