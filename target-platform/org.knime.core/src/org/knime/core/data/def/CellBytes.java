package org.knime.core.data.def;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.IOException;

/** Reads counted bytes without trusting the count. */
public final class CellBytes {
    private CellBytes() {
    }

    /** Reads a count, then so many bytes; memory grows only with bytes that are there. */
    public static byte[] read(final DataInput in) throws IOException {
        int n = in.readInt();
        if (n < 0) {
            throw new IOException("A count of " + n + " bytes");
        }
        var out = new ByteArrayOutputStream(Math.min(n, 1 << 16));
        byte[] part = new byte[Math.min(n, 1 << 16)];
        for (int left = n; left > 0;) {
            int k = Math.min(left, part.length);
            in.readFully(part, 0, k);
            out.write(part, 0, k);
            left -= k;
        }
        return out.toByteArray();
    }
}
