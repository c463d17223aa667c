package org.latentrom.engine.io.idx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** IDX files for tests. */
final class IdxBytes {
    private IdxBytes() {
    }

    /** @param code the type's code in the format @param payload the numbers, big-endian */
    static byte[] of(final int code, final byte[] payload, final int... shape) {
        var b = ByteBuffer.allocate(4 + 4 * shape.length + payload.length);
        b.put((byte)0).put((byte)0).put((byte)code).put((byte)shape.length);
        for (int n : shape) {
            b.putInt(n);
        }
        return b.put(payload).array();
    }

    /** Images whose byte k is 7 k modulo 256. */
    static byte[] images(final int count, final int height, final int width) {
        var payload = new byte[count * height * width];
        for (int k = 0; k < payload.length; k++) {
            payload[k] = (byte)(7 * k);
        }
        return of(8, payload, count, height, width);
    }

    /** The labels 3, 4, 5, ... modulo 10. */
    static byte[] labels(final int count) {
        var payload = new byte[count];
        for (int k = 0; k < count; k++) {
            payload[k] = (byte)((3 + k) % 10);
        }
        return of(8, payload, count);
    }

    static byte[] packed(final byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
